import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import type { Role } from '../office/staff/rules.ts'
import type { Db } from '../register/register.ts'

/** Something that can be done now. */
export interface Step {
  readonly act: string
  readonly words: Words
  /** The command line that does it; on a terminal it asks for the rest. */
  readonly command: readonly string[]
  /** What it is not recorded without, as it is typed: `--why TEXT`. */
  readonly asks: readonly Words[]
  /** Any one of them does it. */
  readonly roles: readonly Role[]
  readonly clause: string
  /** The day until which it is to be done, or for which it is planned; null where there is none. */
  readonly due: Day | null
  /** Whether it decides about the customer: then no bare Enter takes it. */
  readonly decides?: true
  /** Where whoever does it signs, or null. */
  readonly signs: Words | null
}

/** Something that cannot be done yet: by whom it will be, until or from when, and what it waits for. */
interface Waiting {
  readonly act: string
  readonly words: Words
  readonly why: Words
  readonly roles: readonly Role[]
  readonly due: Day | null
}

/** How an application, a case, a complaint or an appeal stands, and what can be done with it, what is usually done first in front. */
export interface Onwards {
  readonly number: string
  /** Whose it is: null where that is no customer of the register, the name where nobody is named. */
  readonly customer: string | null
  readonly name: string | null
  readonly state: string
  readonly stateWords: Words
  readonly steps: readonly Step[]
  readonly waits: readonly Waiting[]
}

/** One of them that is open, with the day of its last act. */
export interface OpenMatter extends Pick<Onwards, 'number' | 'customer' | 'name' | 'stateWords'> {
  readonly since: Day
}

/** What a room says of the records that go on step by step. */
export interface Walk {
  /** How the record of a number stands as of a day. Usage problem where there is none. */
  readonly onward: (db: Db, number: string, day: Day) => Promise<Onwards>
  /** Those that are open, as of a day. */
  readonly open: (db: Db, day: Day) => Promise<readonly OpenMatter[]>
}

/** The rooms by the letters that their numbers begin with. */
export type Walks = Readonly<Record<string, Walk>>
