import { usage } from '../../../../clause/problem.ts'
import { lines, type Words } from '../../../../clause/words.ts'
import type { Year } from '../../../../clause/year.ts'
import type { LineRemark } from '../../../../intake/remark.ts'
import { intakeWords } from '../../../../intake/words.ts'
import type { WriteCall } from '../../../../terminal/command.ts'
import { type Column, type Result, sentence, table } from '../../../../terminal/result.ts'
import type { CalendarField } from '../../headers.ts'
import { isMainlandYear, mainlandYears } from '../../rules.ts'
import { calendarWords } from '../../words.ts'
import { readCalendarRow, type WaitingDays } from './row.ts'
import { CalendarWriter } from './writer.ts'

/** The rows of a calendar that comes with the program, read as those of any list. */
function rowsOf(text: string): WaitingDays[] {
  const [header = '', ...rows] = text.trimEnd().split(/\r?\n/)
  const fields = header.split(',')
  return rows.map((row, at) => {
    const cells = row.split(',')
    const cell = (field: CalendarField) => cells[fields.indexOf(field)] ?? null
    const { item } = readCalendarRow(at + 2, cell, null)
    if (item === null) throw new Error(`the calendar that comes with the program has a wrong row: ${row}`)
    return item
  })
}

const kinds = ['created', 'updated', 'unchanged'] as const
type Counts = { rows: number; rejected: 0 } & Record<(typeof kinds)[number], number>

const countColumns: readonly Column<Counts>[] = (['rows', ...kinds, 'rejected'] as const).map((key) => ({
  key,
  title: { en: key, zh: key },
  cell: (each) => each[key],
}))

/**
 * Enters the official calendars of the years, all of them or nothing: where a day is on record as the other kind, that is
 * said of every such day, and only `replace` lets the calendar take its place. Usage problem: a year that is not shipped.
 */
export async function importMainland(
  wanted: readonly Year[],
  replace: boolean,
  dryRun: boolean,
  call: WriteCall,
): Promise<Result> {
  const years = [...new Set(wanted)].sort()
  for (const year of years)
    if (!isMainlandYear(year))
      throw usage(calendarWords.notShipped(year, mainlandYears), calendarWords.importAFile(year))
  const { mainland } = await import('../../mainland.ts')
  const items = years.filter(isMainlandYear).flatMap((year) => rowsOf(mainland[year]))
  const counts: Counts = { rows: items.length, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const replaced: LineRemark[] = []
  const more = await call.write(
    async (tx) => {
      const writer = new CalendarWriter(tx, { year: null, source: null, replace })
      const wrong: Words[] = []
      for (const [place, item] of items.entries()) {
        const taken = await writer.take(place, item)
        if (taken.outcome === 'rejected')
          wrong.push(...taken.refusals.map(({ value, reason }) => calendarWords.ofDay(value, reason)))
        else counts[taken.outcome] += 1
        replaced.push(...taken.replaced.map((each) => ({ line: item.line, ...each })))
      }
      if (wrong.length > 0) throw usage(lines(wrong), calendarWords.addReplace)
      writer.finish()
      return writer.more()
    },
    { dryRun },
  )
  const said: Words[] = [calendarWords.understood(years), intakeWords.done(counts), ...more.said]
  if (dryRun) said.push(intakeWords.dryRun)
  else if (counts.created + counts.updated === 0 && replaced.length === 0) said.push(intakeWords.nothingNew)
  return {
    json: {
      ...counts,
      warnings: [],
      replaced: replaced.map(({ line, reason, field, value }) => ({ line, reason: reason.en, field, value })),
      ...{ encoding: null, delimiter: null, dryRun, unknownColumns: [] },
      ...more.json,
      rejects: [],
    },
    parts: [
      ...said.map(sentence),
      ...replaced.map(({ value, reason }) => sentence(calendarWords.ofDay(value, reason))),
    ],
    rows: table(countColumns, [counts]),
  }
}
