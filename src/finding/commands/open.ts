import type { AssessedDuty } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneAsDemanded } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { addNumbered } from '../../record/find.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db } from '../../register/register.ts'
import { type DoneBy, verb } from '../../terminal/command.ts'
import { askedAs, offering, required, searched, text, worded } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { finding as breachRecord, findingView, listFindings, stepDays } from '../finding.ts'
import { contentText, type FindingKey, keyText, nextStep } from '../rules.ts'
import { findingWords } from '../words.ts'
import {
  type Breach,
  dutiesOffered,
  dutyNamed,
  isRecordable,
  type Judging,
  periodsOffered,
  standingOf,
  type Wanted,
  wantedAsked,
  yearsWith,
} from './standing.ts'

const period = askedAs(
  { en: 'Period', zh: '期间' },
  text({ en: 'the period, as the report names it', zh: '报告所示的期间' }, 'PERIOD'),
)

/** What tells breaches of one duty and period apart. */
const which = {
  customer: worded({ en: 'the customer', zh: '客户' }, customerArgument),
  about: text({ en: 'what it is about, where there are several', zh: '所涉事项的编号（该期间不止一项时）' }, 'THING'),
} as const

/** `finding open`: a breach of a duty that stands today and that nothing cures any more. */
export const findingOpen = (judging: () => Promise<Judging>) =>
  verb({
    words: { en: 'Record a breach that can no longer be cured', zh: '登记无法再补正的不符合' },
    access: 'write',
    by: ofBusiness(judging),
    args: {
      duty: required(
        searched(
          offering(
            'clause',
            askedAs(
              { en: 'Duty', zh: '职责' },
              text({ en: 'the duty, or its clause where it has one', zh: '职责或仅有一项职责的条款' }, 'DUTY'),
            ),
          ),
          dutiesOffered(judging),
        ),
      ),
    },
    flags: {
      period: required({
        ...searched(period, periodsOffered(judging)),
        nothing: async () => findingWords.nothingToRecord,
      }),
      ...which,
    },
    examples: {
      'finding open contact-twice-a-year --period 2025 --customer C00004': {
        en: 'a customer that was not contacted twice last year',
        zh: '上年联系不足两次的客户',
      },
      'finding open 4.1.2 --period 2026-03-09 --customer C00004 --about IN-2026-0001': {
        en: 'information recorded too late',
        zh: '登记过迟的信息',
      },
    },
    run: async ({ duty: typed, period: given, customer: owned, about: thing }, call) => {
      const known = await judging()
      const duty = dutyNamed(known.duties, typed)
      const period = given.normalize('NFKC')
      const named = { customer: owned ?? null, about: thing?.normalize('NFKC') ?? null }
      const wanted = call.guided ? await wantedAsked(known, { duty, period, wanted: named }, which, call) : named
      const { number, view, added } = await call.write(async (tx) => {
        const staff = await doerOf(tx)
        const owner = wanted.customer === null ? null : await requireCustomer(tx.db, wanted.customer)
        const asked = { today: call.today, years: yearsWith(period, call.today), owner: owner?.id }
        const standing = await standingOf(known, duty, tx.db, asked)
        const { key, finding } = breachNamed(duty, standing, period, { ...wanted, customer: owner?.code ?? null })
        const there = await recordOf(tx.db, key, call.today)
        const number =
          there ??
          addNumbered(tx, breachRecord, {
            duty: key.duty,
            clause: duty.cite,
            period: key.period,
            customer_id: key.customer === null ? null : (await requireCustomer(tx.db, key.customer)).id,
            about: key.about,
            content: contentText(finding.text),
            opened_on: call.today,
            staff_id: staff.id,
          })
        return { number, view: await findingView(tx.db, number, call.today), added: there === null }
      })
      const next = nextStep(stepDays(view))
      const said = [
        added
          ? findingWords.opened(number, view.customer === null ? null : `${view.customer} ${view.name}`, view.content)
          : recordWords.already(number),
      ]
      if (next !== null) said.push(findingWords.next(number, next))
      return one('finding', view, lines(said))
    },
  })

/** Business records it, by the clause of the duty. */
const ofBusiness = (judging: () => Promise<Judging>): DoneBy =>
  doneAsDemanded(findingWords.doneBy('business', 'business'), async (_, { duty: typed }, today) => {
    if (typed === undefined) return null
    const duty = dutyNamed((await judging()).duties, String(typed))
    return { roles: ['business'], clause: duty.cite, on: today }
  })

/** The one breach that was named. Usage problem where none or several stand; refused where it can still be cured. */
function breachNamed(
  { cite }: AssessedDuty<Db>,
  standing: readonly Breach[],
  period: string,
  { customer, about }: Wanted,
): Breach {
  const found = standing.filter(
    ({ key }) =>
      key.period === period &&
      (customer === null || key.customer === customer) &&
      (about === null || key.about === about),
  )
  const recordable = (breaches: readonly Breach[]) => breaches.filter(isRecordable).map(({ key }) => key)
  const [breach] = found
  if (breach === undefined)
    throw usage(
      findingWords.noSuchBreach(cite, { duty: '', period, customer, about }),
      findingWords.standing(cite, recordable(standing)),
    )
  if (found.length > 1)
    throw usage(findingWords.several(cite, found.length), findingWords.standing(cite, recordable(found)))
  const { text, settle } = breach.finding
  if (settle !== null) throw refused(cite, findingWords.curable(text), findingWords.settleBy(settle))
  return breach
}

/** The number of the record of a breach, or null. */
async function recordOf(db: Db, key: FindingKey, day: Day): Promise<string | null> {
  const wanted = keyText(key)
  return (await listFindings(db, day)).find((record) => keyText(record) === wanted)?.number ?? null
}
