import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Db } from '../../../register/register.ts'
import { requireRound, surveyNumber } from '../../../survey/round/argument.ts'
import { closingOn, type Round } from '../../../survey/round/store/round.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { whyNone } from '../none-needed.ts'
import { listSuggestions } from '../suggestion.ts'
import { suggestionWords } from '../words.ts'

/** `survey suggest none`: that an analysis wants no improvement suggestion, and why: a blank is no answer to 4.5.1. */
export const suggestNone = verb({
  words: {
    en: 'Record that an analysis wants no suggestion, and why (4.5.1)',
    zh: '登记分析结果无需改进建议及原因（4.5.1）',
  },
  access: 'write',
  by: doneBy('business', '4.5.1', 'on'),
  args: { survey: required(surveyNumber) },
  flags: {
    reason: required(whyNone),
    on: pastDay({ en: 'the day it was decided (default today)', zh: '决定日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [
    async (db, { survey, on }, today) =>
      survey !== undefined && (await refuseNone(db, await requireRound(db, survey, today), on, today)),
  ],
  examples: {
    'survey suggest none SV-2026-1 --reason "All items above 9, no comments"': {
      en: 'nothing to improve, and why',
      zh: '无需改进，并说明原因',
    },
  },
  run: async ({ survey, reason, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { number, added } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const round = await requireRound(tx.db, survey, call.today)
      const { number } = round
      const closing = await refuseNone(tx.db, round, on, call.today)
      const [there] = tx.find('no_suggestion', { closing_id: closing.id })
      const isOther =
        there !== undefined && (there.reason !== reason || (typed !== undefined && there.decided_on !== on))
      if (isOther)
        throw usage(suggestionWords.noneOtherwise(number, there.decided_on), suggestionWords.editNone(number))
      if (there === undefined)
        tx.insert('no_suggestion', { closing_id: closing.id, decided_on: on, reason, staff_id: staff.id })
      return { number, added: there === undefined }
    })
    const said = added
      ? [suggestionWords.noneNeeded(number, reason), suggestionWords.reportIt(number)]
      : [suggestionWords.noneAlready(number)]
    return one('noSuggestion', { survey: number, on, reason }, lines(said))
  },
})

/** Refuses it of what was not analysed yet (4.5.1), on a day before that, and where there is a suggestion. Returns the analysis. */
async function refuseNone(db: Db, round: Round, on: Day | undefined, today: Day) {
  const { number } = round
  const closing = closingOn(round, today)
  if (closing === null) throw refused('4.5.1', suggestionWords.notAnalysed(number), suggestionWords.closeFirst(number))
  if (on !== undefined) notBefore('--on', on, suggestionWords.theAnalysis, closing.closedOn)
  const made = (await listSuggestions(db, today)).find((each) => each.survey === number)
  if (made !== undefined) throw usage(suggestionWords.thereIsOne(number, made.number), suggestionWords.seeSuggestions)
  return closing
}
