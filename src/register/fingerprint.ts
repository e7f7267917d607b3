/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'e2a6b4008b46c76407b6cad81603c3bc35dfd35c7e86c193bb092b484866c907'
