import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable } from '../../../record/edit.ts'
import { columnsGiven, flagsOf, isNothingGiven, refuseAhead } from '../../../record/flags.ts'
import { whichPart, wholeOr } from '../../../record/part.ts'
import { requiredReason } from '../../../record/reason.ts'
import { recordWords, seeList } from '../../../record/sentences.ts'
import type { Db, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { askedAs, required, searched, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { findIssue, issueArgument, magazine, requireIssue, wholeIssue, withoutMissing } from '../magazine.ts'
import { sentBy, voidSendings } from '../sending.ts'
import { magazineWords } from '../words.ts'

const fields = flagsOf(magazine)

/** `magazine edit`: what was mistyped of an issue. */
export const magazineEdit = verb({
  words: { en: 'Correct what was mistyped of an issue', zh: '更正录入有误的杂志期次' },
  access: 'write',
  by: doneBy('business', '4.3.6'),
  args: { issue: required(issueArgument) },
  flags: { ...fields, reason: requiredReason },
  corrects: { fields: correctable(magazine, fields, (db, { issue = '' }) => requireIssue(db, issue)), why: ['reason'] },
  rules: [
    async (db, { issue, ...given }, today) =>
      issue !== undefined && refuseCorrection(db, await requireIssue(db, issue), given, today),
  ],
  examples: {
    'magazine edit MG-2026-01 --published 2026-01-06 --reason "the wrong day"': {
      en: 'it came out on another day',
      zh: '更正出版日期',
    },
  },
  run: async ({ issue: typed, reason: _, ...given }, call) => {
    if (isNothingGiven(given)) throw usage(recordWords.nothingToChange, magazineWords.nameAField)
    refuseAhead(magazine, given, call.today)
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireIssue(tx.db, typed)
      await refuseCorrection(tx.db, row, given, call.today)
      const changed = tx.update('magazine_issue', row.id, await columnsGiven(tx.db, magazine, given))
      return { view: (await wholeIssue(tx.db, row.number, call.today)).view, changed }
    })
    return one('magazine', withoutMissing(view), recordWords[changed ? 'changed' : 'unchanged'](view.number))
  },
})

/** Refuses the name of another issue, and that it came out after it was sent. Usage problems. */
async function refuseCorrection(
  db: Db,
  { id, number }: Row<'magazine_issue'>,
  { name, published }: Partial<ValuesOf<typeof fields>>,
  today: Day,
): Promise<void> {
  const other = name === undefined ? null : await findIssue(db, name)
  if (name !== undefined && other !== null && other.voided_at === null && other.id !== id)
    throw usage(magazineWords.taken(name, other.number), seeList(magazine))
  const [first] = published === undefined ? [] : await sentBy(db, today, number)
  if (published !== undefined && first !== undefined && first.on < published)
    throw usage(magazineWords.sentBefore(published, first.on), magazineWords.voidSending(number, first.on))
}

/** The day whose sendings are taken back alone. */
const onlySentOn = searched(
  askedAs(whichPart, day('past', { en: 'only what was sent on this day', zh: '仅该日的发放' })),
  wholeOr(magazineWords.wholeIssue, async (db, { issue = '' }, today, lang) => {
    const sendings = await sentBy(db, today, (await requireIssue(db, issue)).number)
    return [...new Set(sendings.map(({ on }) => on))].map((on) => ({
      value: on,
      name: magazineWords.sentOn(
        on,
        sendings.filter((each) => each.on === on),
      )[lang],
      short: on,
    }))
  }),
)

/** `magazine void`: an issue with its sendings, or the sendings of one day, recorded by mistake. */
export const magazineVoid = verb({
  words: { en: 'Take back an issue, or its sending of a day, recorded by mistake', zh: '作废误录的期次或某日的发放' },
  access: 'write',
  by: doneBy('business', '4.3.6'),
  args: { issue: required(issueArgument) },
  flags: { sent: onlySentOn, reason: requiredReason },
  asks: ['sent', 'reason'],
  examples: {
    'magazine void MG-2026-01 --sent 2026-07-10 --reason "sent to another list"': {
      en: 'the sendings of one day',
      zh: '作废某日的发放记录',
    },
    'magazine void MG-2026-01 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的期次' },
  },
  run: async ({ issue: typed, sent, reason }, call) => {
    const view = await call.write(async (tx) => {
      const row = await requireIssue(tx.db, typed)
      if (sent !== undefined && voidSendings(tx, row.id, reason, sent) === 0)
        throw usage(magazineWords.notSentOn(row.number, sent), magazineWords.seeSendings(row.number))
      const { view } = await wholeIssue(tx.db, row.number, call.today)
      if (sent !== undefined) return withoutMissing(view)
      voidSendings(tx, row.id, reason)
      tx.void('magazine_issue', row.id, reason)
      return { ...withoutMissing(view), voided: true }
    })
    const said = sent === undefined ? recordWords.voided(view.number) : magazineWords.sendingVoided(view.number, sent)
    return one('magazine', view, said)
  },
})
