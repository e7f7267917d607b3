/**
 * What has not ended after so many milliseconds hangs. The only limit of time in the tests: how long something takes depends
 * on what else the machine does, and no test is about that. A test of `npm run faults` does many times as much.
 */
export const hanging = process.env.CERTDESK_FAULTS === 'long' ? 3_600_000 : 600_000

/** CERTDESK_WAIT of a command that may wait for another: as long as a test may last. */
export const waits = String(hanging / 1000)
