import type { AsOf, Clause } from '../../clause/clause.ts'
import {
  assessedByYear,
  type DueState,
  dueWithin,
  type JudgedEvent,
  judgedEvent,
  placeOf,
  worse,
} from '../../clause/judge.ts'
import { inForceFrom, type LimitValues, limit, valuesByDay } from '../../clause/limit.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { timely } from '../../office/limit/timely.ts'
import type { Db } from '../../register/register.ts'
import { contactWords } from '../contact/words.ts'
import { type InformationRecord, listInformation } from './information.ts'

const informationLimits = {
  timely,
  action: limit(
    'information-action-days',
    5,
    {
      en: 'Working days in which an action on information is owned and closed',
      zh: '信息所需措施明确责任人并关闭的工作日数',
    },
    { stricter: 'lower' },
  ),
} as const

/** 4.1.2: information is recorded in time, and where it needs action, the action has an owner and is closed. */
export const informationRecorded: Clause<Db, readonly InformationRecord[], keyof typeof informationLimits> = {
  id: 'information-recorded',
  cite: '4.1.2',
  title: { en: 'Information and changes recorded', zh: '信息和变化的记录' },
  rule: {
    en: 'Information is recorded within the set number of working days of its receipt; where it needs action, the action has an owner and is closed in time.',
    zh: '信息在收到后的规定工作日内登记；需要采取措施的，有责任人并按时关闭。',
  },
  evidence: ['information'],
  commands: ['information add', 'information act', 'information close', 'information list'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: informationLimits,
  facts: async (db, asOf) => {
    const all = await listInformation(db, { to: asOf.day, asked: asOf.only })
    return all.reverse()
  },
  check: (records, asOf) => {
    const limitsOn = valuesByDay(informationLimits, asOf.set)
    const judged = records
      .filter((record) => record.received >= inForceFrom)
      // A limit set later neither makes late what was in time, nor the other way round.
      .map((record) => judgedInformation(record, asOf, limitsOn(record.received)))
    return assessedByYear(judged, asOf, limitsOn)
  },
}

/** One record of information, judged; null where nothing about it is to be judged (migrated, and no action needed). */
function judgedInformation(
  record: InformationRecord,
  asOf: AsOf,
  limits: LimitValues<keyof typeof informationLimits>,
): JudgedEvent | null {
  const recording = record.migrated
    ? null
    : dueWithin(record.received, limits.timely, record.recorded, asOf.day, asOf.calendar)
  const acting = record.actionNeeded
    ? dueWithin(record.received, limits.action, record.closed, asOf.day, asOf.calendar)
    : null
  const parts = [recording, acting].filter((part) => part !== null)
  const [first] = parts
  if (first === undefined) return null
  const state = parts.map((part) => part.state).reduce(worse)
  const { due } = acting ?? first
  const facts = {
    information: record.number,
    received: record.received,
    recorded: record.recorded,
    owner: record.owner,
    closed: record.closed,
    due,
  }
  const { customer, name } = record
  return judgedEvent(
    asOf,
    { customer, name, state, period: due, facts, place: placeOf(record.received, record.number) },
    () => ({
      text: remarks(informationRemarks(record, recording, acting)),
      settle: record.actionNeeded && record.closed === null ? informationSettle(record) : null,
    }),
  )
}

const informationSettle = (record: InformationRecord): readonly string[] =>
  record.owner === null ? ['information', 'act', record.number] : ['information', 'close', record.number]

function informationRemarks(record: InformationRecord, recording: DueState | null, acting: DueState | null): Words[] {
  const said: Words[] = [same(record.number)]
  if (recording?.state === 'breach') said.push(contactWords.recordedLate(recording.daysLate))
  if (acting === null || acting.state === 'met') return said
  if (record.owner === null) said.push(contactWords.noOwner)
  if (record.closed === null) said.push(contactWords.notClosed(acting.due))
  else said.push(contactWords.closedLate(acting.daysLate))
  return said
}
