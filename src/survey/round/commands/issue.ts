import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { choice, type Flag, many, required, worded, yes } from '../../../terminal/flag.ts'
import { type Result, sentence, table } from '../../../terminal/result.ts'
import {
  listQuestionnaires,
  newestQuestionnaire,
  type Questionnaire,
  questionnaire as questionnaireKind,
  requireQuestionnaire,
} from '../../questionnaire/questionnaire.ts'
import { questionnaireWords } from '../../questionnaire/words.ts'
import { awaitingIssue, tallyOf } from '../../return/tally.ts'
import { returnWords } from '../../return/words.ts'
import { everyReturnCounts, issueChannels } from '../../rules.ts'
import { rateOwed } from '../../score/figures.ts'
import { surveyNumber, surveysOffered } from '../argument.ts'
import { currentDraw, listRounds, onRecord, type Round } from '../store/round.ts'
import { listSampled, type Sampled } from '../store/sampled.ts'
import { questionnaireOf, requireOpenRound, requireSampled } from './sampled-record.ts'
import { rankedColumns } from './sampled-view.ts'

/** The survey whose forms go out: none without a questionnaire, which is told before anything is asked. */
const issuedSurvey: Flag<string, 'optional'> = {
  ...surveyNumber,
  search: async (db, typed) => ((await hasQuestionnaire(db)) ? surveysOffered(db, typed) : []),
  nothing: async (db) => {
    const noSurvey = await surveyNumber.nothing()
    const hasSurvey = (await listRounds(db, onRecord)).length > 0
    return hasSurvey ? { words: questionnaireWords.none, hint: questionnaireWords.addFirst } : noSurvey
  },
}

const hasQuestionnaire = async (db: Db): Promise<boolean> => (await listQuestionnaires(db, onRecord)).length > 0

/** `survey issue`: records that forms went out to sampled customers. */
export const surveyIssue = verb({
  words: {
    en: 'Record that forms went out: to all that have none yet, or to those named',
    zh: '登记问卷发放（默认所有未发放者）',
  },
  access: 'write',
  by: doneBy('business', '4.5.2', 'on'),
  args: {
    survey: required(issuedSurvey),
    customers: many(worded({ en: 'only to these', zh: '仅这些客户' }, customerArgument)),
  },
  flags: {
    channel: required(choice({ en: 'how they went out', zh: '发放方式' }, issueChannels)),
    on: pastDay({ en: 'the day (default today)', zh: '发放日期（默认今天）' }),
    questionnaire: numberOf(questionnaireKind),
    dryRun: yes({ en: 'only say what would be recorded', zh: '只说明将登记什么' }),
  },
  asks: ['customers', 'on'],
  rules: [
    async (db, { survey, on: given, questionnaire }, today) => {
      if (survey === undefined) return
      const on = given ?? today
      const round = await requireOpenRound(db, survey, today)
      refuseBeforeDraw(round, on)
      await settledQuestionnaire(db, round, questionnaire, on, today)
    },
  ],
  examples: {
    'survey issue SV-2026-1 --channel email': { en: 'to all who were drawn', zh: '向全部被抽中客户发放' },
    'survey issue SV-2026-1 C00016 --channel post': { en: 'to one of them', zh: '向其中一家发放' },
  },
  run: async ({ survey, customers, channel, on: typed, questionnaire: number, dryRun }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { questionnaire, forms, issued, percent } = await call.write(
      async (tx) => {
        const staff = await doerOf(tx)
        const round = await requireOpenRound(tx.db, survey, call.today)
        refuseBeforeDraw(round, on)
        const questionnaire = await settledQuestionnaire(tx.db, round, number, on, tx.today)
        const forms = (await wanted(tx.db, round, customers, call.today)).filter(({ issuedOn }) => issuedOn === null)
        for (const { id } of forms)
          tx.insert('survey_issue', {
            sampled_id: id,
            questionnaire_id: questionnaire.id,
            issued_on: on,
            channel,
            staff_id: staff.id,
          })
        const { issued } = tallyOf(await listSampled(tx.db, round, call.today), currentDraw(round).size)
        return { questionnaire, forms, issued, percent: await rateOwed(tx.db, round) }
      },
      { dryRun: dryRun === true },
    )
    if (everyReturnCounts(issued, percent)) call.warn(returnWords.everyReturnCounts(issued, percent))
    const views = forms.map(({ rank, customer, name }) => ({ rank, customer, name }))
    const said =
      forms.length === 0
        ? customers.length === 0
          ? returnWords.allIssued(survey)
          : returnWords.theseIssued(survey)
        : dryRun === true
          ? returnWords.wouldIssue(forms.length)
          : returnWords.issued(survey, forms.length, questionnaire.number, on)
    const json = { survey, questionnaire: questionnaire.number, on, channel, issued, dryRun: dryRun === true }
    const rows = table(rankedColumns, views)
    return {
      json: { ...json, forms: views },
      items: views,
      parts: [sentence(said), ...(views.length > 0 ? [rows] : [])],
      rows,
    } satisfies Result
  },
})

/** Nothing is done with who was drawn before the draw. */
export const refuseBeforeDraw = (round: Round, on: Day): void =>
  notBefore('--on', on, returnWords.theDraw, currentDraw(round).drawnOn)

/** Those named, or everybody who waits for a form. */
async function wanted(db: Db, round: Round, named: readonly string[], today: Day): Promise<Sampled[]> {
  if (named.length === 0) return awaitingIssue(await listSampled(db, round, today))
  const found = new Map<number, Sampled>()
  for (const each of named) {
    const sampled = await requireSampled(db, round, each, today)
    found.set(sampled.id, sampled)
  }
  return [...found.values()]
}

/** What is issued: what the survey issued before, else what is asked for, else the newest. Usage problems. */
async function settledQuestionnaire(
  db: Db,
  round: Round,
  number: string | undefined,
  on: Day,
  today: Day,
): Promise<Questionnaire> {
  const settled = await questionnaireOf(db, round, today)
  if (settled !== null && number !== undefined && number !== settled.number)
    throw usage(returnWords.otherQuestionnaire(round.number, settled.number), returnWords.leaveQuestionnaire)
  const questionnaire =
    settled ??
    (number === undefined ? await newestQuestionnaire(db, today) : await requireQuestionnaire(db, number, today))
  notBefore('--on', on, returnWords.theQuestionnaire, questionnaire.determinedOn)
  return questionnaire
}
