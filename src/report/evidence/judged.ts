import type { Evidence, Finding, Pass, Result } from '../../clause/clause.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { type Cell, type Column, columnOf } from '../../terminal/result.ts'
import { tones, whatColumn } from '../columns.ts'
import type { ClauseLine } from '../compliance.ts'
import { resultWords } from '../words.ts'

/** One thing judged under a duty, whether it is a finding or not. */
export interface JudgedThing extends Omit<Pass, 'state' | 'period'> {
  readonly period: string
  /** The day it falls due, where it is about one event. */
  readonly due: string | null
  readonly state: Result
  readonly text: Words | null
  readonly settle: Finding['settle']
}

function thing(
  line: ClauseLine,
  { period: due, customer, name, facts }: Finding | Pass,
  state: Result,
  told: Pick<JudgedThing, 'text' | 'settle'>,
): JudgedThing {
  const { text, settle } = told
  return { period: line.period, due: due ?? null, state, customer, name, text, settle, facts }
}

const untold = { text: null, settle: null }

/** Everything that was judged under a duty: the findings first, then what proves the others, period by period. */
export const judgedThings = (lines: readonly ClauseLine[]): JudgedThing[] =>
  lines.flatMap((line) => [
    ...line.findings.map((finding) => thing(line, finding, finding.state, finding)),
    ...(line.passed ?? []).map((pass) => thing(line, pass, pass.state ?? 'met', untold)),
  ])

const cellOf = (value: Evidence[string] | undefined): Cell =>
  value === undefined ? null : typeof value === 'object' && value !== null ? value.join('; ') : value

const column = columnOf<JudgedThing>()

/** The columns of everything judged: what it is, how it stands, and each fact under its own name. */
export function judgedColumns(things: readonly JudgedThing[]): Column<JudgedThing>[] {
  const facts = new Set(things.flatMap((thing) => Object.keys(thing.facts)))
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
export const shownColumns = (things: readonly JudgedThing[]): Column<JudgedThing>[] =>
  judgedColumns(things).filter(
    ({ key, cell }) => key !== 'settle' && things.some((thing) => (cell(thing) ?? '') !== ''),
  )
