/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '359a5fe392b1c616aeb62d175150dcce25575095cae40e1969e2e549d5f25e1a'
