/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '013415af61bcbc9bddd940bec403ab946774197db918c6b4457d22af27b629cc'
