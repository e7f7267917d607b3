import { addDaysTo } from '../../clause/day.ts'
import type { WhatIsDue } from '../../clause/due.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { sitter } from '../../office/account/store/seat.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { findStaff } from '../../office/staff/store/staff.ts'
import { behindWords } from '../../register/mirror/behind.ts'
import type { Db } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { choice, yes } from '../../terminal/flag.ts'
import { askedFormat, calendarFormats, formatOf, isOnScreen } from '../../terminal/format.ts'
import { names } from '../../terminal/named.ts'
import { count } from '../../terminal/number-flag.ts'
import {
  type BlockLine,
  type Column,
  columnOf,
  type Part,
  type Result,
  sentence,
  table,
} from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { settleLine, type Urgency } from '../agenda.ts'
import { agendaWords, urgencyWords } from '../agenda-words.ts'
import { urgencyTones, versionColumn, whatColumn } from '../columns.ts'
import { type AgendaLine, agendaLines, countsOf, type UrgencyCounts } from '../day.ts'
import { stakeWords } from '../first/words.ts'
import { mattersOf } from '../matter.ts'
import { mirrorsNow } from '../mirrors.ts'
import { reportWords } from '../words.ts'
import type { Duties } from './compliance.ts'

const column = columnOf<AgendaLine>()

const columns: readonly Column<AgendaLine>[] = [
  column('urgency', 'State', '状态', {
    shown: (line) => urgencyWords[line.urgency],
    tone: (line) => urgencyTones[line.urgency],
  }),
  column('by', 'By', '期限', { whole: true }),
  column('daysLeft', 'Days left', '剩余天数', { align: 'right', offPaper: true }),
  { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: (line) => line.clauses.join('; '), offPaper: true },
  ...customerColumns,
  whatColumn('text', ({ text }) => text),
  column('maintainer', 'Maintainer', '维护人'),
  column('owner', 'Owner', '责任人'),
  column('person', 'Person', '联系人'),
  column('phone', 'Phone', '电话', { whole: true }),
  { key: 'settle', title: { en: 'Settled by', zh: '处理命令' }, cell: settleLine, command: true },
]

const block = (line: AgendaLine): BlockLine[] => [
  { words: agendaWords.first(line, line.phone), tone: urgencyTones[line.urgency] },
  { words: agendaWords.sees(line.text, line.customer === null ? null : line.owner) },
  { words: same(settleLine(line)), whole: true },
]

/** `today` and `report agenda`: everything due, at risk or overdue in all rooms, each with the command that settles it. */
export const agendaVerb = (duties: Duties, dues: readonly WhatIsDue<Db>[], name: string) =>
  verb({
    words: {
      en: 'What is to be done: overdue, at risk and coming due, most urgent first; on a terminal your own, by customer',
      zh: '待办事项：已逾期、有风险及将到期，紧急的在前；终端上只列本人的，按客户分组',
    },
    access: 'read',
    judges: true,
    flags: {
      maintainer: staffNamed({
        en: 'only the customers of this maintainer, and what they see to',
        zh: '仅此维护人的客户及其负责的事项',
      }),
      all: yes({ en: "everybody's, also on a terminal", zh: '列出所有人的（终端上默认只列本人的）' }),
      days: count(
        { en: 'what comes due within this many days (default 30)', zh: '若干天内到期的（默认 30）' },
        0,
        'DAYS',
      ),
      stake: choice({ en: 'only where this is at stake', zh: '仅此轻重类别' }, stakeWords, 'STAKE'),
      matter: choice({ en: 'only what is about this', zh: '仅此类事项' }, mattersOf(duties), 'MATTER'),
      top: count({ en: 'at most this many, the most urgent', zh: '仅列出前若干项' }, 1),
    },
    formats: calendarFormats,
    examples: {
      [name]: { en: 'what is due within 30 days, most urgent first', zh: '30 天内的待办事项，紧急的在前' },
      [`${name} --maintainer 王芳 --days 60`]: {
        en: 'what 王芳 has to do in the next 60 days',
        zh: '王芳未来 60 天的待办事项',
      },
      [`${name} --format ics --output agenda.ics`]: {
        en: 'the same as a calendar file for the phone or the mail program',
        zh: '存为日历文件，可导入手机或邮件软件',
      },
    },
    run: async ({ maintainer, all: everybody, days = 30, stake, matter, top }, call) => {
      if (everybody === true && maintainer !== undefined) throw usage(agendaWords.allAndOne, agendaWords.giveOne)
      const until = addDaysTo(call.asOf, days)
      const onScreen = isOnScreen(call)
      const found = await call.read(async (db) => {
        const linesOf = (whose: string | null) =>
          agendaLines({ duties, dues }, db, {
            asOf: call.asOf,
            timeZone: call.timeZone,
            until,
            whose,
            wanted: { stake, matter },
          })
        if (!onScreen || everybody === true || maintainer !== undefined)
          return { lines: await linesOf(maintainer ?? null), whose: maintainer ?? null, said: null }
        const by = await sitter(db, names(call.globals, call.world))
        const mine = (await findStaff(db, by))?.name ?? null
        if (mine === null) return { lines: await linesOf(null), whose: null, said: agendaWords.noStaff(by) }
        const own = await linesOf(mine)
        if (own.length > 0)
          return { lines: own, whose: mine, said: agendaWords.ownOnly(mine, `certdesk ${name} --all`) }
        return { lines: await linesOf(null), whose: null, said: agendaWords.noneOwn(mine) }
      })
      const { lines: all, whose, said } = found
      const lines = all.slice(0, top ?? all.length)
      const counts = countsOf(all)
      const asked = { day: call.asOf, until, whose, top, again: `certdesk ${name}` }
      const parts = onScreen
        ? (await import('./agenda-screen.ts')).partsOnScreen(lines, counts, asked, said)
        : partsOf(lines, counts, until, call, all.length)
      const mirrors = mirrorsNow(call)
      const result: Result = {
        ...(formatOf(call) === 'html' ? { title: agendaWords.title(call.asOf) } : {}),
        json: {
          asOf: call.asOf,
          version,
          until,
          total: all.length,
          counts: { overdue: counts.overdue, atRisk: counts['at-risk'], due: counts.due, record: counts.record },
          agenda: lines.map(printed),
          ...(mirrors.length === 0 ? {} : { mirrors }),
        },
        items: lines.map((line) => ({ ...printed(line), version })),
        parts: [...mirrors.map((each) => sentence(behindWords(each))), ...parts],
        rows: table([...columns, versionColumn<AgendaLine>()], lines),
        // The day on a terminal stays short: nothing of it is filed.
        ...(name === 'today' && formatOf(call) === 'table' ? {} : { foot: [reportWords.readBy(version)] }),
      }
      if (askedFormat(call.globals.format, call.globals.output) !== 'ics') return result
      const { agendaCalendar } = await import('../calendar.ts')
      const raw = agendaCalendar({
        name: agendaWords.calendar(maintainer),
        items: lines,
        day: call.asOf,
        known: (call.known ?? call.head()).at,
        lang: call.lang,
        phoneOf: (item) => (item as AgendaLine).phone,
      })
      return { ...result, raw }
    },
  })

/** A line as programs read it: what a screen makes of many is not among it. */
const printed = ({ alike: _, ...line }: AgendaLine): Omit<AgendaLine, 'alike'> => line

function partsOf(
  lines: readonly AgendaLine[],
  counts: UrgencyCounts,
  until: ReadCall['asOf'],
  { asOf }: ReadCall,
  total: number,
): Part[] {
  if (total === 0) return [sentence(agendaWords.nothing(asOf, until))]
  const shown = (Object.keys(urgencyWords) as Urgency[]).flatMap((urgency) => {
    const own = lines.filter((line) => line.urgency === urgency)
    if (own.length === 0) return []
    return [table(columns, own, { title: agendaWords.heading(urgency, counts[urgency], until), block })]
  })
  const more = lines.length < total ? [sentence(agendaWords.firstOf(lines.length, total))] : []
  return [...shown, ...more, sentence(agendaWords.summary(asOf, counts, until))]
}
