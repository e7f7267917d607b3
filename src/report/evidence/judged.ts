import type { Evidence, Finding, Pass, Result } from '../../clause/clause.ts'
import { same, shellWord, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { type Cell, type Column, columnOf } from '../../terminal/result.ts'
import type { ClauseLine } from '../compliance.ts'
import { resultWords } from '../words.ts'

/** One thing judged under a duty, whether it is a finding or not. */
export interface JudgedThing {
  readonly period: string
  /** The day it falls due, where it is about one event. */
  readonly due: string | null
  readonly state: Result
  readonly customer: string | null
  readonly name: string | null
  readonly text: Words | null
  readonly settle: readonly string[] | null
  readonly facts: Evidence
}

const ofFinding = (line: ClauseLine, finding: Finding): JudgedThing => ({
  period: line.period,
  due: finding.period ?? null,
  state: finding.state,
  customer: finding.customer,
  name: finding.name,
  text: finding.text,
  settle: finding.settle,
  facts: finding.facts,
})

const ofPass = (line: ClauseLine, { state, period, customer, name, facts }: Pass): JudgedThing => ({
  period: line.period,
  due: period ?? null,
  state: state ?? 'met',
  customer,
  name,
  text: null,
  settle: null,
  facts,
})

/** Everything that was judged under a duty: the findings first, then what proves the others, period by period. */
export const judgedThings = (lines: readonly ClauseLine[]): JudgedThing[] =>
  lines.flatMap((line) => [
    ...line.findings.map((finding) => ofFinding(line, finding)),
    ...(line.passed ?? []).map((pass) => ofPass(line, pass)),
  ])

const cellOf = (value: Evidence[string] | undefined): Cell =>
  value === undefined ? null : typeof value === 'object' && value !== null ? value.join('; ') : value

const column = columnOf<JudgedThing>()

/** The columns of everything judged: what it is, how it stands, and each fact under its own name. */
export function judgedColumns(things: readonly JudgedThing[]): Column<JudgedThing>[] {
  const facts = new Set(things.flatMap((thing) => Object.keys(thing.facts)))
  return [
    column('period', 'Period', '期间', { whole: true }),
    column('state', 'State', '状态', {
      shown: (thing) => resultWords[thing.state],
      tone: ({ state }) =>
        state === 'breach' ? 'bad' : state === 'at-risk' ? 'warn' : state === 'met' ? 'good' : undefined,
    }),
    column('due', 'Due', '期限', { whole: true }),
    ...customerColumns,
    {
      key: 'text',
      title: { en: 'What', zh: '事项' },
      cell: (thing) => thing.text?.en ?? null,
      shown: (thing) => thing.text ?? same(''),
      prose: true,
    },
    {
      key: 'settle',
      title: { en: 'Settled by', zh: '处理命令' },
      cell: ({ settle }) => (settle === null ? null : ['certdesk', ...settle].map(shellWord).join(' ')),
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
