import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Duty } from '../src/clause/clause.ts'
import { duties } from '../src/procedure.ts'

/**
 * The transcripts are the manual of the duties, and `transcripts.test.ts` keeps what they print true. Here it is demanded
 * that they leave none out: each duty is shown met, on track or at risk, and in breach; a command that its report gave as
 * `settle` is run, and the finding is gone from the next report; a breach that nothing cures is led to its record.
 */
const folder = path.join(import.meta.dirname, 'transcripts')

/** What a report as TSV says of a duty: one finding, or a period without any. */
interface Row {
  readonly id: string
  readonly state: string
  readonly finding: string
  /** The command line that settles it; empty where there is none. */
  readonly settle: string
}

/** A command of a transcript in its place, with the rows that it printed where it was a report as TSV. */
interface Step {
  readonly line: string
  readonly rows: readonly Row[]
}

const header =
  'clause\tperiod\tstate\tcustomer\tname\tfinding\tid\tsettle\trecord\tasOf\thead\tversion\trecordedLate\trecordedLateDays\tunknownPercent'

function rowOf(line: string): Row {
  const [, , state = '', , , finding = '', id = '', settle = ''] = line.split('\t')
  return { id, state, finding, settle }
}

/** The commands of a transcript in their order: those of all its console blocks, as they share a register. */
function stepsOf(text: string): Step[] {
  return [...text.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((each): Step => {
        const [line = '', ...printed] = each.trimEnd().split('\n')
        return { line, rows: printed[0] === header ? printed.slice(1).map(rowOf) : [] }
      }),
  )
}

const transcripts = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => stepsOf(fs.readFileSync(path.join(folder, name), 'utf8')))

const isSame = (a: Row, b: Row): boolean => a.id === b.id && a.finding === b.finding && a.settle === b.settle

/** Whether the command line was run as the report gave it, with flags added that only a clerk knows. */
const isRun = ({ line }: Step, settle: string): boolean => line === settle || line.startsWith(`${settle} `)

/** Whether the finding's command was run after its report, and the next report on the duty has the finding no more. */
function isTurned(row: Row, later: readonly Step[]): boolean {
  const ran = later.findIndex((step) => isRun(step, row.settle))
  if (ran < 0) return false
  const next = later.slice(ran + 1).find(({ rows }) => rows.some(({ id }) => id === row.id))
  return next !== undefined && !next.rows.some((each) => isSame(each, row))
}

const isRecord = ({ settle }: Row): boolean => settle.startsWith('certdesk finding ')

/** What the transcripts do not show of a duty: empty where it is shown whole. */
function lacking({ id, kind, cadence }: Pick<Duty, 'id' | 'kind' | 'cadence'>, all = transcripts): string[] {
  const shown = all.flatMap((steps) =>
    steps.flatMap(({ rows }, i) =>
      rows.filter((row) => row.id === id).map((row) => ({ row, later: steps.slice(i + 1) })),
    ),
  )
  const has = (...states: string[]) => shown.some(({ row }) => states.includes(row.state))
  const curable = shown.filter(({ row }) => row.settle !== '' && !isRecord(row))
  const recordable = shown.filter(({ row }) => isRecord(row))
  // Advice is never a breach. What holds always has no time to be on track in, and is cured the day that it holds again.
  const isBreached = kind === 'automated'
  const isTimed = cadence !== 'always'
  const demands: readonly (readonly [string, boolean])[] = [
    ['met', has('met')],
    ['on track or at risk', has('on-track', 'at-risk') || (isBreached && !isTimed)],
    ['breach', has('breach') || !isBreached],
    ['a settle that was run and turned its finding', curable.some(({ row, later }) => isTurned(row, later))],
    [
      'a breach led to its record',
      recordable.some(({ row, later }) => later.some((step) => isRun(step, row.settle))) || !isTimed,
    ],
  ]
  return demands.filter(([, isMet]) => !isMet).map(([name]) => name)
}

test.each(duties.map((duty) => [duty.id, duty] as const))('%s is shown whole in a transcript', (_, duty) => {
  expect(lacking(duty)).toEqual([])
})

test('a duty without a transcript lacks everything', () => {
  const unshown = { id: 'unshown', kind: 'automated', cadence: 'event' } as const
  expect(lacking(unshown)).toEqual([
    'met',
    'on track or at risk',
    'breach',
    'a settle that was run and turned its finding',
    'a breach led to its record',
  ])
})

test('a settle that was printed and not run, or changed nothing, is not taken for one that cures', () => {
  const duty = { id: 'two-events-a-year', kind: 'automated', cadence: 'always' } as const
  const row = rowOf('4.3.5\t2026\tbreach\t\t\t0 of 2\ttwo-events-a-year\tcertdesk event add\t\t2026-06-30\t#1:…')
  const report = (...rows: Row[]): Step => ({ line: 'certdesk report compliance --format tsv', rows })
  const met = report({ ...row, state: 'met', finding: '', settle: '' })
  const ran: Step = { line: 'certdesk event add --kind training', rows: [] }
  const other: Step = { line: 'certdesk event addendum', rows: [] }
  const cures = (...steps: Step[]) => lacking(duty, [steps]).length === 0
  expect(cures(report(row), ran, met)).toBe(true)
  expect(cures(report(row), other, met)).toBe(false)
  expect(cures(report(row), ran, report(row), met)).toBe(false)
  expect(cures(ran, report(row), met)).toBe(false)
})
