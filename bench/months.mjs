import { readFileSync } from 'node:fs'
import { customers, fill, largeRegister } from './contacts.mjs'
import { median, paired } from './pairs.mjs'

const few = 10_000

/** The day's agenda over everybody against the report that it is a fold of, on the same register. */
export async function agendaMeasure(desk) {
  await fill(desk, 'day.db', few)
  const report = ['report', 'compliance', '--format', 'csv']
  const times = paired(
    5,
    () => {
      const { milliseconds, stdout } = desk.certdesk('day.db', 'today', '--format', 'csv')
      if (stdout.split('\r\n').length < few) throw new Error('the agenda is too short')
      return milliseconds
    },
    () => desk.certdesk('day.db', ...report).milliseconds,
  )
  return {
    work: `\`certdesk today --format csv\`: ${few.toLocaleString('en')} customers, 125,000 contacts`,
    peer: '`certdesk report compliance --format csv` on the same register',
    limit: 2,
    ...times,
  }
}

/** The day of one maintainer of three hundred customers among many, against Node starting and ending. */
export async function ownDayMeasure(desk) {
  const [customers, own] = [20_000, 300]
  await fill(desk, 'own-day.db', customers, 12.5, own)
  const today = ['today', '--maintainer', '维护员7', '--format', 'csv']
  const times = paired(
    15,
    () => {
      const { milliseconds, stdout } = desk.certdesk('own-day.db', ...today)
      const lines = stdout.trimEnd().split('\r\n').length - 1
      if (lines < own / 3 || lines > 4 * own) throw new Error(`the day has ${lines} lines`)
      return milliseconds
    },
    () => desk.bareNode().milliseconds,
  )
  return {
    work: `\`certdesk today --maintainer\` of ${own} customers among ${customers.toLocaleString('en')}`,
    peer: 'bare `node -e 0`',
    limit: 12,
    ...times,
  }
}

/** The twelve months up to the last one that is over. */
const months = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12'].concat([
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
])

/**
 * The report on each of twelve months, on the register of the question of 4.3.2: its time against the report on
 * compliance, run anew after every third month, and the most memory that the first and the heaviest of them held.
 */
export async function monthlyMeasures(desk) {
  const register = await largeRegister(desk)
  const reports = []
  const peers = []
  for (const [i, month] of months.entries()) {
    const output = desk.path(`${month}.html`)
    const { milliseconds, peak } = desk.measured(register, 'report', 'monthly', '--month', month, '--output', output)
    if (!readFileSync(output, 'utf8').includes(month)) throw new Error(`the report on ${month} does not name it`)
    reports.push({ milliseconds, megabytes: peak / 1e6 })
    if (i % 3 === 0) peers.push(desk.certdesk(register, 'report', 'compliance', '--format', 'csv').milliseconds)
  }
  const [workTime, peerTime] = [median(reports.map((each) => each.milliseconds)), median(peers)]
  const heaviest = Math.max(...reports.map(({ megabytes }) => megabytes))
  const limit = 350
  return {
    ratio: {
      work: `\`certdesk report monthly --format html\`, a month of twelve: ${customers.toLocaleString('en')} customers, judged as of three days`,
      peer: '`certdesk report compliance --format csv` on the same register',
      limit: 2,
      workTime,
      peerTime,
      ratio: workTime / peerTime,
      rounds: reports.length,
    },
    memory: [
      { work: 'Peak memory of the report on the first of twelve months', megabytes: reports[0].megabytes, limit },
      { work: 'Peak memory of the heaviest of the twelve', megabytes: heaviest, limit },
    ],
  }
}
