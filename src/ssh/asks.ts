/** What questions of the other end do here, by their names. */
export type Asks = Readonly<Record<string, (args: never) => Promise<unknown>>>
