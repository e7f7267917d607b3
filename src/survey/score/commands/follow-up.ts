import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { fold } from '../../../clause/fold.ts'
import { usage } from '../../../clause/problem.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { requiredReason } from '../../../record/reason.ts'
import type { Db } from '../../../register/register.ts'
import { noun, verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { type Beside, required, searched, text, type ValuesOf, yes } from '../../../terminal/flag.ts'
import { paperNumber } from '../../../terminal/number-flag.ts'
import { list, noneOf, one } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { namedRound, requireRound, surveyNumber } from '../../round/argument.ts'
import { requireSampled } from '../../round/commands/sampled-record.ts'
import { figuresOf, type LowAnswer, lowAnswersOf } from '../figures.ts'
import { scoreWords } from '../words.ts'
import { followUpColumns } from './columns.ts'
import { followUpItem } from './view.ts'

const followUpList = verb({
  words: { en: 'Low answers, and what was done about each', zh: '低分答案及处理情况' },
  access: 'read',
  args: { survey: surveyNumber },
  flags: { open: yes({ en: 'only those still open', zh: '仅未处理的' }) },
  examples: {
    'survey follow-up list SV-2026-1 --open': { en: 'low answers that nobody has followed up', zh: '尚未处理的低分' },
  },
  run: async ({ survey, open }, call) => {
    const low = await call.read(async (db) =>
      lowAnswersOf(db, await figuresOf(db, await namedRound(db, survey, call.asOf), call.asOf), call.asOf),
    )
    const items = low.map(followUpItem).filter(({ closed }) => open !== true || closed === null)
    return list('followUps', followUpColumns, items, noneOf({ open }, scoreWords.noFollowUps))
  },
})

/** An item as the form has it. */
const itemCode = paperNumber({ en: 'the item, by its code', zh: '题号' })

/** The low answers of the survey; of the customer where one is named. */
async function lowAnswersOn(db: Db, { survey, customer }: Beside, today: Day): Promise<readonly LowAnswer[]> {
  if (survey === undefined) return []
  const low = await lowAnswersOf(db, await figuresOf(db, await requireRound(db, survey, today), today), today)
  if (customer === undefined) return low
  const { code } = await requireCustomer(db, customer)
  return low.filter(({ sampled }) => sampled.customer === code)
}

/** The low answer of a survey that a command is about: of what is done and what is not, only what `isMeant` is offered. */
const subjectOf = (isMeant: (low: LowAnswer) => boolean) => {
  const offered = async (db: Db, beside: Beside, today: Day) => (await lowAnswersOn(db, beside, today)).filter(isMeant)
  return {
    survey: required(surveyNumber),
    customer: required(
      searched(customerArgument, async (db, typed, _lang, { survey }, today) => {
        const low = await offered(db, survey === undefined ? {} : { survey }, today)
        const named = new Map(low.map(({ sampled: { customer, name } }) => [customer, `${customer} ${name}`]))
        const choices = [...named].map(([value, name]) => ({ value, name }))
        return choices.filter(({ name }) => fold(name).includes(fold(typed)))
      }),
    ),
    item: required(
      searched(itemCode, async (db, typed, lang, beside, today) =>
        (await offered(db, beside, today))
          .map(({ item, answer }) => ({
            value: item.code,
            name: `${item.code}  ${answer}/${item.maximum}  ${item[lang]}`,
            short: item.code,
          }))
          .filter(({ name }) => fold(name).includes(fold(typed))),
      ),
    ),
  } as const
}

/** The low answer that is named, with its return. Usage problem where the answer is none to be followed up. */
async function requireLow(db: Db, { survey, customer, item }: ValuesOf<ReturnType<typeof subjectOf>>, today: Day) {
  const round = await requireRound(db, survey, today)
  const { id, customer: code, returned } = await requireSampled(db, round, customer, today)
  const low = await lowAnswersOf(db, await figuresOf(db, round, today), today)
  const found = low.find((each) => each.sampled.id === id && each.item.code.toLowerCase() === item.toLowerCase())
  if (found === undefined || returned === null)
    throw usage(scoreWords.notLow(code, item), scoreWords.listFollowUps(survey))
  return { ...found, returned }
}

/** Refuses what was done before the form came back, and what is on record otherwise. Usage problems. */
function refuseFollowUp(
  survey: string,
  { returned, item, sampled: { customer }, followUp }: Awaited<ReturnType<typeof requireLow>>,
  { action, on }: { readonly action: string | undefined; readonly on: Day | undefined },
): void {
  if (on !== undefined) notBefore('--on', on, returnWords.theReturn, returned.on)
  if (followUp !== null && action !== undefined && followUp.action !== action)
    throw usage(
      scoreWords.followedUpOtherwise(customer, item.code, followUp),
      scoreWords.voidFollowUp(survey, customer, item.code),
    )
}

const followUpClose = verb({
  words: { en: 'Record what was done about a low answer', zh: '登记对低分答案的处理' },
  access: 'write',
  by: doneBy('business', '4.5.1', 'on'),
  args: subjectOf(({ followUp }) => followUp === null),
  flags: {
    action: required(text({ en: 'what was done and what came of it', zh: '处理措施及结果' })),
    on: pastDay({ en: 'the day (default today)', zh: '日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [
    async (db, { survey, customer, item, action, on }, today) => {
      if (survey !== undefined && customer !== undefined && item !== undefined)
        refuseFollowUp(survey, await requireLow(db, { survey, customer, item }, today), { action, on })
    },
  ],
  examples: {
    'survey follow-up close SV-2026-1 C00018 B1 --action "called, audit plan now sent two weeks ahead"': {
      en: 'what was done about it',
      zh: '登记所做的处理',
    },
  },
  run: async ({ action, on: typed, ...named }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { view, added } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const low = await requireLow(tx.db, named, call.today)
      refuseFollowUp(named.survey, low, { action, on })
      const { returned, item, followUp } = low
      if (followUp === null)
        tx.insert('survey_follow_up', {
          return_id: returned.id,
          item: item.code,
          action,
          closed_on: on,
          staff_id: staff.id,
        })
      return { view: followUpItem(await requireLow(tx.db, named, call.today)), added: followUp === null }
    })
    const said = added
      ? scoreWords.followedUp(view.customer, view.item, on)
      : scoreWords.followedUpAlready(view.customer, view.item, view.closed ?? on)
    return one('followUp', { survey: named.survey, ...view }, said)
  },
})

const followUpVoid = verb({
  words: { en: 'Take back what was recorded about a low answer by mistake', zh: '作废误录的低分处理' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: subjectOf(({ followUp }) => followUp !== null),
  flags: { reason: requiredReason },
  examples: {
    'survey follow-up void SV-2026-1 C00018 B1 --reason "it was another customer"': {
      en: 'it was another customer',
      zh: '作废：客户弄错了',
    },
  },
  run: async ({ reason, ...named }, call) => {
    const view = await call.write(async (tx) => {
      const found = await requireLow(tx.db, named, call.today)
      if (found.followUp === null)
        throw usage(
          scoreWords.notFollowedUp(found.sampled.customer, found.item.code),
          scoreWords.listFollowUps(named.survey),
        )
      for (const { id } of tx.find('survey_follow_up', { return_id: found.returned.id, item: found.item.code }))
        tx.void('survey_follow_up', id, reason)
      return followUpItem(found)
    })
    return one(
      'followUp',
      { survey: named.survey, ...view, voided: true },
      scoreWords.followUpVoided(view.customer, view.item),
    )
  },
})

/** Answers so low that somebody asks why (ISO 10004). */
export const followUpCommands = noun(
  { en: 'Low answers and what is done about them', zh: '低分答案的跟踪处理' },
  { list: async () => followUpList, close: async () => followUpClose, void: async () => followUpVoid },
)
