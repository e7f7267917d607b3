/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = 'fa5c8ae036fa6fea321ec9c4851104ebeebb08bbe7aba5f89fb93edb27a94233'
