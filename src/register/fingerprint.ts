/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'dd0004dfe6e207b36a3c98417ad5b02b7b6508aa752fca43d59d29ae6017b18b'
