import { isDeepStrictEqual } from 'node:util'
import type { Day } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { fold } from '../../clause/fold.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { TextKind } from '../../clause/text.ts'
import { lines, type Words } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { orNothing } from '../../intake/blank.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { flagsOf } from '../../record/flags.ts'
import type { Write } from '../../register/register.ts'
import { ask, askIfThere, askText, orToday } from '../../terminal/ask.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { required, searched, type ValuesOf, worded } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import type { Questionnaire } from '../questionnaire/questionnaire.ts'
import type { Answers } from '../questionnaire/rules.ts'
import { surveyNumber } from '../round/argument.ts'
import { questionnaireOf, requireIssued, requireOpenRound, requireSampled } from '../round/commands/sampled-record.ts'
import { listRounds, onRecord } from '../round/store/round.ts'
import { listSampled, returnColumns, returnedAfterAll, type Said, type Sampled } from '../round/store/sampled.ts'
import { answerOf, isFault } from './answers.ts'
import { answerFlags, checkedAnswers, typedAnswers } from './commands/flags.ts'
import { afterReturn, type ReadReturn, readReturn } from './commands/record.ts'
import { commentAsked } from './comment.ts'
import { returned } from './return.ts'
import { returnWords } from './words.ts'

const flags = { ...answerFlags, ...flagsOf(returned) } as const

type Input = ValuesOf<typeof flags>

/** The customer of a form; where it is asked for, one of those whose form is out. */
const withFormOut = searched(
  { ...customerArgument, nothing: async () => returnWords.noFormOut },
  async (db, typed, _, { survey }) => {
    const round = (await listRounds(db, onRecord)).find(({ number }) => number === survey?.toUpperCase())
    const sampled = round === undefined ? [] : await listSampled(db, round, onRecord)
    return sampled
      .filter(({ issuedOn, returned }) => issuedOn !== null && returned?.outcome !== 'returned')
      .filter(({ code, name }) => fold(`${code} ${name}`).includes(fold(typed)))
      .map(({ code, name }) => ({ value: code, name: `${code}  ${name}` }))
  },
)

/** `survey return`: what came back from one customer, question by question or by flags. */
export const surveyReturn = verb({
  words: { en: 'Record what came back from one customer', zh: '登记一家客户的问卷收回' },
  access: 'write',
  by: doneBy('business', '4.5.2', 'on'),
  args: { survey: required(surveyNumber), customer: required(withFormOut) },
  flags,
  examples: {
    'survey return SV-2026-1 C00016 --answers "9 8 10" --respondent 李强': {
      en: 'the answers in the order of the items',
      zh: '按题目顺序填写答案',
    },
    'survey return SV-2026-1 C00018 --outcome undeliverable': { en: 'the form came back unopened', zh: '问卷未能送达' },
  },
  run: async ({ survey, customer, ...typed }, call) => {
    const day = happened(typed.on ?? call.today, call.today, '--on')
    const { sampled, questionnaire } = await call.read(async (db) => {
      const round = await requireOpenRound(db, survey, call.today)
      const sampled = requireIssued(await requireSampled(db, round, customer, call.today), round)
      notBefore('--on', day, returnWords.theIssue, sampled.issuedOn)
      return { sampled, questionnaire: (await questionnaireOf(db, round, call.today)) as Questionnaire }
    })
    const input = call.guided ? { ...typed, ...(await askedFirst(sampled.issuedOn, call)) } : typed
    const on = input.on ?? day
    const told = await toldOf(survey, input, questionnaire, sampled, call)
    await call.agreed([returnWords.recordedBy(call.who.staff)])
    const { view, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const round = await requireOpenRound(tx.db, survey, call.today)
      const form = requireIssued(await requireSampled(tx.db, round, customer, call.today), round)
      notBefore('--on', on, returnWords.theIssue, form.issuedOn)
      const { outcome = 'returned', invalid: invalidReason = null } = input
      const added = record(tx, form, { ...told, outcome, on, invalidReason }, survey, staff.id)
      const now = await readReturn(tx.db, round, customer, call.today)
      const first = added ? recordedWords(now.view) : returnWords.already(survey, form.customer)
      return { view: now.view, said: [first, ...(await afterReturn(tx.db, round, now, call.today))] }
    })
    return one('return', view, lines(said))
  },
})

/** What became of the form, and when. */
async function askedFirst(issuedOn: Day, call: WriteCall): Promise<Pick<Input, 'outcome' | 'on'>> {
  const outcome = await ask(worded(returnWords.whatBecame, flags.outcome), 'outcome', call)
  const past: typeof flags.on = {
    ...flags.on,
    words: returnWords.dayOfReturn,
    parse: (raw, label) => {
      const on = happened(flags.on.parse(raw, label), call.today, label)
      notBefore(label, on, returnWords.theIssue, issuedOn)
      return on
    },
  }
  return { outcome, on: await askIfThere(past, 'on', call, orToday(call.today)) }
}

const recordedWords = ({ survey, customer, name, outcome, invalidReason }: ReadReturn['view']): Words =>
  invalidReason === null
    ? returnWords.recorded(survey, customer, name, outcome)
    : returnWords.recordedInvalid(survey, customer)

/**
 * Adds what came back, and takes back what was known before of a form that had not; false where the very same is on
 * record. A second, other form of one customer is a usage problem.
 */
function record(tx: Write, { id, returned, customer }: Sampled, given: Said, survey: string, staffId: number): boolean {
  if (returned !== null) {
    if (isDeepStrictEqual(returnColumns(returned), returnColumns(given))) return false
    if (returned.outcome === 'returned' || given.outcome !== 'returned')
      throw usage(returnWords.twice(customer, survey, returned.on), returnWords.editIt(survey, customer))
    tx.void('survey_return', returned.id, `${returnedAfterAll} on ${given.on}`)
  }
  tx.insert('survey_return', { sampled_id: id, ...returnColumns(given), staff_id: staffId, ...commentAsked(given) })
  return true
}

type Told = Pick<Said, 'answers' | 'respondent' | 'comment'>

/** What stands on the form, as typed or asked for; no answers where nothing came back. Usage problems and refusals. */
async function toldOf(
  survey: string,
  input: Input,
  questionnaire: Questionnaire,
  sampled: Sampled,
  call: WriteCall,
): Promise<Told> {
  const { answers: inOrder, answer, outcome = 'returned', invalid, respondent } = input
  const given = { respondent: respondent ?? null, comment: input.comment ?? null }
  const typed = inOrder !== undefined || answer.length > 0
  if (outcome !== 'returned') {
    if (typed || invalid !== undefined || respondent !== undefined)
      throw usage(returnWords.answersAndOutcome(outcome), returnWords.leaveAnswers)
    return { ...given, answers: null }
  }
  if (!typed && invalid !== undefined) return { ...given, answers: {} }
  if (!typed && !call.interactive)
    throw usage(returnWords.nothingGiven, returnWords.giveAnswers(questionnaire.items.length))
  // Nobody answers ten questions to learn that the form was typed before.
  if (!typed && sampled.returned?.outcome === 'returned')
    throw usage(
      returnWords.twice(sampled.customer, survey, sampled.returned.on),
      returnWords.editIt(survey, sampled.customer),
    )
  if (!typed) return asked(questionnaire, sampled, given, call)
  const answers = checkedAnswers(typedAnswers(inOrder, answer, questionnaire), questionnaire)
  return { ...given, answers: someAnswer(answers, invalid, sampled.customer) }
}

/** A form without a single answer is not valid, and somebody has to say so. */
export function someAnswer(answers: Answers, invalid: string | null | undefined, customer: string): Answers {
  if (Object.keys(answers).length === 0 && invalid == null)
    throw refused('4.5.4', returnWords.noAnswers(customer), returnWords.orInvalid)
  return answers
}

/** Question by question, in the order of the form; then what stands below them, where no flag told it. */
async function asked(
  { items }: Questionnaire,
  { customer, name }: Sampled,
  { respondent, comment }: Omit<Told, 'answers'>,
  call: WriteCall,
): Promise<Told> {
  const { world, lang } = call
  const answers: Record<string, number> = {}
  for (const [place, item] of items.entries()) {
    const question = returnWords.askAnswer(item.code, item, item.maximum)
    const message = (place === 0 ? returnWords.formOf(customer, name, question) : question)[lang]
    const raw = await world.prompts.text(
      message,
      (typed) => {
        const answer = answerOf(item, typed)
        return isFault(answer) ? `${answer.typed} ${answer.reason[lang]}` : true
      },
      {
        as: (typed) => {
          const answer = answerOf(item, typed)
          return typeof answer === 'number' ? ['--answer', `${item.code}=${answer}`] : []
        },
      },
    )
    const answer = answerOf(item, raw)
    if (typeof answer === 'number') answers[item.code] = answer
  }
  someAnswer(answers, null, customer)
  const below = async (message: Words, kind: TextKind, as: string) =>
    orNothing(await askText(message[lang], kind, call, { as: (typed) => (typed === '' ? [] : [as, typed]) }))
  return {
    answers,
    respondent: respondent ?? (await below(returnWords.askRespondent, 'name', '--respondent')),
    comment: comment ?? (await below(returnWords.askComment, 'prose', '--comment')),
  }
}
