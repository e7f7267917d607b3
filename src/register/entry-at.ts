import { type Day, dayOf, parseDay } from '../clause/day.ts'
import { endOfWallTime, momentOf } from '../clause/moment.ts'
import { usage } from '../clause/problem.ts'
import type { Head } from './register.ts'
import type { Statements } from './statements.ts'

const heads = 'SELECT seq, at, seal FROM main.entry'

/** The journal's newest entry. */
export const newestEntry = (statements: Statements): Head | undefined =>
  statements.get<Head>(`${heads} ORDER BY seq DESC LIMIT 1`)

/**
 * The entry that was the newest at a moment: `#12`, with its seal or the beginning of it behind a colon, a day (its end) or a
 * time. Throws where the text is none of these, there was no entry yet, or it has another seal.
 */
export function entryAt(statements: Statements, moment: string, timeZone: string): Head {
  const found = entryFor(statements, moment, timeZone)
  if (found === undefined)
    throw usage(
      { en: `The register had no entry yet at "${moment}".`, zh: `登记簿在“${moment}”时还没有任何记录。` },
      { en: 'See the moments with: certdesk audit list', zh: '用 certdesk audit list 查看各条记录的时刻。' },
    )
  return found
}

function entryFor(statements: Statements, moment: string, timeZone: string): Head | undefined {
  const numbered = /^#(\d{1,15})(?::([0-9a-f]*))?$/.exec(moment)
  if (numbered !== null) {
    const [, seq, seal = ''] = numbered
    const entry = statements.get<Head>(`${heads} WHERE seq = ?`, Number(seq))
    if (entry !== undefined && !entry.seal.startsWith(seal)) throw otherSeal(moment)
    return entry
  }
  const wanted = readMoment(moment, timeZone)
  if (wanted === null)
    throw usage(
      { en: `--known-at is not a moment: "${moment}".`, zh: `--known-at 不是有效时刻：“${moment}”。` },
      {
        en: 'Write #12 (a journal entry), 2026-03-31 (the end of that day), "2026-03-31 17:30" or 2026-03-31T09:30:00Z.',
        zh: '请写成 #12（日志序号）、2026-03-31（当日结束）、“2026-03-31 17:30”或 2026-03-31T09:30:00Z。',
      },
    )
  if (typeof wanted === 'number')
    return statements.get<Head>(`${heads} WHERE at <= ? ORDER BY seq DESC LIMIT 1`, momentOf(wanted))
  return lastEntryOf(statements, wanted, timeZone)
}

const otherSeal = (moment: string) =>
  usage(
    {
      en: `Entry ${moment.split(':')[0]} of this register has another seal.`,
      zh: `本登记簿第 ${moment.split(':')[0]} 条记录的封印与此不同。`,
    },
    {
      en: 'The head is of another register, or this one was changed: certdesk audit verify --anchor HEAD',
      zh: '该封印属于另一登记簿，或本登记簿被改动过：certdesk audit verify --anchor 封印',
    },
  )

/** The last entry made by the end of a day, in the register's time zone. */
function lastEntryOf(statements: Statements, day: Day, timeZone: string): Head | undefined {
  const newestFirst = statements.iterate<Head>(`${heads} ORDER BY seq DESC`)
  for (const entry of newestFirst) if (dayOf(entry.at, timeZone) <= day) return entry
  return undefined
}

/**
 * A moment in UTC milliseconds, or a day. A time without a zone is one as lists of the journal show it, in the register's
 * time zone, and goes to the end of its minute or second, as a day goes to its own.
 */
function readMoment(text: string, timeZone: string): number | Day | null {
  const day = parseDay(text)
  if (day !== null) return day
  const [, date, time, seconds] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text) ?? []
  if (date !== undefined) return endOfWallTime(`${date} ${time}${seconds ?? ':59'}`, timeZone)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : milliseconds
}
