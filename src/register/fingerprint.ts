/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '1e6652e30c1c3eed2b236637576e12470f137e882b345c89888ce65afa8e75da'
