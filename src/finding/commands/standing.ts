import { blockOf } from '../../clause/block.ts'
import { isClause } from '../../clause/cite.ts'
import type { AsOf, AssessedDuty, Finding } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { yearsJudged } from '../../clause/judge.ts'
import { inForceFrom } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { judgingOn } from '../../office/judging.ts'
import { timeZoneOf } from '../../office/setting/store.ts'
import { newestSeal } from '../../register/newest-seal.ts'
import type { Db } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { type Flag, searched } from '../../terminal/flag.ts'
import { type FindingKey, keyOf } from '../rules.ts'
import { findingWords } from '../words.ts'

type Duties = readonly AssessedDuty<Db>[]

/** The duties, and the function that judges them; each duty itself decides whether a breach can be cured. */
export interface Judging {
  readonly duties: Duties
  readonly assessed: (
    duty: AssessedDuty<Db>,
    db: Db,
    asOf: AsOf,
  ) => Promise<readonly { readonly period: string; readonly findings: readonly Finding[] }[]>
}

/** A breach that exists today, with the key of its record. */
export interface Breach {
  readonly key: FindingKey
  readonly finding: Finding
}

/** Whether no command can cure the breach any more; only such a breach is recorded. */
export const isRecordable = ({ finding }: Breach): boolean => finding.settle === null

/** The years of the breaches to look for, and the customer if one was named. */
interface Asked {
  readonly today: Day
  readonly years: readonly Year[]
  readonly owner?: number | undefined
}

/** The breaches of a duty that exist today. */
export async function standingOf(
  { assessed }: Judging,
  duty: AssessedDuty<Db>,
  db: Db,
  { today, years, owner }: Asked,
): Promise<Breach[]> {
  const only = owner === undefined ? null : blockOf([owner])
  const asOf = await judgingOn(db, today, await timeZoneOf(db), { years, only })
  return (await assessed(duty, db, asOf)).flatMap(({ period, findings }) =>
    findings
      .filter(({ state }) => state === 'breach')
      .map((finding) => ({ key: keyOf(duty.id, period, finding), finding })),
  )
}

/** The years that are judged today, and the year of the period if it is earlier. */
export function yearsWith(period: string, today: Day): Year[] {
  const judged = yearsJudged(today)
  const year = Number(period.slice(0, 4))
  const further = year >= yearOf(inForceFrom) && year < Math.min(...judged)
  return further ? [...judged, year] : judged
}

/** Every year since the procedure came into force, so that the offered breaches are complete. */
function everyYear(today: Day): Year[] {
  const first = yearOf(inForceFrom)
  return Array.from({ length: Math.max(0, yearOf(today) - first + 1) }, (_, i) => first + i)
}

/** The breaches last offered. They are needed again at every key press, and judging all customers takes longer than that. */
let kept: { readonly of: string; readonly breaches: readonly Breach[] } = { of: '', breaches: [] }

/** The breaches of a duty that can be recorded today. */
async function recordable(judging: Judging, duty: AssessedDuty<Db>, db: Db, today: Day): Promise<readonly Breach[]> {
  const of = [await newestSeal(db), duty.id, today].join(' ')
  if (kept.of === of) return kept.breaches
  const breaches = (await standingOf(judging, duty, db, { today, years: everyYear(today) })).filter(isRecordable)
  kept = { of, breaches }
  return breaches
}

/** The duty with an id, or the only duty of a clause. Usage problem if there is none, or several. */
export function dutyNamed(duties: Duties, given: string): AssessedDuty<Db> {
  const typed = given.normalize('NFKC')
  const found = duties.filter(({ id, cite }) => id === typed || isClause(cite, typed))
  const duty = found.find(({ id }) => id === typed) ?? found[0]
  if (duty === undefined)
    throw usage(findingWords.unknownDuty(typed), findingWords.useOneOf(duties.map(({ id }) => id)))
  if (duty.id !== typed && found.length > 1)
    throw usage(findingWords.severalDuties(typed), findingWords.useOneOf(found.map(({ id }) => id)))
  return duty
}

/** The duties of the procedure, by clause and title. */
export const dutiesOffered =
  (judging: () => Promise<Judging>): NonNullable<Flag['search']> =>
  async (_db, typed, lang) =>
    (await judging()).duties
      .map(({ id, cite, title }) => ({ value: id, name: `${cite} ${title[lang]}` }))
      .filter(({ value, name }) => fold(`${name} ${value}`).includes(fold(typed)))

/** The periods in which the chosen duty has breaches to record, newest first, each with their number. */
export const periodsOffered =
  (judging: () => Promise<Judging>): NonNullable<Flag['search']> =>
  async (db, typed, lang, { duty = '' }, today) => {
    const known = await judging()
    const breaches = await recordable(known, dutyNamed(known.duties, duty), db, today)
    return [...Map.groupBy(breaches, ({ key }) => key.period)]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .filter(([period]) => period.includes(typed.normalize('NFKC').trim()))
      .map(([period, { length }]) => ({
        value: period,
        name: findingWords.periodOffered(period, length)[lang],
        short: period,
      }))
  }

/** The customer and the subject of a breach, which with duty and period identify it. */
export type Wanted = Omit<FindingKey, 'duty' | 'period'>

/**
 * Asks for the details that still identify a breach in the period: the customer if several have one, then the subject if that
 * customer has several.
 */
export async function wantedAsked(
  judging: Judging,
  { duty, period, wanted }: { readonly duty: AssessedDuty<Db>; readonly period: string; readonly wanted: Wanted },
  flags: { readonly [Key in keyof Wanted]: Flag<string> },
  call: WriteCall,
): Promise<Wanted> {
  const all = await call.read((db) => recordable(judging, duty, db, call.today))
  let left = all.filter(({ key }) => key.period === period)
  const said = { ...wanted }
  for (const key of ['customer', 'about'] as const) {
    said[key] ??= await askedAmong(left, key, flags[key], call)
    left = left.filter((each) => said[key] === null || each.key[key] === said[key])
  }
  return said
}

/** Asks for the customer or subject if it differs between the breaches; null if it does not. */
async function askedAmong(
  breaches: readonly Breach[],
  key: keyof Wanted,
  flag: Flag<string>,
  call: WriteCall,
): Promise<string | null> {
  const by = Map.groupBy(breaches, (each) => each.key[key])
  if (by.size < 2) return null
  const names = key === 'about' ? new Map<string, string>() : await call.read(namesByCode)
  const offered = [...by].flatMap(([value, [first]]) => {
    if (value === null || first === undefined) return []
    const told = names.get(value) ?? first.finding.text[call.lang]
    return [{ value, name: `${value}  ${told}`, short: key === 'about' ? value : `${value} ${told}` }]
  })
  const search: Flag['search'] = async (_db, typed) => offered.filter(({ name }) => fold(name).includes(fold(typed)))
  return ask(searched(flag, search), key, call)
}

const namesByCode = async (db: Db): Promise<Map<string, string>> =>
  new Map((await customerNames(db)).map(({ code, name }) => [code, name]))
