import { blockOf } from '../../clause/block.ts'
import { isClause } from '../../clause/cite.ts'
import type { AsOf, AssessedDuty, Finding } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { yearsJudged } from '../../clause/judge.ts'
import { inForceFrom } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { judgingOn } from '../../office/judging.ts'
import { doneAsDemanded } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { addNumbered } from '../../record/find.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db } from '../../register/register.ts'
import { type DoneBy, verb } from '../../terminal/command.ts'
import { type Flag, offering, required, searched, text, worded } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { finding as breachRecord, findingView, listFindings, stepDays } from '../finding.ts'
import { contentText, type FindingKey, keyOf, keyText, nextStep } from '../rules.ts'
import { findingWords } from '../words.ts'

type Duties = readonly AssessedDuty<Db>[]

/** The duties, and how they are judged: what a breach says of its cure is the duty's own word. */
export interface Judging {
  readonly duties: Duties
  readonly assessed: (
    duty: AssessedDuty<Db>,
    db: Db,
    asOf: AsOf,
  ) => Promise<readonly { readonly period: string; readonly findings: readonly Finding[] }[]>
}

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
            text({ en: 'the duty, or its clause where it has one', zh: '职责，或仅有一项职责的条款' }, 'DUTY'),
          ),
          dutiesOffered(judging),
        ),
      ),
    },
    flags: {
      period: required(text({ en: 'the period, as the report names it', zh: '期间（按报告所示）' }, 'PERIOD')),
      customer: worded({ en: 'the customer', zh: '客户' }, customerArgument),
      about: text({ en: 'what it is about, where there are several', zh: '对象（有多项时）' }, 'THING'),
    },
    asks: ['customer', 'about'],
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
    run: async ({ duty: typed, period, customer, about }, call) => {
      const { duties, assessed } = await judging()
      const duty = dutyNamed(duties, typed.normalize('NFKC'))
      const wanted = { period: period.normalize('NFKC'), about: about?.normalize('NFKC') }
      const { number, view, added } = await call.write(async (tx) => {
        const staff = await doerOf(tx)
        const owner = customer === undefined ? null : await requireCustomer(tx.db, customer)
        const years = yearsWith(wanted.period, call.today)
        const only = owner === null ? null : blockOf([owner.id])
        const asOf = await judgingOn(tx.db, call.today, call.timeZone, { years, only })
        const standing = breachesIn(duty.id, await assessed(duty, tx.db, asOf))
        const { key, finding } = breachNamed(duty, standing, { ...wanted, customer: owner?.code })
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

/** The duties of the procedure, by clause and title. */
const dutiesOffered =
  (judging: () => Promise<Judging>): NonNullable<Flag['search']> =>
  async (_db, typed, lang) =>
    (await judging()).duties
      .map(({ id, cite, title }) => ({ value: id, name: `${cite} ${title[lang]}` }))
      .filter(({ value, name }) => fold(`${name} ${value}`).includes(fold(typed)))

/** Business records it, by the clause of the duty. */
const ofBusiness = (judging: () => Promise<Judging>): DoneBy =>
  doneAsDemanded(findingWords.doneBy('business', 'business'), async (_, { duty: typed }, today) => {
    if (typed === undefined) return null
    const duty = dutyNamed((await judging()).duties, String(typed).normalize('NFKC'))
    return { roles: ['business'], clause: duty.cite, on: today }
  })

/** The duty of an id, or the only one of a clause. Usage problem if there is none, or several. */
function dutyNamed(duties: Duties, typed: string): AssessedDuty<Db> {
  const found = duties.filter(({ id, cite }) => id === typed || isClause(cite, typed))
  const duty = found.find(({ id }) => id === typed) ?? found[0]
  if (duty === undefined)
    throw usage(findingWords.unknownDuty(typed), findingWords.useOneOf(duties.map(({ id }) => id)))
  if (duty.id !== typed && found.length > 1)
    throw usage(findingWords.severalDuties(typed), findingWords.useOneOf(found.map(({ id }) => id)))
  return duty
}

/** The years that are judged today, and that of the period where it lies further back. */
function yearsWith(period: string, today: Day): Year[] {
  const judged = yearsJudged(today)
  const year = Number(period.slice(0, 4))
  const further = year >= yearOf(inForceFrom) && year < Math.min(...judged)
  return further ? [...judged, year] : judged
}

/** A breach that stands, with what its record is known by. */
interface Breach {
  readonly key: FindingKey
  readonly finding: Finding
}

const breachesIn = (
  duty: string,
  judged: readonly { readonly period: string; readonly findings: readonly Finding[] }[],
): Breach[] =>
  judged.flatMap(({ period, findings }) =>
    findings
      .filter(({ state }) => state === 'breach')
      .map((finding) => ({ key: keyOf(duty, period, finding), finding })),
  )

interface Wanted {
  readonly period: string
  readonly customer: string | undefined
  readonly about: string | undefined
}

/** The one breach that was named. Usage problem where none or several stand; refused where it can still be cured. */
function breachNamed({ cite }: AssessedDuty<Db>, standing: readonly Breach[], wanted: Wanted): Breach {
  const { period, customer, about } = wanted
  const found = standing.filter(
    ({ key }) =>
      key.period === period &&
      (customer === undefined || key.customer === customer) &&
      (about === undefined || key.about === about),
  )
  const recordable = (breaches: readonly Breach[]) =>
    breaches.filter(({ finding }) => finding.settle === null).map(({ key }) => key)
  const [breach] = found
  if (breach === undefined)
    throw usage(
      findingWords.noSuchBreach(cite, { duty: '', period, customer: customer ?? null, about: about ?? null }),
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
