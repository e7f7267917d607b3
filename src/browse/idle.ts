/** Does something after so many milliseconds, unless the returned function is called before. */
export type After = (milliseconds: number, act: () => void) => () => void

/** A timer of the process, which goes on while it waits. */
export const afterReally: After = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** How long nobody may want anything. */
export interface Patience {
  readonly minutes: number
  readonly clock: () => number
  readonly after: After
}

/** Sees whether anybody wants anything. */
export interface Watch {
  /** Somebody wants something, until the returned function is called. */
  use(): () => void
  stop(): void
}

const minute = 60_000

/**
 * Calls `isIdle` once nobody wanted anything for so many minutes. It looks at the clock each minute: a machine that slept has timers that
 * slept too. A clock that was set back begins the time anew.
 */
export function watched({ minutes, clock, after }: Patience, isIdle: () => void): Watch {
  const most = minutes * minute
  let [using, last] = [0, clock()]
  const look = (): (() => void) => {
    const left = using > 0 ? minute : last + most - clock()
    return after(Math.min(minute, Math.max(left, 1)), () => {
      if (last > clock()) last = clock()
      if (using > 0 || clock() - last < most) cancel = look()
      else isIdle()
    })
  }
  let cancel = look()
  return {
    use() {
      using += 1
      return () => {
        using -= 1
        last = clock()
      }
    },
    stop: () => cancel(),
  }
}
