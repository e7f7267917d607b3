/** A turn of the event loop, in which an interruption is heard: long work that never waits lets nobody in otherwise. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done))
