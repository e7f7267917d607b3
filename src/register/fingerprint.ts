/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '337292c08f73eed36c1d2cc526099995bb0b92b7735d0a9a6344cdce2f80c98b'
