/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '89cb27d32d99d3f9d33df38bfacff179e8395e46305310fa0025c9a20c34ebf5'
