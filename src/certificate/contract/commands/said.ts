import type { Day } from '../../../clause/day.ts'
import { didYouMean, nearNames } from '../../../clause/near.ts'
import { type Problem, refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { columnsGiven, flagsOf, valuesOf } from '../../../record/flags.ts'
import type { Changes, Db } from '../../../register/register.ts'
import { ask, lookUpOf } from '../../../terminal/ask.ts'
import { checkOf } from '../../../terminal/asking.ts'
import type { AskedFor, WriteCall } from '../../../terminal/command.ts'
import { held, line, ofKind, text, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { questionOf } from '../../../terminal/question-words.ts'
import type { Choice, Search } from '../../../terminal/world.ts'
import { type ContractStep, contractSteps, stepFaults } from '../../certificate/rules.ts'
import { floorIn, isGoverned, servicesOn } from '../../price-floor/rules.ts'
import { listFloors, serviceSpelled, servicesOffered } from '../../price-floor/store.ts'
import { floorWords } from '../../price-floor/words.ts'
import { contract } from '../contract.ts'
import { type ContractRow, contractByNumber, stepColumns, stepDays } from '../store.ts'
import { contractWords } from '../words.ts'

const { ended: _, ...own } = flagsOf(contract, { first: ['kind', 'service', 'deviation'] })

/** What is said of a contract besides its number and its end. */
export const contractFlags = {
  ...own,
  belowFloor: text(
    { en: 'why a manager signs it below the price floor (4.1.5)', zh: '经理同意低于最低价格签订的原因（4.1.5）' },
    'REASON',
  ),
  outOfOrder: text(
    { en: 'why the steps truly were taken in another order (4.1.4)', zh: '步骤确实颠倒的原因（4.1.4）' },
    'REASON',
  ),
} as const

/** The steps as they are asked for: the reference of each that was taken. */
export const askedSteps: readonly AskedFor<ContractStep | `${ContractStep}Ref`>[] = contractSteps.flatMap((step) => [
  step,
  [`${step}Ref`, (beside) => beside[step] !== undefined] as const,
])

type Said = Partial<ValuesOf<typeof own>>

/** What a contract's service is, and why it is none of the price list's. */
type Served = Pick<ContractRow, 'service' | 'deviation'>

/**
 * 4.1.5: the service of a management-system contract is one of the price list in force today, or `deviation`, as typed, says why it is
 * another. What is on record (`before`) is not asked about again. Returns the reason that is kept with the service, null where it needs none.
 */
export async function checkService(
  db: Db,
  { kind, service }: Pick<ContractRow, 'kind' | 'service'>,
  deviation: string | undefined,
  before: Served | null,
  today: Day,
): Promise<string | null> {
  if (deviation === undefined && before !== null && service === before.service) return before.deviation
  if (service === null) {
    if (deviation !== undefined) throw usage(floorWords.noService, floorWords.giveService)
    return null
  }
  if (!isGoverned(kind)) return deviation ?? null
  const floors = await listFloors(db)
  if (floorIn(floors, service, today) !== null) {
    if (deviation !== undefined) throw usage(floorWords.listed(service), floorWords.leaveDeviation)
    return null
  }
  if (deviation !== undefined) return deviation
  const services = servicesOn(floors, today)
  const hint = didYouMean(nearNames(service, services), floorWords.listIt(service, services))
  throw refused('4.1.5', floorWords.notListed(service), hint)
}

/** Which contract a service is asked for, and what refuses one. */
interface Serving {
  readonly kind: string
  /** Whether one is asked for where none was typed. */
  readonly asksForOne: boolean
  readonly rule?: (db: Db, service: string) => Promise<unknown> | undefined
}

/**
 * Offers the services of the price list on a terminal, in place of one that is not on it, or of none where `asksForOne`; what is none of
 * them takes a reason. Returns what was typed, with the service that was chosen, or the reason.
 */
export async function withService<
  S extends { readonly service?: string | undefined; readonly deviation?: string | undefined },
>(said: S, { kind, asksForOne, rule = () => undefined }: Serving, call: WriteCall): Promise<S> {
  const { service, deviation } = said
  if (!call.interactive || !isGoverned(kind) || deviation !== undefined) return said
  if (service === undefined && !asksForOne) return said
  const floors = await call.read(listFloors)
  if (service === undefined && servicesOn(floors, call.today).length === 0) return said
  if (service !== undefined) {
    if (floorIn(floors, service, call.today) !== null) return said
    call.warn(floorWords.notListed(service))
    // Where nothing is on the price list there is no other to choose.
    if (servicesOn(floors, call.today).length === 0)
      return { ...said, deviation: await ask(contractFlags.deviation, 'deviation', call) }
  }
  const { lang, today, world } = call
  const another: Choice = { value: '', name: floorWords.anotherService[lang] }
  const choices: Search = async (part) => [
    ...(await call.read((db) => servicesOffered(db, part, lang, null, today))),
    another,
  ]
  const flag = held(contractFlags.service, (db, name: string) => rule(db, name))
  const check = checkOf(flag, lang, lookUpOf(call))
  const chosen = await world.prompts.choose(questionOf(flag, lang), choices, lang, {
    as: '--service',
    check: (value) => value === another.value || check(value),
  })
  if (chosen !== another.value) return { ...said, service: chosen }
  const named = service ?? (await ask(serviceNamed, 'service', call))
  return { ...said, service: named, deviation: await ask(contractFlags.deviation, 'deviation', call) }
}

/** The name of a service that is not on the price list. */
const serviceNamed = ofKind('line', line({ en: 'what the service is called', zh: '服务项目名称' }))

/** What was said as columns; what was not said is left out. One service has one spelling. */
export async function columnsSaid(db: Db, said: Said): Promise<Changes<'contract'>> {
  const columns = await columnsGiven(db, contract, said)
  return said.service === undefined ? columns : { ...columns, service: await serviceSpelled(db, said.service) }
}

/** A new contract's own columns: what was said, null for what was not. */
export async function newColumns(db: Db, said: Said) {
  const service = said.service === undefined ? null : await serviceSpelled(db, said.service)
  return { ...valuesOf(contract, said), service, end_reason: null }
}

/** What is wrong with the order of the steps. Refused (4.1.4) where one is newly out of order and nobody says why. */
function refuseOtherOrder(
  number: string,
  days: ReturnType<typeof stepDays>,
  today: Day,
  why: string | undefined,
  onRecord: readonly ContractStep[],
): ReturnType<typeof stepFaults> {
  const faults = stepFaults(days, today)
  if (why === undefined && faults.outOfOrder.some((step) => !onRecord.includes(step)))
    throw refused('4.1.4', contractWords.refusedOrder(number, faults.outOfOrder), contractWords.stepOrder)
  return faults
}

/** What a new contract is held against while it is asked for. */
type Asked = { readonly [Step in ContractStep]?: Day | undefined } & {
  readonly number?: string | undefined
  readonly outOfOrder?: string | undefined
}

/** Refuses a number that is taken, and a step before the one that it follows (4.1.4), as far as they are known. */
export async function refuseAsked(db: Db, { number = '', outOfOrder, ...given }: Asked, today: Day): Promise<void> {
  const there = number === '' ? null : await contractByNumber(db, number)
  if (there !== null) throw await numberTaken(db, there)
  const days = Object.fromEntries(contractSteps.map((step) => [step, given[step] ?? null]))
  refuseOtherOrder(number, days as ReturnType<typeof stepDays>, today, outOfOrder, [])
}

/** The usage problem of a number that another contract has. */
export async function numberTaken(db: Db, { number, customer_id }: ContractRow): Promise<Problem> {
  const { name } = await customerById(db, customer_id)
  return usage(contractWords.numberTaken(number, name), contractWords.editContract(number))
}

/**
 * 4.1.4: acceptance, review, signing and project set-up in this order, or it is refused, unless somebody says why it
 * truly was otherwise: then it is recorded as it was, and stays a finding. A step that is still missing is no reason to
 * refuse a later one: its papers may come in later. `onRecord` are the steps that were out of order before. Returns
 * what to warn of.
 */
export function checkSteps(
  row: ContractRow,
  today: Day,
  whyOutOfOrder: string | undefined,
  onRecord: readonly ContractStep[] = [],
): Words | null {
  const days = stepDays(row)
  for (const step of contractSteps)
    if (days[step] === null && row[stepColumns[step].reference] !== null)
      throw usage(contractWords.referenceAlone(`${typed(step)}-ref`), contractWords.giveDay(typed(step)))
  const { missing, outOfOrder } = refuseOtherOrder(row.number, days, today, whyOutOfOrder, onRecord)
  if (outOfOrder.length > 0) return contractWords.takenOutOfOrder(row.number, outOfOrder)
  if (whyOutOfOrder !== undefined) throw usage(contractWords.isInOrder(row.number), contractWords.leaveOutOfOrder)
  if (contractSteps.every((step) => days[step] === null)) return contractWords.noStep(row.number)
  return missing.length > 0 ? contractWords.skipped(row.number, missing) : null
}
