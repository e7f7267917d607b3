import type { Words } from '../clause/words.ts'
import type { AnyKind } from '../record/kind.ts'
import type { Noun } from '../terminal/command.ts'
import type { Cell } from '../terminal/result.ts'
import { addressOf } from './line.ts'
import { argumentsOf, inAddress, offeredAt } from './offered.ts'

/** Where a value of a list or a record leads to, below the beginning of all addresses; null: nowhere. */
export type LeadsTo = (key: string, value: Cell) => string | null

/** The command that shows a record, and what its argument is called in an address. */
interface Shows {
  readonly path: readonly string[]
  readonly argument: string
}

/** What tells a number of the program's own, such as CT-2026-0001. */
const ofSeries = /^([A-Z]{2})-\d{4}-\d+$/

const customerCode = /^C\d{5,}$/

/** What may not stand in a path as it is: a number that a paper bears can have any character. */
const notInPath = /[\\/\p{Cc}]|^\.{1,2}$/u

const addressShowing = ({ path, argument }: Shows, value: string, as: Readonly<Record<string, string>>): string =>
  notInPath.test(value) ? addressOf(path, { [argument]: value, ...as }) : addressOf([...path, value], as)

/** Where the values of results lead, as the kinds of record say how each is known. */
export class Links {
  readonly #bySeries = new Map<string, Shows>()
  readonly #byNoun = new Map<string, Shows>()
  readonly #called = new Map<string, Words>()

  private constructor() {}

  /** What a record of a noun's kind is called; null where it has none. */
  called(noun: string): Words | null {
    return this.#called.get(noun) ?? null
  }

  static async of(program: Noun, kinds: readonly AnyKind[]): Promise<Links> {
    const links = new Links()
    for (const { command, identity, called } of kinds) {
      if (identity.is === 'none') continue
      if (!links.#called.has(command)) links.#called.set(command, called.row ?? called.one)
      const path = [...command.split(' '), 'show']
      const found = await offeredAt(program, path)
      const [first] = found === null ? [] : argumentsOf(found.verb)
      if (first === undefined) continue
      const shows = { path, argument: inAddress(first[0]) }
      if (identity.is === 'series') links.#bySeries.set(identity.prefix, shows)
      links.#byNoun.set(command, shows)
    }
    return links
  }

  /**
   * Where the values of a command's answer lead. `as`: what every address of the page goes on with, such as the day that it is asked of.
   */
  from(path: readonly string[], as: Readonly<Record<string, string>>): LeadsTo {
    const noun = path.slice(0, -1).join(' ')
    const customer = this.#byNoun.get('customer')
    return (key, value) => {
      if (typeof value !== 'string' || value === '') return null
      const [, prefix] = ofSeries.exec(value) ?? []
      const series = prefix === undefined ? undefined : this.#bySeries.get(prefix)
      if (series !== undefined) return addressShowing(series, value, as)
      if (customer !== undefined && customerCode.test(value)) return addressShowing(customer, value, as)
      if (key === 'maintainer') return addressOf(['today'], { maintainer: value, ...as })
      const shows = this.#byNoun.get(key === 'number' ? noun : key)
      return shows === undefined ? null : addressShowing(shows, value, as)
    }
  }
}
