import { happened } from '../../../clause/fact.ts'
import { refused } from '../../../clause/problem.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { customerByCode } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requiredReason } from '../../../record/reason.ts'
import type { Db } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { surveyNumber } from '../argument.ts'
import { codesOf, inTicketOrder } from '../draw.ts'
import { currentDraw, currentDraws, frameOf, type Round } from '../store/round.ts'
import { listSampled, type Sampled } from '../store/sampled.ts'
import { refuseBeforeDraw } from './issue.ts'
import { requireOpenRound, requireSampled } from './sampled-record.ts'

/** `survey substitute`: whoever has the next ticket stands in for a customer whose form does not come back. */
export const surveySubstitute = verb({
  words: {
    en: 'Let the next ticket stand in for a customer that cannot answer',
    zh: '由下一抽签码的组织替补无法答复的客户',
  },
  access: 'write',
  by: doneBy('business', '4.5.2', 'on'),
  args: { survey: required(surveyNumber), customer: required(customerArgument) },
  flags: { reason: requiredReason, on: pastDay({ en: 'the day (default today)', zh: '日期（默认今天）' }) },
  asks: ['on'],
  rules: [
    async (db, { survey, customer, on }, today) => {
      if (survey === undefined) return
      const round = await requireOpenRound(db, survey, today)
      if (customer !== undefined) refuseReturned(round, await requireSampled(db, round, customer, today))
      if (on !== undefined) refuseBeforeDraw(round, on)
    },
  ],
  examples: {
    'survey substitute SV-2026-1 C00016 --reason "moved away, address unknown"': {
      en: 'the next on the list in its place',
      zh: '由下一家替补',
    },
  },
  run: async ({ survey, customer, reason, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { out, substitute, added } = await call.write(async (tx) => {
      const round = await requireOpenRound(tx.db, survey, call.today)
      refuseBeforeDraw(round, on)
      const out = await requireSampled(tx.db, round, customer, call.today)
      refuseReturned(round, out)
      const all = await listSampled(tx.db, round, call.today)
      const there = all.find(({ substitutesId }) => substitutesId === out.id)
      if (there !== undefined) return { out, substitute: there, added: false }
      const next = await nextTicket(tx.db, round, all)
      const instead = { substitutes_id: out.id, substituted_on: on, reason }
      tx.insert('survey_sampled', { draw_id: currentDraw(round).id, ...next, ...instead })
      const substitute = (await listSampled(tx.db, round, call.today)).find(({ rank }) => rank === next.rank) as Sampled
      return { out, substitute, added: true }
    })
    const { rank, customer: code, name, ticket } = substitute
    const view = { survey, rank, customer: code, name, ticket, substitutes: out.customer, reason, on }
    const said = added
      ? returnWords.substituted(`${code} ${name}`, rank, out.customer)
      : returnWords.substituteAlready(`${code} ${name}`, out.customer)
    return one('substitute', view, said)
  },
})

/** Nobody stands in for a customer whose form came back (4.5.2). */
function refuseReturned({ number }: Round, { customer, returned }: Sampled): void {
  if (returned?.outcome === 'returned')
    throw refused('4.5.2', returnWords.hasReturned(customer, number, returned.on), returnWords.noSubstituteNeeded)
}

/** Whoever has the next ticket of the frozen frame. Refused where nobody is left. */
async function nextTicket(db: Db, round: Round, all: readonly Sampled[]) {
  const frame = codesOf(await frameOf(db, currentDraws(round)[0]))
  const taken = Math.max(...all.map(({ rank }) => rank))
  for (const [at, { code, ticket }] of inTicketOrder(currentDraw(round).seed, frame).entries()) {
    if (at < taken) continue
    const customer = await customerByCode(db, code)
    // A customer with nothing on record under that code any more cannot be issued a form.
    if (customer !== null) return { rank: at + 1, customer_id: customer.id, code, ticket }
  }
  throw refused('4.5.2', returnWords.nobodyLeft(round.number), returnWords.withoutSubstitute)
}
