import type { Day } from '../../clause/day.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import { type BlockLine, type Part, sentence, table } from '../../terminal/result.ts'
import { urgencies } from '../agenda.ts'
import { agendaWords } from '../agenda-words.ts'
import { urgencyTones } from '../columns.ts'
import { type AgendaLine, byCustomer, type DayGroup, type DayItem, type UrgencyCounts } from '../day.ts'

/** Nobody reads on after so many customers: what is more is counted. */
const groupsShown = 100

/** Of what is about no customer, such as a month after the other, so many are shown. */
const itemsShown = 5

interface Asked {
  readonly day: Day
  readonly until: Day
  readonly whose: string | null
  readonly top: number | undefined
  /** The command line without its flags, to be run again with others. */
  readonly again: string
}

function itemLines({ urgency, daysLeft, text, owner, settle }: DayItem, isOfCustomer: boolean): BlockLine[] {
  const said = agendaWords.sees(text, isOfCustomer ? owner : null)
  return [
    { words: agendaWords.pressing(urgency, daysLeft, said), tone: urgencyTones[urgency] },
    { words: same(commandLine(settle)), whole: true },
  ]
}

function block({ items, ...group }: DayGroup): BlockLine[] {
  const isOfCustomer = group.customer !== null
  const shown = isOfCustomer ? items : items.slice(0, itemsShown)
  const more = items.length - shown.length
  return [
    { words: agendaWords.groupHead(group, items.length) },
    ...shown.flatMap((item) => itemLines(item, isOfCustomer)),
    ...(more > 0 ? [{ words: agendaWords.moreOfKind(more) }] : []),
  ]
}

/**
 * The day on a screen: how much there is of each urgency, then what is to be done by customer, with whom to call and the commands;
 * then what else there is to see. `said` is whose day it is.
 */
export function partsOnScreen(
  lines: readonly AgendaLine[],
  counts: UrgencyCounts,
  { day, until, whose, top, again }: Asked,
  said: Words | null,
): Part[] {
  const total = urgencies.reduce((sum, urgency) => sum + counts[urgency], 0)
  const whoseDay = said === null ? [] : [sentence(said)]
  if (total === 0) return [sentence(agendaWords.nothing(day, until)), ...whoseDay]
  const groups = byCustomer(lines)
  const shown = top === undefined ? groups.slice(0, groupsShown) : groups
  const left = groups.length - shown.length
  const more =
    lines.length < total
      ? [sentence(agendaWords.firstOf(lines.length, total))]
      : left > 0
        ? [sentence(agendaWords.moreGroups(shown.length, left, `${again} --top ${total}`))]
        : []
  return [sentence(agendaWords.counts(day, whose, counts)), table<DayGroup>([], shown, { block }), ...more, ...whoseDay]
}
