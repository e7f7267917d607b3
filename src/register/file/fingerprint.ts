/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '1537bb8f90f026343694e5b161d3a7c095458aef61831cd44d35f7d596e4d83b'
