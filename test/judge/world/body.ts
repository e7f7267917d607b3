import fs from 'node:fs'
import path from 'node:path'
import { run } from '../../../src/start/main.ts'
import { below, type Chance, pick } from '../../faults/runs.ts'
import { waits } from '../../hanging.ts'
import { KeptOpen } from '../../kept-open.ts'
import { testWorld } from '../../world.ts'
import { type Day, plusDays } from '../reading/days.ts'
import { type OnRecord, readRecord } from '../reading/record.ts'

/** A command as it was typed: on which day, by whom, and how it ended. */
export interface Typed {
  readonly day: Day
  readonly by: string
  readonly argv: readonly string[]
  readonly code: number
  readonly said: string
}

/** The command as it can be typed again, on its day and by whoever typed it; what was refused says why. */
export const commandLine = ({ day, by, argv, code, said }: Typed): string =>
  `CERTDESK_TODAY=${day} CERTDESK_BY=${by} certdesk ${argv.map((word) => (/^[\w.:/-]+$/.test(word) ? word : `'${word}'`)).join(' ')}${code === 0 ? '' : `  # ${code}: ${said.split('\n')[0]}`}\n`

/** What was on record at a moment: a report known at it must read as if it had been printed then. */
export interface Known {
  readonly at: string
  readonly day: Day
  readonly record: OnRecord
}

/** What a command printed. */
export class Printed {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The first number of a series, such as CT, that it names. */
  number(series: string): string {
    const [, found] = new RegExp(`"(${series}-?[\\d-]+)"`).exec(this.#text) ?? []
    if (found === undefined) throw new Error(`no number of ${series} in: ${this.#text.slice(0, 300)}`)
    return found
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a command prints is looked at by whoever typed it.
  get json(): any {
    return JSON.parse(this.#text)
  }
}

type Plan = () => Promise<unknown>

/** Who works at the body, by what they do. */
export const people = {
  manager: '王芳',
  business: '李强',
  second: '何敏',
  certification: '周华',
  general: '郑洁',
  decider: '陈红',
  auditor: '赵审',
  teamLeader: '孙立',
  projectManager: '吴项',
  leader: '林总',
  quality: '钱质',
} as const

/**
 * A certification body over the years. What is to happen is planned for days; each day's commands are typed on that day, by the
 * whole program in this process, its clock at that day.
 */
export class Body {
  readonly random: Chance
  readonly file: string
  readonly start: Day
  readonly end: Day
  readonly typed: Typed[] = []
  readonly known: Known[] = []
  /** What was found wrong while it lived: a draw of others than were certified, say. */
  readonly faults: string[] = []
  /** The days on which what was on record was corrected. */
  readonly corrected: Day[] = []
  /** Who has left. */
  readonly left = new Set<string>()
  today: Day
  readonly #folder: string
  /** It closes by itself when nobody types. */
  readonly #kept = new KeptOpen()
  readonly #plans = new Map<Day, Plan[]>()
  #counted = 0
  /** How many commands were typed today: each takes a second. */
  #second = 0

  constructor(random: Chance, folder: string, start: Day, end: Day) {
    this.random = random
    this.#folder = folder
    this.file = path.join(folder, 'register.db')
    this.start = start
    this.today = start
    this.end = end
  }

  /** True as often as said, from 0 to 1. */
  likely(share: number): boolean {
    return this.random() < share
  }

  /** A whole number from one to another, both included. */
  between(least: number, most: number): number {
    return least + below(this.random, most - least + 1)
  }

  pick<T>(items: readonly T[]): T {
    return pick(this.random, items)
  }

  /** The next of the numbers that papers bear. */
  count(): number {
    this.#counted += 1
    return this.#counted
  }

  /** A day so many days from today, from the one to the other number. */
  in(least: number, most: number): Day {
    return plusDays(this.today, this.between(least, most))
  }

  /** Plans something for a day; what lies behind happens today, what lies after the end never. */
  plan(day: Day, act: Plan): void {
    const on = day < this.today ? this.today : day
    if (on > this.end) return
    const own = this.#plans.get(on) ?? []
    own.push(act)
    this.#plans.set(on, own)
  }

  get #now(): string {
    // Ten in the morning in Shanghai.
    return new Date(Date.parse(`${this.today}T02:00:00.000Z`) + this.#second * 1000).toISOString()
  }

  /** Writes a file beside the register, for a command to read. */
  put(name: string, text: string): void {
    fs.writeFileSync(path.join(this.#folder, name), text)
  }

  /** Types a command and returns what it printed, parsed; null where it was refused. */
  async type(by: string, ...argv: readonly string[]): Promise<Printed | null> {
    this.#second += 1
    const env = { CERTDESK_REGISTER: this.file, CERTDESK_BY: by, CERTDESK_WAIT: waits, HOME: this.#folder }
    const world = testWorld({ cwd: this.#folder, now: this.#now, env })
    const code = await run([...argv, '--format', 'json'], Object.assign(world, { kept: this.#kept }))
    const said = world.err()
    this.typed.push({ day: this.today, by, argv, code, said: code === 0 ? '' : said.trim() })
    if (code !== 0 && code !== 1 && code !== 2 && code !== 3)
      throw new Error(`${this.today} ${argv.join(' ')} ended with ${code}: ${said}`)
    return code === 0 ? new Printed(world.out()) : null
  }

  /** Keeps what is on record now, to be asked about later. */
  keep(): void {
    this.#second += 1
    this.known.push({ at: this.#now, day: this.today, record: readRecord(this.file) })
    this.#second += 1
  }

  /** Lives all that is planned, day by day. What an act plans for the same day still happens on it. */
  async live(): Promise<void> {
    for (; this.today <= this.end; this.today = plusDays(this.today, 1)) {
      this.#second = 0
      for (const act of this.#todays()) await act()
    }
    this.today = this.end
  }

  *#todays(): Generator<Plan> {
    for (;;) {
      const next = this.#plans.get(this.today)?.shift()
      if (next === undefined) return
      yield next
    }
  }
}
