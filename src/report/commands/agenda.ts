import { blockOf } from '../../clause/block.ts'
import { addDaysTo } from '../../clause/day.ts'
import type { WhatIsDue } from '../../clause/due.ts'
import { same, shellWord } from '../../clause/words.ts'
import { type Reach, reaches } from '../../contact/contact/store/calling.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { idsByCode } from '../../customer/customer/store/master.ts'
import { maintainersOn } from '../../customer/maintainer/store.ts'
import { listFindings } from '../../finding/finding.ts'
import { judgingOn } from '../../office/judging.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { namesOfPerson, requireStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { count } from '../../terminal/flag.ts'
import { askedFormat, calendarFormats, formatOf } from '../../terminal/format.ts'
import {
  type BlockLine,
  type Column,
  columnOf,
  type Part,
  type Result,
  sentence,
  type Tone,
  table,
} from '../../terminal/result.ts'
import { names } from '../../terminal/session.ts'
import { version } from '../../terminal/version.ts'
import { type AgendaItem, agenda, settleLine, type Urgency } from '../agenda.ts'
import { agendaWords, urgencyWords } from '../agenda-words.ts'
import { versionColumn, whatColumn } from '../columns.ts'
import { concerning } from '../concerning.ts'
import { reportWords } from '../words.ts'
import type { Duties } from './compliance.ts'

/** A line of the agenda with the person to call about it. */
interface Line extends AgendaItem {
  readonly maintainer: string | null
  readonly person: string | null
  readonly phone: string | null
}

const tones: Readonly<Partial<Record<Urgency, Tone>>> = { overdue: 'bad', 'at-risk': 'warn' }

const column = columnOf<Line>()

const columns: readonly Column<Line>[] = [
  column('urgency', 'State', '状态', {
    shown: (line) => urgencyWords[line.urgency],
    tone: (line) => tones[line.urgency],
  }),
  column('by', 'By', '期限', { whole: true }),
  column('daysLeft', 'Days left', '剩余天数', { align: 'right' }),
  { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: (line) => line.clauses.join('; ') },
  ...customerColumns,
  whatColumn('text', ({ text }) => text),
  column('maintainer', 'Maintainer', '维护人'),
  column('owner', 'Owner', '责任人'),
  column('person', 'Person', '联系人'),
  column('phone', 'Phone', '电话', { whole: true }),
  { key: 'settle', title: { en: 'Settled by', zh: '处理命令' }, cell: settleLine },
]

const block = (line: Line): BlockLine[] => [
  { words: agendaWords.first(line, line.phone), tone: tones[line.urgency] },
  { words: agendaWords.sees(line.text, line.customer === null ? null : line.owner) },
  { words: same(settleLine(line)), whole: true },
]

const isOf = (names: ReadonlySet<string>, { maintainer, owner }: Pick<Line, 'maintainer' | 'owner'>): boolean =>
  (maintainer !== null && names.has(maintainer)) || (owner !== null && names.has(owner))

/**
 * Who is to be called about what, and whose customer it is. Of one member of staff what concerns the customers that they
 * maintain, and what they see to themselves.
 */
async function withCallees(
  db: Db,
  items: readonly AgendaItem[],
  whose: ReadonlySet<string> | null,
  day: ReadCall['asOf'],
): Promise<Line[]> {
  const ids = await idsByCode(
    db,
    items.flatMap(({ customer }) => customer ?? []),
  )
  const maintainers = await maintainersOn(db, day, blockOf(ids.values()))
  const own = items
    .map((item) => {
      const id = item.customer === null ? undefined : ids.get(item.customer)
      return { item, id, maintainer: id === undefined ? null : (maintainers.get(id) ?? null) }
    })
    .filter(({ item: { owner }, maintainer }) => whose === null || isOf(whose, { owner, maintainer }))
  const wanted = new Set(own.map(({ id }) => id).filter((id) => id !== undefined))
  const reach = await reaches(db, [...wanted], day)
  const nobody: Reach = { person: null, phone: null }
  return own.map(({ item, id, maintainer }) => ({
    ...item,
    maintainer,
    ...(id === undefined ? nobody : (reach.get(id) ?? nobody)),
  }))
}

/** `today` and `report agenda`: everything due, at risk or overdue in all rooms, each with the command that settles it. */
export const agendaVerb = (duties: Duties, dues: readonly WhatIsDue<Db>[], name: string) =>
  verb({
    words: {
      en: 'What is to be done: overdue, at risk and coming due, most urgent first',
      zh: '待办事项：已逾期、有风险及将到期，紧急的在前',
    },
    access: 'read',
    flags: {
      maintainer: staffNamed({
        en: 'only the customers of this maintainer, and what they see to',
        zh: '仅此维护人的客户及其负责的事项',
      }),
      days: count(
        { en: 'what comes due within this many days (default 30)', zh: '若干天内到期的（默认 30）' },
        0,
        'DAYS',
      ),
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
    run: async ({ maintainer, days = 30, top }, call) => {
      const until = addDaysTo(call.asOf, days)
      const { by } = names(call.globals, call.world)
      const { all, mine } = await call.read(async (db) => {
        const who = maintainer === undefined ? null : (await requireStaff(db, maintainer)).name
        const only = who === null ? null : await concerning(db, who, call.asOf)
        const whose = who === null ? null : await namesOfPerson(db, who)
        const asOf = await judgingOn(db, call.asOf, call.timeZone, { only })
        const items = await agenda(duties, dues, db, asOf, until, await listFindings(db, call.asOf))
        const all = await withCallees(db, items, whose, call.asOf)
        return { all, mine: call.interactive && who === null ? await namesOfPerson(db, by) : null }
      })
      const lines = all.slice(0, top ?? all.length)
      const counted = (urgency: Urgency) => all.filter((line) => line.urgency === urgency).length
      const counts = {
        overdue: counted('overdue'),
        'at-risk': counted('at-risk'),
        due: counted('due'),
        record: counted('record'),
      }
      const result: Result = {
        json: {
          asOf: call.asOf,
          version,
          until,
          total: all.length,
          counts: { overdue: counts.overdue, atRisk: counts['at-risk'], due: counts.due, record: counts.record },
          agenda: lines,
        },
        items: lines.map((line) => ({ ...line, version })),
        parts: [
          ...partsOf(lines, counts, until, call, all.length),
          ...(mine === null ? [] : ownOnly(all, mine, `certdesk ${name} --maintainer ${shellWord(by)}`)),
        ],
        rows: table([...columns, versionColumn<Line>()], lines),
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
        phoneOf: (item) => (item as Line).phone,
      })
      return { ...result, raw }
    },
  })

/** Among the customers of all, whoever sits at the terminal and has some is told how to see those alone; `mine` are their names. */
function ownOnly(all: readonly Line[], mine: ReadonlySet<string>, command: string): Part[] {
  const own = all.filter((line) => isOf(mine, line))
  if (own.length === 0 || own.length === all.length) return []
  return [sentence(agendaWords.ownOnly(own.length, command))]
}

function partsOf(
  lines: readonly Line[],
  counts: Readonly<Record<Urgency, number>>,
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
