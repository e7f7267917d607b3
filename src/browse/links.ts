import type { Words } from '../clause/words.ts'
import type { AnyKind } from '../record/kind.ts'
import type { Noun } from '../terminal/command.ts'
import { typed } from '../terminal/global-options.ts'
import type { Cell } from '../terminal/result.ts'
import { addressOf, timeFlags } from './line.ts'
import { argumentsOf, everyOffered, flagsOf, inAddress, type Offered, offeredAt } from './offered.ts'

/** Where a value of a list or a record leads to, below the beginning of all addresses; null: nowhere. */
export type LeadsTo = (key: string, value: Cell, item: unknown) => string | null

/** The command that shows a record, and what its argument is called in an address. */
interface Shows {
  readonly path: readonly string[]
  readonly argument: string
}

/** What tells a number of the program's own, such as CT-2026-0001. */
const ofSeries = /^([A-Z]{2})-\d{4}-\d+$/

const customerCode = /^C\d{5,}$/

/** The code of the customer whose name an item has: beside it, or its own. */
function codeBeside(item: unknown): string | null {
  const { customer, code } = Object(item) as Readonly<Record<string, unknown>>
  return [customer, code].find((each): each is string => typeof each === 'string' && customerCode.test(each)) ?? null
}

/** What may not stand in a path as it is: a number that a paper bears can have any character. */
const notInPath = /[\\/\p{Cc}]|%[\da-f]{2}|^\.{1,2}$/iu

const addressShowing = ({ path, argument }: Shows, value: string, as: Readonly<Record<string, string>>): string =>
  notInPath.test(value) ? addressOf(path, { [argument]: value, ...as }) : addressOf([...path, value], as)

/** What a command line that a result names begins with. */
const commandBegins = 'certdesk '

/** The words of a command line as results write it: a value with blanks stands in quotes (`shellWord`). */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  )

/** Where the values of results lead, as the kinds of record say how each is known. */
export class Links {
  readonly #bySeries = new Map<string, Shows>()
  readonly #byNoun = new Map<string, Shows>()
  readonly #called = new Map<string, Words>()
  readonly #offered = new Map<string, Offered>()

  private constructor() {}

  /** What a record of a noun's kind is called; null where it has none. */
  called(noun: string): Words | null {
    return this.#called.get(noun) ?? null
  }

  static async of(program: Noun, kinds: readonly AnyKind[]): Promise<Links> {
    const links = new Links()
    for (const { commands } of await everyOffered(program))
      for (const each of commands) links.#offered.set(each.path.join(' '), each)
    for (const word of Object.keys(program.commands)) {
      const found = await offeredAt(program, [word])
      if (found !== null) links.#offered.set(word, found)
    }
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
    return (key, value, item) => {
      if (typeof value !== 'string' || value === '') return null
      if (value.startsWith(commandBegins)) return this.#addressOfLine(wordsOf(value).slice(1), as)
      const [, prefix] = ofSeries.exec(value) ?? []
      const series = prefix === undefined ? undefined : this.#bySeries.get(prefix)
      if (series !== undefined) return addressShowing(series, value, as)
      if (customer !== undefined && customerCode.test(value)) return addressShowing(customer, value, as)
      const named = key === 'name' && customer !== undefined ? codeBeside(item) : null
      if (named !== null && customer !== undefined) return addressShowing(customer, named, as)
      if (key === 'maintainer') return addressOf(['today'], { maintainer: value, ...as })
      const shows = this.#byNoun.get(key === 'number' ? noun : key)
      return shows === undefined ? null : addressShowing(shows, value, as)
    }
  }

  /** The page that a command line gives the same as; null where it does more than to show, or is asked for a file. */
  #addressOfLine(words: readonly string[], as: Readonly<Record<string, string>>): string | null {
    const depth = words.findIndex((word) => word.startsWith('-'))
    const names = depth === -1 ? words : words.slice(0, depth)
    const length = names.findLastIndex((_, i) => this.#offered.has(names.slice(0, i + 1).join(' '))) + 1
    const offered = this.#offered.get(names.slice(0, length).join(' '))
    if (offered === undefined) return null
    const flags = new Map([...flagsOf(offered.verb), ...timeFlags].map(([key, flag]) => [typed(key), { key, flag }]))
    const asked: [string, string][] = []
    for (let at = names.length; at < words.length; at += 1) {
      const [word = '', joined] = (words[at] ?? '').split(/=(.*)/s)
      // How it is printed says nothing of what it is about.
      if (word === '--format') at += 1
      else {
        const found = flags.get(word)
        if (found === undefined) return null
        const isYes = found.flag.placeholder === ''
        if (!isYes && joined === undefined) at += 1
        asked.push([inAddress(found.key), isYes ? '1' : (joined ?? words[at] ?? '')])
      }
    }
    const rest = names.slice(length)
    const operands = argumentsOf(offered.verb).flatMap(([key, { need }], i) =>
      (need === 'many' ? rest.slice(i) : rest.slice(i, i + 1)).map((value): [string, string] => [
        inAddress(key),
        value,
      ]),
    )
    const query: Record<string, string[]> = {}
    for (const [key, value] of [...operands, ...asked]) query[key] = [...(query[key] ?? []), value]
    // Of which day it is, it says itself where that is another.
    return addressOf(offered.path, { ...as, ...query })
  }
}
