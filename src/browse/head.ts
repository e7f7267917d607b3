import { statSync } from 'node:fs'
import type { Day } from '../clause/day.ts'
import { Problem } from '../clause/problem.ts'
import type { Head } from '../register/register.ts'
import type { Call } from '../terminal/command.ts'
import { askedWhereThere } from '../terminal/session.ts'

/** Where a register stands: its journal's newest entry, and which day it is there. What was answered at one standing holds for that alone. */
export interface Standing {
  readonly file: string
  readonly head: Head
  readonly today: Day
  readonly timeZone: string
}

/** The file system tells no two moments apart that are as near as this, in milliseconds. */
const blurred = 100

/** Where the register stands now: asked again only where its files were touched, or the day may be another. */
export class Register {
  readonly #call: Call
  #file: string | null = null
  #known: { readonly stamp: string; readonly standing: Standing } | null = null

  constructor(call: Call) {
    this.#call = call
  }

  /** Throws the problem of a register that cannot be read. */
  async standing(): Promise<Standing> {
    // Taken before it is read: what is written meanwhile makes it another.
    const stamp = this.#file === null ? null : this.#stamp(this.#file)
    if (stamp !== null && stamp === this.#known?.stamp) return this.#known.standing
    const standing = await askedWhereThere(this.#call, async (read) => {
      const { file, today, timeZone } = read
      return { file, today, timeZone, head: read.head() }
    })
    if (standing instanceof Problem) throw standing
    this.#file = standing.file
    this.#known = stamp === null ? null : { stamp, standing }
    return standing
  }

  /** What changes with each write and each minute; null where that cannot be told yet, since a file was touched just now. */
  #stamp(file: string): string | null {
    const now = this.#call.world.clock()
    const parts = [Math.floor(now / 60_000)].map(String)
    for (const path of [file, `${file}-wal`]) {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false })
      if (found !== undefined && now - Number(found.mtimeMs) < blurred) return null
      parts.push(found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeNs}`)
    }
    return parts.join(' ')
  }
}
