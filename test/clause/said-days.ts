import { type Day, readDay } from '../../src/clause/day.ts'
import { spokenDay } from '../../src/clause/spoken-day.ts'

/** The days on which they are said: a Monday that ends its month, the first day of a year, a leap day. */
const todays: readonly (readonly [day: string, zh: string, en: string])[] = [
  ['2026-11-30', '周一，月末', 'a Monday, the last of a month'],
  ['2027-01-01', '周五，元旦', 'a Friday, New Year'],
  ['2028-02-29', '周二，闰日', 'a Tuesday, the leap day'],
]

/** Ways to say a day or a month, in the order of the table. */
export const ways: readonly string[] = [
  ...['今天', '今日', '昨天', '昨晚', '前天', '大前天', '明天', '明早', '后天', '大后天'],
  ...['周五', '星期五', '礼拜五', '上周五', '上上周五', '这周三', '本周日', '下周三', '下下周一', '下个星期一'],
  ...['三天前', '3天后', '十天以后', '两周后', '两个星期前', '一个月前', '半年后', '一年后', '+3天', '-2周'],
  ...['月底', '月初', '本月底', '下月底', '下月初', '上个月底', '3月底', '年底', '明年初', '去年年底'],
  ...['11-12', '11/12', '１１．１２', '11月12日', '十一月十二日', '去年12月3日', '2月29日', '26-11-05', '26年11月5日'],
  ...['12日', '12号', '31号', '下个月5号', '本月15日', '上个月31号'],
  ...['下个月', '上月', '3月', '明年3月', '三月份'],
  ...[
    'today',
    'yesterday',
    'the day before yesterday',
    'tomorrow',
    'fri',
    'Friday',
    'last friday',
    'this friday',
    'next mon',
    'next friday',
  ],
  ...['+3d', '-2w', '＋３ｄ', '3 days ago', 'in two weeks', 'a month ago', '+1 year'],
  ...['nov 12', '12 November', 'the 12th', 'end of month', 'eom', 'start of next month', 'end of last month'],
  ...['next month', 'march', 'mar 2027'],
  ...['2026-11-05', '2026年11月5日', '20261105'],
]

/** What a way to say a day is: of what happened, and where it is another, of what is planned; 或 where it is asked which. */
export function said(text: string, today: string): string {
  const written = readDay(text)
  if (written !== null) return written
  const [past, ahead] = (['past', 'ahead'] as const).map((leaning) => {
    const meant = spokenDay(text)?.meant(today as Day, leaning) ?? null
    if (meant === null) return '—'
    return 'day' in meant ? meant.day : 'month' in meant ? meant.month : `${meant.either.join(' 或 or ')}？`
  })
  return past === ahead ? `${past}` : `${past} · ${ahead}`
}

/** The page with the table. */
export function daysPage(): string {
  const head = todays.map(([day, zh, en]) => `${day}<br>${zh}<br>${en}`)
  const rows = ways.map((way) => [`\`${way}\``, ...todays.map(([day]) => said(way, day))])
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return [
    '# Days as people say them · 日期的说法\n\n',
    'At every flag and question that takes a day or a month these are understood, each as of today; what is understood is shown before anything is\n',
    'done. Two days in one cell: of something that happened, and of something planned. A day that may be either of two is asked on a terminal and\n',
    'refused in a pipe. `—`: there is no such day. Weeks begin on Monday. `--today` alone is written out: the others are counted from it.\n\n',
    '凡需填写日期或月份之处均可这样写，按当天推算，执行前显示理解为哪一天。一格两个日期：前者用于已发生的事，后者用于计划；可能是两天之一的，在终端上\n',
    '会询问，在管道中会拒绝；`—` 表示没有这一天。每周从周一开始。只有 `--today` 须写明日期：其余说法都从它算起。\n\n',
    'In a list that is imported a day is written out, since it would mean another one tomorrow. 导入的名单中须写明日期。\n\n',
    row(['说法 · Said', ...head]),
    row(['---', ...head.map(() => '---')]),
    ...rows.map(row),
  ].join('')
}
