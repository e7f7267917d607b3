/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'c45aca54377f9ddec661e86be9c03b19c2491f12b9d748fb5c610ffe1f8a604c'
