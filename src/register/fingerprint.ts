/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '0e9b062aba650e77add8631c1a45174b2eb4bd4ca5dd1989b1ca68b4a7233f0e'
