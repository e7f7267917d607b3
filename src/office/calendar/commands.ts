import { type Day, readDay, weekday } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { usage } from '../../clause/problem.ts'
import { coveredYears, workingDaysOf } from '../../clause/working-days.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import { importFlags, importList } from '../../intake/import.ts'
import { requireColumns } from '../../intake/record-list.ts'
import { requiredReason } from '../../record/reason.ts'
import { noun, verb } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { askedAs, type Flag, line, many, searched, text, yes } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, list, one, sentence, table } from '../../terminal/result.ts'
import { doneBy } from '../staff/done-by.ts'
import { importMainland } from './commands/import/mainland.ts'
import { readCalendarRow, type WaitingDays } from './commands/import/row.ts'
import { CalendarWriter, nothingWritten } from './commands/import/writer.ts'
import { type CalendarField, calendarHeaders } from './headers.ts'
import { calendarKinds, calendarOf, mainlandYears } from './rules.ts'
import { type CalendarDay, listCalendar } from './store.ts'
import { calendarWords, type Weekday, weekdays, weekdayWords } from './words.ts'

const calendarImport = verb({
  words: {
    en: 'Import holidays and made-up working days from a list (CSV, XLSX or XLS), or an official calendar of mainland China',
    zh: '导入节假日和调休上班日（CSV、XLSX、XLS），或中国大陆官方日历',
  },
  access: 'write',
  by: doneBy('business', '3'),
  args: {
    file: text(
      {
        en: 'the file, or - for standard input; not with --mainland',
        zh: '文件，或 - 表示标准输入；与 --mainland 二选一',
      },
      'FILE',
    ),
  },
  flags: {
    mainland: many(
      count(
        {
          en: `the official calendar of this year, which comes with the program: ${mainlandYears.join(', ')}`,
          zh: `本程序自带的该年官方日历：${mainlandYears.join('、')}`,
        },
        1,
        'YEAR',
      ),
    ),
    year: count(
      { en: 'the year of the list, also of its days without one', zh: '清单所属年份，也用于未写年份的日期' },
      1,
      'YEAR',
    ),
    source: line({ en: 'where the list is published', zh: '清单的发布来源' }),
    replace: askedAs(
      { en: 'Take out the other days of that year', zh: '移出该年已登记的其他日期' },
      yes({
        en: 'all rows or none; other days of that year on record are taken out and named',
        zh: '全部有效才导入；该年已登记的其他日期移出并列明',
      }),
    ),
    ...importFlags,
  },
  examples: {
    'calendar import --mainland 2025 --mainland 2026': {
      en: 'the official holidays and working days of two years',
      zh: '两年的官方节假日和调休',
    },
    'calendar import holidays-2027.csv --year 2027 --source "国务院办公厅通知" --dry-run': {
      en: 'a list of your own, as a trial',
      zh: '试运行：导入自备的日历',
    },
  },
  run: async ({ file, mainland, year = null, source = null, replace, ...options }, call) => {
    const how = { year, source, replace: replace === true }
    if (mainland.length > 0) {
      if (file !== undefined) throw usage(calendarWords.twoSources, calendarWords.oneSource)
      for (const [flag, given] of [
        ['--year', year],
        ['--source', source],
      ] as const)
        if (given !== null) throw usage(calendarWords.onlyOfAFile(flag), calendarWords.leaveOut(flag))
      return importMainland(mainland, how.replace, options.dryRun === true, call)
    }
    if (file === undefined) throw usage(calendarWords.nothingToImport, calendarWords.nameAFile)
    // A row that is rejected says nothing of the days that it was about: nothing is taken out then.
    const strict = replace ?? options.strict
    return importList<CalendarField, WaitingDays>(
      {
        list: 'calendar',
        catalogue: calendarHeaders,
        naming: ['day', 'from', 'to'],
        nothing: nothingWritten,
        columns: (table) => {
          requireColumns(table, [
            [calendarWords.row.dayColumn, 'day', 'from'],
            [calendarWords.row.kindColumn, 'kind'],
          ])
          return []
        },
        reader: () => (line, cell) => readCalendarRow(line, cell, year),
        writer: (tx) => new CalendarWriter(tx, how),
      },
      file,
      { ...options, strict },
      call,
    )
  },
})

const dayRecord = ({ day, ...more }: CalendarDay) => ({ day, weekday: weekdays[weekday(day)] as Weekday, ...more })

type DayRecord = ReturnType<typeof dayRecord>

const column = columnOf<DayRecord>()

const dayColumns: readonly Column<DayRecord>[] = [
  column('day', 'Day', '日期', { whole: true }),
  column('weekday', 'Weekday', '星期', { shown: (each) => weekdayWords[each.weekday], whole: true }),
  column('kind', 'Kind', '类型', { shown: (each) => calendarKinds[each.kind], whole: true }),
  column('name', 'Name', '名称', { dashed: true }),
]

/** A source is long and the same for a year: people read it once, below the days. */
const dayRows: readonly Column<DayRecord>[] = [...dayColumns, column('source', 'Source', '来源')]

/** The sources of the days, each with how many it gives. */
function sourcesOf(days: readonly CalendarDay[]): Map<string, number> {
  const sources = new Map<string, number>()
  for (const { source } of days) if (source !== null) sources.set(source, (sources.get(source) ?? 0) + 1)
  return sources
}

const calendarList = verb({
  words: {
    en: 'The holidays and made-up working days, and how many days are worked',
    zh: '节假日、调休上班日和全年工作日数',
  },
  access: 'read',
  flags: { year: count({ en: 'only this year', zh: '仅此年份' }, 1, 'YEAR') },
  examples: {
    'calendar list': { en: 'the days that are not as the week says', zh: '与平常星期不同的日子' },
    'calendar list --year 2026': { en: 'those of one year', zh: '某一年的日历' },
  },
  run: async ({ year }, call) => {
    const all = await call.read(listCalendar)
    const days = all.filter((each) => year === undefined || yearOf(each.day) === year).map(dayRecord)
    const calendar = calendarOf(all)
    const covered = coveredYears(calendar)
    const asked = year === undefined ? [...new Set(days.map((each) => yearOf(each.day)))] : [year]
    const years = asked.map((each) => ({
      year: each,
      workingDays: workingDaysOf(each, calendar),
      entered: covered.has(each),
    }))
    const said = years.map((each) => calendarWords.yearOf(each.year, each.workingDays, each.entered))
    for (const each of years) if (!each.entered) said.push(calendarWords.enter(each.year))
    for (const [source, count] of sourcesOf(days)) said.push(calendarWords.sourceOf(source, count))
    const result = list('days', dayColumns, days, calendarWords.none, said.map(sentence))
    return { ...result, json: { ...result.json, years }, rows: table(dayRows, days) }
  },
})

/**
 * The days on record to choose from, found by the day in any form or by what it is called; none of them leads to the years. Usage problem
 * where there are none.
 */
const daysToVoid: NonNullable<Flag['search']> = async (db, typed, lang) => {
  const wanted = readDay(typed)
  const all = await listCalendar(db)
  if (all.length === 0) throw usage(calendarWords.none, calendarWords.seeCalendar)
  const days = all.map((each) => ({
    value: each.day,
    name: [each.day, weekdayWords[dayRecord(each).weekday][lang], calendarKinds[each.kind][lang], each.name ?? '']
      .join(' ')
      .trimEnd(),
  }))
  const found = days.filter(({ value, name }) => value === wanted || fold(name).includes(fold(typed)))
  const wholeYear = { value: '', name: calendarWords.wholeYear[lang] }
  return typed.trim() === '' ? [wholeYear, ...found] : found
}

/** The years that have days on record, each with how many; none comes last, since whoever is here wants one. */
const yearsToVoid: NonNullable<Flag['search']> = async (db, typed, lang) => {
  const counts = new Map<Year, number>()
  for (const { day } of await listCalendar(db)) counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1)
  const years = [...counts]
    .filter(([year]) => String(year).includes(typed.trim()))
    .map(([year, count]) => ({ value: String(year), name: calendarWords.daysOf(year, count)[lang] }))
  return typed.trim() === '' ? [...years, { value: '', name: calendarWords.noYear[lang] }] : years
}

const calendarVoid = verb({
  words: { en: 'Take back a day of the calendar, or a whole year', zh: '作废日历中的一天或一整年' },
  access: 'write',
  by: doneBy('business', '3'),
  args: { day: searched(day('ahead', { en: 'the day', zh: '日期' }), daysToVoid) },
  flags: {
    year: searched(count({ en: 'all days of this year', zh: '该年全部日期' }, 1, 'YEAR'), yearsToVoid),
    reason: requiredReason,
  },
  asks: ['day', ['year', ({ day }) => day === undefined], 'reason'],
  rules: [
    async (db, { day, year }) => {
      if (day !== undefined || year !== undefined) among(await listCalendar(db), chosen(day, year))
    },
  ],
  examples: {
    'calendar void 2026-10-10 --reason "our office is closed"': { en: 'one day', zh: '作废一天' },
    'calendar void --year 2026 --reason "wrong list"': { en: 'a whole year', zh: '作废一整年' },
  },
  run: async ({ day, year, reason }, call) => {
    const wanted = chosen(day, year)
    const days = await call.write(async (tx) => {
      const rows = among(tx.find('calendar_day', {}), wanted)
      for (const row of rows) tx.void('calendar_day', row.id, reason)
      return rows.map((row) => row.day).sort()
    })
    return one('calendar', { days, reason, voided: true }, calendarWords.voided(days))
  },
})

/** Which days are meant: one, or those of a year. Usage problem where neither or both are said. */
function chosen(day: Day | undefined, year: Year | undefined) {
  if (day !== undefined && year !== undefined) throw usage(calendarWords.bothGiven, calendarWords.dayOrYear)
  if (day !== undefined) return { is: (each: Day) => each === day, none: calendarWords.noDayOnRecord(day) }
  if (year !== undefined) return { is: (each: Day) => yearOf(each) === year, none: calendarWords.noYearOnRecord(year) }
  throw usage(calendarWords.whichDays, calendarWords.dayOrYear)
}

/** Those that are meant. Usage problem where there are none. */
function among<Row extends { readonly day: Day }>(
  days: readonly Row[],
  { is, none }: ReturnType<typeof chosen>,
): Row[] {
  const found = days.filter(({ day }) => is(day))
  if (found.length === 0) throw usage(none, calendarWords.seeCalendar)
  return found
}

/** The commands on the calendar that working days are counted by. */
export const calendarCommands = noun(
  { en: 'Holidays and made-up working days', zh: '节假日和调休上班日' },
  { import: async () => calendarImport, list: async () => calendarList, void: async () => calendarVoid },
)
