import type { Ended } from './process.ts'
import type { Tally } from './runs.ts'
import { type Act, actOf, type Office, serverOf, typed } from './server-office.ts'

/** What must not happen to a register at a server, whatever happens to its clients and to the server. */
export const faults = ['lost', 'twice', 'kept and denied', 'corrupt', 'blocked', 'no sentence']
export const counted = ['acknowledged', 'said not to be recorded', 'left open', 'on record']

interface Entry {
  readonly seq: number
  readonly command: string
}

/** What is on record by a number, with all that is said of it. */
interface Numbered {
  readonly number: string
  readonly text: string
}

/** The lists of what has numbers, and what the number is called there. */
const lists = [
  { argv: ['contact', 'list'], name: 'contacts', number: 'number' },
  { argv: ['customer', 'list'], name: 'customers', number: 'code' },
  { argv: ['change', 'list'], name: 'changes', number: 'number' },
] as const

/** The kinds of act that give what they record a number, and are told of in its row. */
const numbering: readonly string[] = ['contact', 'customer', 'change']

/** The number that a client was given for what it recorded; null for what has none. */
function numberIn(out: string): string | null {
  const { contact, customer, change } = JSON.parse(out) as Record<string, Record<string, string> | undefined>
  return contact?.number ?? change?.number ?? customer?.code ?? null
}

/** What clients were told, to be held against what is on record. */
export class Told {
  readonly #tally: Tally
  readonly #kept = new Map<string, { readonly act: Act; readonly number: string | null }>()
  /** Of which it was said that nothing was recorded. */
  readonly #denied = new Set<string>()
  #open = 0

  constructor(tally: Tally) {
    this.#tally = tally
  }

  /** Hears how a client ended. One that was killed had no time for a sentence. */
  hear(act: Act, { code, out, errors, signal }: Ended): void {
    const line = act.argv.join(' ')
    if (code === 0) this.#kept.set(act.token, { act, number: numberIn(out) })
    else if (code === 4 && /nothing( of this command)? was recorded/i.test(errors)) this.#denied.add(act.token)
    else this.#open += 1
    const isSaid = code === 0 || (code === 4 && /^\{"error":\{"code":"register",/.test(errors)) || signal === 'SIGKILL'
    if (!isSaid || /deadlock|\n +at /.test(errors)) this.#tally.fault('no sentence', `${line}: ${code}: ${errors}`)
  }

  /** Holds all of it against the register, to which somebody else writes now. */
  async judge(office: Office, server = serverOf(office)): Promise<void> {
    const tally = this.#tally
    const next = await typed(office, actOf('contact', 0, office).argv, { server })
    if (next.code !== 0) tally.fault('blocked', next.errors)
    const answer = async (argv: readonly string[]) => {
      const { code, out, errors } = await typed(office, [...argv, '--format', 'json'], { server })
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${errors}`)
      return JSON.parse(out)
    }
    const { entries } = (await answer(['audit', 'list'])) as { readonly entries: Entry[] }
    const numbered: Numbered[] = []
    for (const { argv, name, number } of lists)
      for (const row of (await answer(argv))[name]) numbered.push({ number: row[number], text: JSON.stringify(row) })
    this.#hold(entries, numbered)
    const verified = await typed(office, ['audit', 'verify'], { server })
    if (verified.code !== 0) tally.fault('corrupt', verified.out + verified.errors)
    tally.count('acknowledged', this.#kept.size)
    tally.count('said not to be recorded', this.#denied.size)
    tally.count('left open', this.#open)
    tally.count('on record', entries.length)
  }

  #hold(entries: readonly Entry[], numbered: readonly Numbered[]): void {
    const tally = this.#tally
    const times = new Map<string, number>()
    for (const { command } of entries)
      for (const token of new Set(command.match(/nr-\d+-/g))) times.set(token, (times.get(token) ?? 0) + 1)
    for (const [token, often] of times) if (often > 1) tally.fault('twice', `${token} by ${often} entries`)
    const texts = new Map(numbered.map(({ number, text }) => [number, text]))
    if (texts.size < numbered.length) tally.fault('twice', 'a number is borne by two records')
    for (const [token, { act, number }] of this.#kept) {
      const text = number === null ? '' : texts.get(number)
      if (!times.has(token) || text === undefined) tally.fault('lost', act.argv.join(' '))
      // A number that was given to somebody else as well names what that one recorded.
      else if (numbering.includes(act.kind) && !text.includes(token)) tally.fault('twice', `${number} of ${token}`)
    }
    for (const token of this.#denied) if (times.has(token)) tally.fault('kept and denied', token)
  }
}
