import type { Day } from '../../../clause/day.ts'
import { notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable, corrections } from '../../../record/edit.ts'
import { columnsGiven, flagsOf } from '../../../record/flags.ts'
import { editReason, requiredReason } from '../../../record/reason.ts'
import type { Db } from '../../../register/register.ts'
import { requireRound, surveyNumber } from '../../../survey/round/argument.ts'
import { closingOn } from '../../../survey/round/store/round.ts'
import { noun, verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { noneNeeded, noSuggestion } from '../none-needed.ts'
import { listSuggestions } from '../suggestion.ts'
import { suggestionWords } from '../words.ts'

const subject = { survey: required(surveyNumber) } as const
const fields = flagsOf(noSuggestion)

/** What is on record of why the analysis of a survey wants no suggestion. Usage problem where nothing is. */
async function requireNone(db: Db, survey: string, today: Parameters<typeof requireRound>[2]) {
  const round = await requireRound(db, survey, today)
  const closing = closingOn(round, today)
  const none = closing === null ? null : await noneNeeded(db, closing.id, today)
  const { number } = round
  if (closing === null || none === null) throw usage(suggestionWords.noneThere(number), suggestionWords.sayNone(number))
  return { ...none, number, closedOn: closing.closedOn }
}

/** Why it wants none, as it stands in its row. */
async function noneRow(db: Db, survey: string, day: Day) {
  const { reason, on } = await requireNone(db, survey, day)
  return { reason, decided_on: on }
}

/** `survey no-suggestion edit`: why an analysis wants none, or when that was decided, before and after on record with the reason. */
const noSuggestionEdit = verb({
  words: { en: 'Correct why an analysis wants no suggestion', zh: '更正无需改进建议的说明' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: subject,
  flags: { ...fields, reason: required(editReason) },
  corrects: {
    fields: correctable(noSuggestion, fields, (db, { survey = '' }, today) => noneRow(db, survey, today)),
    why: ['reason'],
  },
  rules: [
    async (db, { survey, on }, today) =>
      survey !== undefined && refuseBeforeAnalysis(await requireNone(db, survey, today), on),
  ],
  examples: {
    'survey no-suggestion edit SV-2026-1 --why "All items above 9" --reason "mistyped"': {
      en: 'the reason was mistyped',
      zh: '更正原因',
    },
  },
  run: async ({ survey, reason: _, ...typed }, call) => {
    const rowOf = (db: Db) => noneRow(db, survey, call.today)
    const given = await corrections(noSuggestion, typed, rowOf, suggestionWords.nameNone, call)
    const { changed, view } = await call.write(async (tx) => {
      const there = await requireNone(tx.db, survey, call.today)
      const columns = await columnsGiven(tx.db, noSuggestion, given)
      refuseBeforeAnalysis(there, columns.decided_on)
      const changed = tx.update('no_suggestion', there.id, columns)
      return { changed, view: await requireNone(tx.db, survey, call.today) }
    })
    const { number, on, reason } = view
    const said = changed ? suggestionWords.noneChanged(number, reason, on) : suggestionWords.noneUnchanged(number)
    return one('noSuggestion', { survey: number, on, reason }, said)
  },
})

/** It is decided upon the analysis, not before it. */
function refuseBeforeAnalysis({ closedOn }: { readonly closedOn: Day }, on: Day | null | undefined): void {
  if (on != null) notBefore('--on', on, suggestionWords.theAnalysis, closedOn)
}

/** `survey no-suggestion void`: takes it back: the analysis wants a suggestion, or a reason why none is needed. */
const noSuggestionVoid = verb({
  words: { en: 'Take back that an analysis wants no suggestion', zh: '作废无需改进建议的说明' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: subject,
  flags: { reason: requiredReason },
  examples: {
    'survey no-suggestion void SV-2026-1 --reason "comments came in later"': {
      en: 'there is something to improve after all',
      zh: '作废：仍需改进',
    },
  },
  run: async ({ survey, reason: why }, call) => {
    const { number, on, reason, isOwed } = await call.write(async (tx) => {
      const there = await requireNone(tx.db, survey, call.today)
      tx.void('no_suggestion', there.id, why)
      const made = (await listSuggestions(tx.db, call.today)).some((each) => each.survey === there.number)
      return { ...there, isOwed: !made }
    })
    const owed = isOwed ? [suggestionWords.withoutSuggestions(number)] : []
    const said = lines([suggestionWords.noneVoided(number), ...owed])
    return one('noSuggestion', { survey: number, on, reason, voided: true }, said)
  },
})

/** `survey no-suggestion`: what is on record of why an analysis wants none (4.5.1), corrected or taken back. */
export const noSuggestionCommands = noun(
  { en: 'Why an analysis wants no suggestion (4.5.1)', zh: '无需改进建议的说明（4.5.1）' },
  { edit: async () => noSuggestionEdit, void: async () => noSuggestionVoid },
)
