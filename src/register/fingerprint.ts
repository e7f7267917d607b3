/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '1ac7476d4d2b41accc26cf6c1ada4fc544983a40a92b0d3b2ed7afa6d82e2a1e'
