import { remarks, same } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { type Column, columnOf } from '../../terminal/result.ts'
import type { Breach } from '../breaches-beyond.ts'
import { countColumn, countsColumns, dutyColumn, tones, whatColumn } from '../columns.ts'
import type { MaintainerFindings } from '../findings-of-maintainers.ts'
import type { MatrixLine } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { leavingColumn } from '../way-out/columns.ts'
import { resultWords } from '../words.ts'

const matrixColumn = columnOf<MatrixLine>()

/** How every duty stands, and stood a month before; null: with every column. */
export const matrixColumns = (lines: readonly MatrixLine[] | null): readonly Column<MatrixLine>[] => [
  matrixColumn('clause', 'Clause', '条款'),
  { ...dutyColumn, atLeast: 14 },
  matrixColumn('period', 'Period', '期间', { whole: true }),
  {
    key: 'before',
    title: words.before,
    cell: (line) => line.before,
    shown: (line) => (line.before === null ? same('—') : resultWords[line.before]),
    tone: (line) => (line.before === null ? undefined : tones[line.before]),
  },
  {
    key: 'result',
    title: words.now,
    cell: (line) => line.result,
    shown: (line) => resultWords[line.result],
    tone: (line) => tones[line.result],
  },
  ...countsColumns(lines).map((column) =>
    whatIsWell.includes(column.key) ? { ...column, minor: true as const } : column,
  ),
]

/** Counts that a narrow terminal leaves out, so that periods and clauses are not cut: what is left of those judged. */
const whatIsWell: readonly string[] = ['met', 'onTrack']

/** The duty of a row, for programs: two duties may share a clause. */
export const idColumn = matrixColumn('id', 'Duty', '职责')

const breachColumn = columnOf<Breach>()

/** Breaches, one by one. */
export const breachColumns: readonly Column<Breach>[] = [
  breachColumn('clause', 'Clause', '条款'),
  breachColumn('period', 'Period', '期间', { whole: true }),
  ...customerColumns,
  whatColumn('what', ({ text, recordedLate }) =>
    recordedLate === undefined ? text : remarks([text, words.metLate(recordedLate)]),
  ),
]

/** Breaches that left without being cured, each with the entry by which it did. */
export const leftColumns: readonly Column<Breach>[] = [...breachColumns, leavingColumn]

/** How many findings the customers of each maintainer have. */
export const maintainerColumns = (all: readonly MaintainerFindings[]): readonly Column<MaintainerFindings>[] => [
  {
    key: 'maintainer',
    title: words.maintainer,
    cell: (each) => each.maintainer,
    shown: (each) => (each.maintainer === null ? words.nobody : same(each.maintainer)),
  },
  countColumn('breach', resultWords.breach, ({ breach }) => breach),
  countColumn('atRisk', resultWords['at-risk'], ({ atRisk }) => atRisk),
  countColumn('onTrack', resultWords['on-track'], ({ onTrack }) => onTrack),
  ...(all.some(({ unknown }) => unknown > 0)
    ? [countColumn<MaintainerFindings>('unknown', resultWords.unknown, ({ unknown }) => unknown)]
    : []),
]
