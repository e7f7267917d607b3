/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'ad777f9481f3358fd091579a6f150541a34c58a9b9a28a8ca5c5612838c10a9d'
