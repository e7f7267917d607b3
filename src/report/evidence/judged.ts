import type { Evidence, Finding, Pass, Result } from '../../clause/clause.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { batchesOf, type CountedItems, type CountedLater, firstOnes, mapped, together } from '../../terminal/items.ts'
import { type Cell, type Column, columnOf } from '../../terminal/result.ts'
import { tones, whatColumn } from '../columns.ts'
import type { ClauseLine } from '../compliance.ts'
import { lateWords } from '../late/words.ts'
import { resultWords } from '../words.ts'

/** One thing judged under a duty, whether it is a finding or not. */
export interface JudgedThing extends Omit<Pass, 'state' | 'period' | 'recordedLate'> {
  readonly period: string
  /** The day it falls due, where it is about one event. */
  readonly due: string | null
  readonly state: Result
  readonly text: Words | null
  readonly settle: Finding['settle']
  /** The days between fact and entry of what is met by late evidence alone. */
  readonly recordedLate: number | null
}

function thing(
  line: ClauseLine,
  { period: due, customer, name, facts }: Finding | Pass,
  state: Result,
  told: Pick<JudgedThing, 'text' | 'settle'>,
  recordedLate: number | null = null,
): JudgedThing {
  const { text, settle } = told
  return { period: line.period, due: due ?? null, state, customer, name, text, settle, recordedLate, facts }
}

const untold = { text: null, settle: null }

const thingsFound = (lines: readonly ClauseLine[]): CountedItems<JudgedThing>[] =>
  lines.map((line) => mapped(line.findings, (finding) => thing(line, finding, finding.state, finding)))

const thingsPassed = (lines: readonly ClauseLine[]): CountedItems<JudgedThing>[] =>
  lines.map((line) =>
    mapped(line.passed ?? [], (pass) => thing(line, pass, pass.state ?? 'met', untold, pass.recordedLate)),
  )

/** Everything that was judged under a duty: the findings first, then what proves the others, period by period. */
export function judgedThings(lines: readonly ClauseLine[]): CountedLater<JudgedThing> {
  const passed = thingsPassed(lines)
  return together(thingsFound(lines).flatMap((found, i) => [found, passed[i] ?? []]))
}

/** At most this many things of one kind are put on a page; the file beside it has them all. */
export const mostOnAPage = 500

/** Some of many things, with how many there are. */
export interface FirstThings {
  readonly first: readonly JudgedThing[]
  readonly total: number
}

const firstThings = async (lists: readonly CountedItems<JudgedThing>[]): Promise<FirstThings> => {
  const all = together(lists)
  return { first: await firstOnes(all, mostOnAPage), total: all.length }
}

/** What was found under a duty, as far as a page has room for it. */
export const firstFindings = (lines: readonly ClauseLine[]): Promise<FirstThings> => firstThings(thingsFound(lines))

/** What met a duty, as far as a page has room for it. */
export const firstPassed = (lines: readonly ClauseLine[]): Promise<FirstThings> => firstThings(thingsPassed(lines))

/** The names of the facts that the things have, in the order in which they first come. */
export async function factsNamed(things: CountedItems<JudgedThing>): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for await (const batch of batchesOf(things))
    for (const { facts } of batch) for (const name of Object.keys(facts)) names.add(name)
  return names
}

const cellOf = (value: Evidence[string] | undefined): Cell =>
  value === undefined ? null : typeof value === 'object' && value !== null ? value.join('; ') : value

const column = columnOf<JudgedThing>()

/** The columns of everything judged: what it is, how it stands, and each fact under its own name. */
export const judgedColumns = (facts: ReadonlySet<string>): Column<JudgedThing>[] => {
  return [
    column('period', 'Period', '期间', { whole: true }),
    column('state', 'State', '状态', { shown: (thing) => resultWords[thing.state], tone: ({ state }) => tones[state] }),
    column('due', 'Due', '期限', { whole: true }),
    ...customerColumns,
    whatColumn('text', ({ text }) => text),
    {
      key: 'settle',
      title: { en: 'Settled by', zh: '处理命令' },
      cell: ({ settle }) => (settle === null ? null : commandLine(settle)),
    },
    column('recordedLate', lateWords.daysLate.en, lateWords.daysLate.zh, { align: 'right', whole: true }),
    ...[...facts].map(
      (name): Column<JudgedThing> => ({
        key: `fact.${name}`,
        title: same(name),
        cell: ({ facts }) => cellOf(facts[name]),
      }),
    ),
  ]
}

/** The columns of a page: those that say something of any of the things, and no commands, which are the office's own. */
export async function shownColumns(things: readonly JudgedThing[]): Promise<Column<JudgedThing>[]> {
  const columns = judgedColumns(await factsNamed(things))
  return columns.filter(({ key, cell }) => key !== 'settle' && things.some((thing) => (cell(thing) ?? '') !== ''))
}
