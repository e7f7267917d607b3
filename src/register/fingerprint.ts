/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'b23e44977155eed7626a552cb443b2f285f47ac7d33679f8775224f616ec3860'
