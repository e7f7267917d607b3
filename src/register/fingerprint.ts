/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '360442efffa586de65fc7f368d3c7dce22203bcfa99592895e0af45991f0b6a4'
