import { type Desk, desk } from '../../upkeep/desk.ts'
import type { TestWorldOptions } from '../../world.ts'

/** How much of a duty in a period is met by late evidence alone, and how it stands. */
export interface Stands {
  readonly result: string
  readonly met: number
  readonly recordedLate: { readonly count: number; readonly days: number }
}

/** A register that is kept day by day: everything is typed on a day of its own, by the clock. */
export async function keptFrom(init: string, goLive = init) {
  const own: Desk = desk()
  let seconds = 0
  const moment = (day: string) =>
    `${day}T02:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds++ % 60).padStart(2, '0')}.000Z`
  // Months may lie between two entries here: the clock is said to be right.
  const at = (day: string, argv: readonly string[], more: TestWorldOptions = {}) =>
    own.at(argv[0] === 'init' ? argv : [...argv, '--clock-is-right'], { now: moment(day), ...more })
  /** Types a command on the day; it must succeed. Returns what it says as JSON. */
  const typed = async (day: string, argv: readonly string[]) => {
    const outcome = await at(day, [...argv, '--format', 'json'])
    if (outcome.code !== 0) throw new Error(`${argv.join(' ')}: ${outcome.out}${outcome.err}`)
    return JSON.parse(outcome.out)
  }
  await typed(init, ['init', '--go-live', goLive])
  await typed(init, ['customer', 'add', '甲机械有限公司', '--code', 'C001'])
  await typed(init, [
    ...['certificate', 'add', 'C001', '--number', 'Q-1', '--standard', 'ISO 9001:2015', '--scope', '机械加工'],
    ...['--issued', '2025-01-10', '--expires', '2028-01-09'],
  ])
  /** How a duty stands in a period, as asked on a day. */
  const stands = async (day: string, id: string, period: string, ...more: string[]): Promise<Stands> => {
    const { clauses } = await typed(day, ['report', 'compliance', ...more])
    const line = clauses.find((each: { id: string; period: string }) => each.id === id && each.period === period)
    return { result: line.result, met: line.counts.met, recordedLate: line.recordedLate }
  }
  return { ...own, at, typed, stands }
}

/** A contact that counts for 4.3.2. */
export const call = (on: string, ...more: string[]): string[] => [
  ...['contact', 'add', 'C001', '--on', on, '--channel', 'phone', '--surveillance', '2027-03-01', '--needs', '无'],
  ...more,
]
