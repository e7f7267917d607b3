import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import { replaceReason } from '../../../record/reason.ts'
import { onRow } from '../../../record/rule.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { ask, askIfThere } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { held, required } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { certificateWords } from '../../certificate/words.ts'
import { reSign, reSignView } from '../re-sign.ts'
import { reSignWords } from '../words.ts'
import {
  checkParts,
  refuseBeforeRequest,
  type Supplied,
  suppliedColumns,
  suppliedFlags,
  whatIsLeft,
} from './supplied.ts'

/**
 * What is supplied to a request, as columns. Usage problems: a part without its day or its proof or before the request, and what would
 * replace something without a reason.
 */
async function suppliedTo(
  db: Db,
  row: Row<'re_sign'>,
  { reason, ...said }: Supplied & { readonly reason?: string | undefined },
  today: Day,
): Promise<Changes<'re_sign'>> {
  // The same situation told again was learned when it was first learned.
  const learned = said.situation === row.situation ? (row.situation_on ?? today) : today
  const wanted = await suppliedColumns(db, said, learned, today)
  checkParts({ ...row, ...wanted } as Row<'re_sign'>)
  if (replaces(row, wanted) && reason === undefined)
    throw usage(reSignWords.needsReason(row.number), certificateWords.giveReason)
  return wanted
}

/** `contract re-sign supply`: what was outstanding of a request (4.1.3). */
export const reSignSupply = verb({
  words: { en: 'Record the situation learned and the papers supplied', zh: '登记了解到的情况和提供的申请书、合同' },
  access: 'write',
  by: doneBy('business', '4.1.3'),
  args: { number: required(numberOf(reSign)) },
  flags: {
    ...suppliedFlags,
    situationOn: pastDay({ en: 'the day it was learned (default today)', zh: '了解情况的日期（默认今天）' }),
    reason: replaceReason,
  },
  rules: [
    onRow(
      reSign,
      (row, { number: _, ...said }: Supplied & { number?: string; reason?: string | undefined }, { db, today }) =>
        suppliedTo(db, row, said, today),
    ),
  ],
  examples: {
    'contract re-sign supply RS-2026-0001 --application 2026-06-18 --application-ref SQ-31 --papers 2026-06-18 --papers-ref HT-2028-004':
      { en: 'the papers handed over', zh: '登记已提供的申请书和合同' },
  },
  run: async ({ number, reason, ...typed }, call) => {
    const said = await suppliedOrAsked(number, typed, call)
    const { words, record } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, reSign, number)
      const wanted = await suppliedTo(tx.db, row, { ...said, reason }, call.today)
      if (Object.keys(wanted).length === 0) throw usage(reSignWords.nothingGiven, reSignWords.giveSomething)
      const changed = tx.update('re_sign', row.id, wanted)
      const record = await reSignView(tx.db, number, call.today)
      const words = changed
        ? [reSignWords.supplied(number), whatIsLeft(record, call.today)]
        : [reSignWords.unchanged(number)]
      return { words, record }
    })
    return one('reSign', record, lines(words))
  },
})

/** What is supplied: on a terminal what is outstanding is asked for where nothing is given; an empty answer leaves it so. */
async function suppliedOrAsked(number: string, said: Supplied, call: WriteCall): Promise<Supplied> {
  if (!call.interactive || Object.values(said).some((value) => value !== undefined)) return said
  const { outstanding } = await call.read((db) => reSignView(db, number, call.today))
  const { situation, applicationRef, papersRef } = suppliedFlags
  const [application, papers] = (['application', 'papers'] as const).map((key) =>
    held(suppliedFlags[key], async (db, on: Day) =>
      refuseBeforeRequest(typed(key), on, await requireRow(db, reSign, number)),
    ),
  ) as [typeof suppliedFlags.application, typeof suppliedFlags.papers]
  const asked: { -readonly [Key in keyof Supplied]: Supplied[Key] } = {}
  if (outstanding.includes('situation')) asked.situation = await askIfThere(situation, 'situation', call)
  if (outstanding.includes('application')) {
    asked.application = await askIfThere(application, 'application', call)
    if (asked.application !== undefined) asked.applicationRef = await ask(applicationRef, 'applicationRef', call)
  }
  if (outstanding.includes('papers')) {
    asked.papers = await askIfThere(papers, 'papers', call)
    if (asked.papers !== undefined) asked.papersRef = await ask(papersRef, 'papersRef', call)
  }
  return asked
}

/** Whether something on record would be replaced; filling what was empty is free. */
const replaces = (row: Row<'re_sign'>, wanted: Changes<'re_sign'>): boolean =>
  Object.entries(wanted).some(([column, value]) => {
    const now = row[column as keyof Row<'re_sign'>]
    return now !== null && now !== value
  })
