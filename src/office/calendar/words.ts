import { addDaysTo, type Day } from '../../clause/day.ts'
import { reasons } from '../../clause/reason.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import type { Year } from '../../clause/year.ts'
import { type CalendarKind, calendarKinds, isMainlandYear } from './rules.ts'
import type { CalendarDay } from './store.ts'

/** The days of the week from Sunday on, as programs read them. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export type Weekday = (typeof weekdays)[number]

export const weekdayWords: Readonly<Record<Weekday, Words>> = {
  sunday: { en: 'Sunday', zh: '周日' },
  monday: { en: 'Monday', zh: '周一' },
  tuesday: { en: 'Tuesday', zh: '周二' },
  wednesday: { en: 'Wednesday', zh: '周三' },
  thursday: { en: 'Thursday', zh: '周四' },
  friday: { en: 'Friday', zh: '周五' },
  saturday: { en: 'Saturday', zh: '周六' },
}

/** How many days a sentence of a report names. */
const mostNamed = 10

/** A day as a sentence names it. */
type NamedDay = Pick<CalendarDay, 'day' | 'kind' | 'name'>

function dayWords({ day, kind, name }: NamedDay, last = day): Words {
  const days = day === last ? day : `${day}..${last}`
  return {
    en: `${days} ${calendarKinds[kind].en}${name === null ? '' : ` (${name})`}`,
    zh: `${days} ${calendarKinds[kind].zh}${name === null ? '' : `（${name}）`}`,
  }
}

/** Days in their order, those of one holiday as one: 2026-10-01..2026-10-07 holiday (国庆节). */
function listOf(days: readonly NamedDay[]): Words {
  const spans: { first: NamedDay; last: Day }[] = []
  for (const each of days) {
    const span = spans.at(-1)
    const goesOn =
      span !== undefined &&
      addDaysTo(span.last, 1) === each.day &&
      span.first.kind === each.kind &&
      span.first.name === each.name
    if (goesOn) span.last = each.day
    else spans.push({ first: each, last: each.day })
  }
  return joined(spans.map(({ first, last }) => dayWords(first, last)))
}

/** The command that enters the calendars of the years: the official ones where the program has them. */
function importing(years: readonly Year[]): Words {
  const official = years.filter(isMainlandYear)
  const other = years.filter((year) => !isMainlandYear(year))
  const shipped = official.map((year) => `--mainland ${year}`).join(' ')
  const commands = [
    ...(official.length === 0 ? [] : [same(`certdesk calendar import ${shipped}`)]),
    ...other.map((year) => ({
      en: `certdesk calendar import FILE --year ${year}`,
      zh: `certdesk calendar import 文件 --year ${year}`,
    })),
  ]
  return joined(commands, '; ', '；')
}

export const calendarWords = {
  /** Of the years judged, which have no calendar: every report says so. */
  /** What reports say of days that move due days and are of no official notice. */
  unofficial: (days: readonly CalendarDay[]): Words => {
    const shown = days.slice(0, mostNamed)
    const named = joined(
      shown.map(({ day, kind, source }) => ({
        en: `${day} (${calendarKinds[kind].en}${source === null ? '' : `, ${source}`})`,
        zh: `${day}（${calendarKinds[kind].zh}${source === null ? '' : `，${source}`}）`,
      })),
      ', ',
      '、',
    )
    const more = days.length - shown.length
    return {
      en: `Due days that go past them are moved by calendar days of other than the official notice: ${named.en}${more > 0 ? `, and ${more} more` : ''}.`,
      zh: `以下日历日并非来自官方通知，经过这些日子的期限因此变动：${named.zh}${more > 0 ? `，另有 ${more} 天` : ''}。`,
    }
  },
  noCalendar: (years: readonly Year[]): Words => {
    const named = joined(
      years.map((year) => same(String(year))),
      ' and ',
      '、',
    )
    const enter = importing(years)
    return {
      en: `Working days of ${named.en} are Monday to Friday: no calendar of holidays is entered. Enter it with: ${enter.en}`,
      zh: `${named.zh} 年的工作日按周一至周五计：未录入节假日历。可录入：${enter.zh}`,
    }
  },
  atInit: (year: Year): Words => {
    const enter = importing([year])
    return {
      en: `Working days are Monday to Friday until a calendar of holidays is entered: ${enter.en}`,
      zh: `录入节假日历之前，工作日按周一至周五计：${enter.zh}`,
    }
  },
  yearOf: (year: Year, workingDays: number, entered: boolean): Words => ({
    en: `${year} has ${workingDays} working days${entered ? '' : ', Monday to Friday: no calendar of holidays is entered'}.`,
    zh: `${year} 年共有 ${workingDays} 个工作日${entered ? '' : '（周一至周五：未录入节假日历）'}。`,
  }),
  enter: (year: Year): Words => {
    const { en, zh } = importing([year])
    return { en: `Enter it with: ${en}`, zh: `可录入：${zh}` }
  },
  none: { en: 'No holidays are entered.', zh: '未录入节假日。' },
  removed: (days: readonly NamedDay[]): Words => ({
    en: `Taken out, since the list does not have ${days.length === 1 ? 'it' : 'them'}: ${listOf(days).en}.`,
    zh: `因清单中没有而移出：${listOf(days).zh}。`,
  }),
  left: (days: readonly NamedDay[]): Words => ({
    en: `On record and not in the list: ${listOf(days).en}. --replace takes ${days.length === 1 ? 'it' : 'them'} out.`,
    zh: `已登记而清单中没有：${listOf(days).zh}。加 --replace 可移出。`,
  }),
  otherwise: {
    en: 'A day that is on record as the other kind is taken only with --replace.',
    zh: '已登记为另一类型的日期，须加 --replace 才由清单取代。',
  },
  sourceOf: (source: string, days: number): Words => ({
    en: `Source of ${days} ${days === 1 ? 'day' : 'days'}: ${source}`,
    zh: `其中 ${days} 天的来源：${source}`,
  }),
  nothingToImport: { en: 'Missing FILE.', zh: '缺少 文件。' },
  nameAFile: {
    en: 'Name the list, or take an official calendar of mainland China with --mainland YEAR.',
    zh: '请给出清单文件，或用 --mainland 年份 采用中国大陆官方日历。',
  },
  twoSources: {
    en: 'A file and --mainland are two calendars, and one is imported at a time.',
    zh: '文件与 --mainland 是两份日历，一次只能导入其一。',
  },
  oneSource: { en: 'Leave one of them out.', zh: '请去掉其中之一。' },
  onlyOfAFile: (flag: string): Words => ({
    en: `${flag} is about a file, and --mainland needs none.`,
    zh: `${flag} 只用于文件，而 --mainland 无须文件。`,
  }),
  leaveOut: (flag: string): Words => ({ en: `Leave ${flag} out.`, zh: `请去掉 ${flag}。` }),
  notShipped: (year: Year, shipped: readonly Year[]): Words => ({
    en: `The official calendar of ${year} does not come with this version; it has ${shipped.join(' and ')}.`,
    zh: `本版本不含 ${year} 年的官方日历，只有 ${shipped.join('、')} 年。`,
  }),
  importAFile: (year: Year): Words => ({
    en: `Import it as a list: certdesk calendar import FILE --year ${year}`,
    zh: `请以清单导入：certdesk calendar import 文件 --year ${year}`,
  }),
  ofDay: (day: string | null, said: Words): Words => ({ en: `${day}: ${said.en}.`, zh: `${day}：${said.zh}。` }),
  addReplace: {
    en: 'Add --replace to let the official calendar take the place of what is on record.',
    zh: '加 --replace 可由官方日历取代已登记的内容。',
  },
  understood: (years: readonly Year[]): Words => ({
    en: `The official calendar of mainland China for ${years.join(' and ')}.`,
    zh: `中国大陆 ${years.join('、')} 年官方日历。`,
  }),
  noDayOnRecord: (day: Day): Words => ({ en: `${day} is not in the calendar.`, zh: `日历中没有 ${day}。` }),
  noYearOnRecord: (year: Year): Words => ({
    en: `The calendar has no day of ${year}.`,
    zh: `日历中没有 ${year} 年的日期。`,
  }),
  seeCalendar: { en: 'See it with: certdesk calendar list', zh: '可查看：certdesk calendar list' },
  whichDays: { en: 'Missing DAY.', zh: '缺少 日期。' },
  dayOrYear: { en: 'Name a day, or a whole year with --year.', zh: '请给出日期，或用 --year 给出整年。' },
  bothGiven: { en: 'A day and --year say two things.', zh: '日期与 --year 只能给出其一。' },
  wholeYear: { en: '— a whole year', zh: '— 作废一整年' },
  noYear: { en: '— none', zh: '— 无' },
  daysOf: (year: Year, count: number): Words => ({
    en: `${year}: ${count} ${count === 1 ? 'day' : 'days'}`,
    zh: `${year} 年：${count} 天`,
  }),
  voided: (days: readonly Day[]): Words => ({
    en: `Voided ${days.length === 1 ? days[0] : `${days.length} days`}; what was on record stays there and counts for nothing.`,
    zh: `已作废 ${days.length === 1 ? days[0] : `${days.length} 天`}；记录保留，不再计入。`,
  }),
  row: reasons({
    dayColumn: { en: 'the day (日期)', zh: '日期' },
    kindColumn: { en: 'holiday or working day (类型)', zh: '类型' },
    noDay: { en: 'the day is missing', zh: '缺少日期' },
    notADay: { en: 'not a day, nor two with ".." between them', zh: '不是有效日期，也不是以“至”相连的两个日期' },
    noYear: { en: 'the year is missing: give it with --year', zh: '缺少年份，请用 --year 给出' },
    endsFirst: { en: 'it ends before it begins', zh: '结束早于开始' },
    tooLong: (most: number): Words => ({
      en: `more than ${most} days: check the months and the years`,
      zh: `超过 ${most} 天，请检查月份和年份`,
    }),
    otherYear: (year: Year): Words => ({ en: `not in ${year}`, zh: `不在 ${year} 年内` }),
    noKind: { en: 'holiday or working day is missing', zh: '缺少类型（放假或上班）' },
    kind: { en: 'none of: holiday, workday', zh: '应为以下之一：放假、上班' },
    weekday: (day: Day): Words => ({ en: `${day} is a working day anyway`, zh: `${day} 本来就是工作日` }),
    twice: (day: Day, kind: CalendarKind): Words => ({
      en: `an earlier line has ${day} as ${calendarKinds[kind].en}`,
      zh: `前面已有一行将 ${day} 列为${calendarKinds[kind].zh}`,
    }),
    onRecord: (there: NamedDay): Words => ({
      en: `on record as ${dayWords(there).en}`,
      zh: `已登记为 ${dayWords(there).zh}`,
    }),
    was: (there: NamedDay): Words => ({ en: `was ${dayWords(there).en}`, zh: `原为 ${dayWords(there).zh}` }),
  }),
} as const
