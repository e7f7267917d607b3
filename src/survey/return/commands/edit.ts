import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf } from '../../../record/flags.ts'
import { requiredReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db } from '../../../register/register.ts'
import { askOthers } from '../../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { askedAs, required, yes } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import type { Questionnaire } from '../../questionnaire/questionnaire.ts'
import type { Answers } from '../../questionnaire/rules.ts'
import { requireRound, surveyNumber } from '../../round/argument.ts'
import {
  questionnaireOf,
  requireIssued,
  requireOpenRound,
  requireSampled,
} from '../../round/commands/sampled-record.ts'
import type { Round } from '../../round/store/round.ts'
import { answersText, cameBack, type Sampled } from '../../round/store/sampled.ts'
import { answersOf } from '../answers.ts'
import { someAnswer } from '../commands.ts'
import { commentAsked } from '../comment.ts'
import { returned } from '../return.ts'
import { returnWords } from '../words.ts'
import { answerFlags, checkedAnswers, typedByCode } from './flags.ts'
import { afterReturn, readReturn, requireReturn, returnFields } from './record.ts'

/** What is said of a return besides its answers; whether the form came back is no matter of a correction. */
const { outcome: _, ...details } = flagsOf(returned)

const subject = { survey: required(surveyNumber), customer: required(customerArgument) } as const

const fieldFlags = {
  answer: answerFlags.answer,
  ...details,
  valid: yes({ en: 'valid after all', zh: '改为有效' }),
} as const

/** `survey edit`: corrects what was mistyped of a return, answer by answer. */
export const surveyEdit = verb({
  words: { en: 'Correct what was mistyped of a return', zh: '更正录入有误的问卷答案' },
  access: 'write',
  by: doneBy('business', '4.5.2'),
  args: subject,
  flags: { ...fieldFlags, reason: requiredReason },
  corrects: {
    fields: async (db, { survey = '', customer = '' }, today, lang) => {
      const round = await requireOpenRound(db, survey, today)
      const { returned: now } = await requireReturn(db, round, customer, today)
      const isBack = now.outcome === 'returned'
      const open = Object.entries(fieldFlags).filter(([key]) =>
        key === 'valid' ? now.invalidReason !== null : isBack || !['answer', 'invalid', 'respondent'].includes(key),
      )
      return open.map(([value, { words }]) => ({ value, name: words[lang] }))
    },
    why: ['reason'],
  },
  rules: [
    async (db, { survey, customer, on, answer = [] }, today) => {
      if (survey === undefined || customer === undefined) return
      const round = await requireOpenRound(db, survey, today)
      refuseBeforeIssue(await requireReturn(db, round, customer, today), round, on)
      correctedAnswers(answer, (await questionnaireOf(db, round, today)) as Questionnaire)
    },
  ],
  examples: {
    'survey edit SV-2026-1 C00016 --answer A1=8 --reason "read 9 for 8"': {
      en: 'one answer was misread',
      zh: '更正看错的答案',
    },
  },
  run: async ({ survey, customer, answer, on, respondent, comment, invalid, valid }, call) => {
    if (valid === true && invalid !== undefined) throw usage(returnWords.validAndInvalid, returnWords.oneOfThem)
    const given = [on, respondent, comment, invalid, valid].some((each) => each !== undefined)
    if (!given && answer.length === 0) throw usage(recordWords.nothingToChange, returnWords.changeWith)
    const { changed, told, view, said } = await call.write(async (tx) => {
      const round = await requireOpenRound(tx.db, survey, call.today)
      const form = await requireReturn(tx.db, round, customer, call.today)
      const questionnaire = (await questionnaireOf(tx.db, round, call.today)) as Questionnaire
      if (on !== undefined) happened(on, call.today, '--on')
      refuseBeforeIssue(form, round, on)
      const { outcome, answers, invalidReason } = form.returned
      const extra = answer.length > 0 || invalid !== undefined || respondent !== undefined
      if (outcome !== 'returned' && extra) throw usage(returnWords.answersAndOutcome(outcome), returnWords.leaveAnswers)
      const reason = valid === true ? null : (invalid ?? invalidReason)
      const now = answers === null ? null : someAnswer(corrected(answers, answer, questionnaire), reason, form.customer)
      const changed = tx.update('survey_return', form.returned.id, {
        ...{ on_day: on, respondent, comment, invalid_reason: reason },
        answers: answersText(now),
        ...(comment !== undefined && commentAsked({ comment })),
      })
      const after = await readReturn(tx.db, round, customer, call.today)
      const told = answersChanged(questionnaire, answers, now)
      return { changed, told, view: after.view, said: await afterReturn(tx.db, round, after, call.today) }
    })
    const first = changed
      ? returnWords.changed(survey, view.customer, view.name, told)
      : returnWords.unchanged(survey, view.customer)
    return one('return', view, lines([first, ...said]))
  },
})

/** No form comes back before it went out. */
function refuseBeforeIssue(form: Sampled, round: Round, on: Day | undefined): void {
  if (on !== undefined) notBefore('--on', on, returnWords.theIssue, requireIssued(form, round).issuedOn)
}

/** `A1 9 → 5`, in the order of the form; a dash for none. */
const answersChanged = ({ items }: Questionnaire, before: Answers | null, after: Answers | null): string[] =>
  items.flatMap(({ code }) => {
    const [was, is] = [before?.[code], after?.[code]]
    return was === is ? [] : [`${code} ${was ?? '—'} → ${is ?? '—'}`]
  })

/** The answers with those typed in the place of what was on record, in the order of the form. */
function corrected(answers: Answers, typed: readonly string[], questionnaire: Questionnaire): Answers {
  const values = correctedAnswers(typed, questionnaire)
  const { items } = questionnaire
  return answersOf(items, ({ code }) => values.get(code) ?? String(answers[code] ?? '')).answers
}

/** What was typed for items of the form, by their codes. Usage problems: no such item, one twice, no answer to it. */
function correctedAnswers(typed: readonly string[], questionnaire: Questionnaire): Map<string, string> {
  const values = typedByCode(typed, questionnaire)
  checkedAnswers(values, questionnaire)
  return values
}

const voidFlags = {
  issue: askedAs(
    { en: 'Take back that the form was issued, too?', zh: '连同发放记录一并作废？' },
    yes({ en: 'that the form was issued, too', zh: '连同其发放记录' }),
  ),
  reason: requiredReason,
} as const

/** Whether that the form was issued is taken back as well: asked wherever it can be. */
async function issueAsked(survey: string, customer: string, call: WriteCall): Promise<true | undefined> {
  const isOpen = await call.read(async (db) => {
    const sampled = await requireSampled(db, await requireOpenRound(db, survey, call.today), customer, call.today)
    return sampled.issuedOn !== null && !(await cameBack(db, sampled.id))
  })
  return isOpen ? (await askOthers(voidFlags, ['issue'], {}, call)).issue : undefined
}

/** `survey void`: takes back what was recorded of a form by mistake. */
export const surveyVoid = verb({
  words: { en: 'Take back a return that was recorded by mistake', zh: '作废误录的收回记录' },
  access: 'write',
  by: doneBy('business', '4.5.2'),
  args: subject,
  flags: voidFlags,
  examples: {
    'survey void SV-2026-1 C00016 --reason "it was the form of another customer"': {
      en: "it was another customer's form",
      zh: '作废：是另一家的答卷',
    },
  },
  run: async ({ survey, customer, issue: typed, reason }, call) => {
    const issue = typed ?? (call.guided ? await issueAsked(survey, customer, call) : undefined)
    const { sampled, taken } = await call.write(async (tx) => {
      const round = await requireOpenRound(tx.db, survey, call.today)
      const sampled =
        issue === true
          ? requireIssued(await requireSampled(tx.db, round, customer, call.today), round)
          : await requireReturn(tx.db, round, customer, call.today)
      if (issue === true) await refuseAnswered(tx.db, sampled, survey)
      const { returned } = sampled
      if (returned !== null) {
        for (const { id } of tx.find('survey_follow_up', { return_id: returned.id }))
          tx.void('survey_follow_up', id, reason)
        for (const { id } of tx.find('comment_classification', { return_id: returned.id }))
          tx.void('comment_classification', id, reason)
        tx.void('survey_return', returned.id, reason)
      }
      if (issue === true)
        for (const { id } of tx.find('survey_issue', { sampled_id: sampled.id })) tx.void('survey_issue', id, reason)
      return { sampled, taken: returned !== null }
    })
    const { customer: code, name } = sampled
    const said = [
      ...(taken ? [returnWords.voided(survey, code, name)] : []),
      ...(issue === true ? [returnWords.voidedIssue(survey, code)] : []),
    ]
    return one('return', { survey, customer: code, name, voided: true, issue: issue === true }, lines(said))
  },
})

/** A form that came back once was issued, whatever is taken back of it: another could not be put in its place. */
async function refuseAnswered(db: Db, { id, customer }: Sampled, survey: string): Promise<void> {
  if (await cameBack(db, id))
    throw refused('4.5.2', returnWords.cameBack(customer, survey), returnWords.voidReturnAlone(survey, customer))
}

/** `survey answers`: one returned form in full. */
export const surveyAnswers = verb({
  words: { en: 'One returned form in full', zh: '查看一份收回的问卷' },
  access: 'read',
  args: subject,
  examples: { 'survey answers SV-2026-1 C00016': { en: 'what one customer answered', zh: '某客户的答卷' } },
  run: async ({ survey, customer }, call) => {
    const found = await call.read(async (db) =>
      readReturn(db, await requireRound(db, survey, call.asOf), customer, call.asOf),
    )
    return one('return', found.view, null, returnFields(found))
  },
})
