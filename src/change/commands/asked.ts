import type { Day } from '../../clause/day.ts'
import { refused } from '../../clause/problem.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import type { Db } from '../../register/register.ts'
import { ask, askIfThere, orToday } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, decisive, type Flag, held } from '../../terminal/flag.ts'
import { type ActDetails, type Application, lackingOf, stateAfter, type Told, traitsOf } from '../application.ts'
import type { NeedName } from '../needs.ts'
import { type Act, type ChangeClass, classes } from '../rules.ts'
import { submissionWords } from '../submission-words.ts'
import { possible, type Transition, transitionOf } from '../transitions.ts'
import { changeWords } from '../words.ts'
import { columnsOf, flagOf, keyOf, needsOf } from './act-flags.ts'
import type { Holding } from './effects.ts'
import { type Judged, judgedSoFar } from './perform.ts'

/** 4.2.3: an F01 comes in duplicate. */
export function requireTwoCopies(copies: number): number {
  if (copies !== 2) throw refused('4.2.3', submissionWords.notTwoCopies(copies), submissionWords.giveTwoCopies)
  return copies
}

/** What was typed, by the evidence that it is. An empty list is nothing. */
export function evidenceOf(act: Act, input: Typed): Partial<Record<NeedName, unknown>> {
  const found = needsOf(act).map((name) => [name, input[keyOf(name)]] as const)
  return Object.fromEntries(
    found.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}

/** What is said of an act, with more of it asked for where a person sits at the keyboard. */
type Saying = (application: Application, act: Act, input: Typed, call: WriteCall, asking?: Asking) => Promise<Typed>

/**
 * What was typed for an act, and where a person sits at the keyboard, what was asked for because the act's row still
 * lacks it. What the first answers decide (the class, a decision) decides what is asked next.
 */
export const completedAct: Saying = async (application, act, input, call, asking = {}) => {
  if (!call.interactive) return input
  const complete: Record<string, unknown> = { ...input }
  for (;;) {
    const row = rowNow(application, act, complete, asking)
    const [name] = row === undefined ? [] : lackingOf(row, evidenceOf(act, complete))
    if (name === undefined) return complete
    const key = keyOf(name)
    const flag = name === 'class' ? classAsked(application) : name === 'copies' ? copiesAsked : flagOf(name)
    const offered = asking.before?.[key]
    const asked = offered === undefined ? flag : { ...flag, before: offered }
    const value = await ask(heldInAct(application, act, key, asked, complete, asking), key, call)
    complete[key] = flag.need === 'many' ? [value] : value
  }
}

const dayDone = pastDay({ en: 'the day it was done', zh: '办理日期' })

/** Where everything is asked for: the day, where no minute was told, and whether all of it is so. */
export const agreedAct: Saying = async (application, act, input, call, asking = {}) => {
  if (!call.guided) return input
  const isDated = whenNeeds.some((name) => input[keyOf(name)] !== undefined)
  const day = heldInAct(application, act, 'on', dayDone, input, asking)
  const on = isDated ? undefined : await askIfThere(day, 'on', call, orToday(call.today))
  await call.agreed([changeWords.doneBy(call.who.staff)])
  return { ...input, on }
}

/** The minutes that tell when an act was done, so that its day is not asked for. */
const whenNeeds: readonly NeedName[] = ['moment', 'businessAt', 'certificationAt']

/** The flag of an answer, held against what the act's other answers, its application and the register say. */
export const heldInAct = <Value, F extends Flag<Value>>(
  application: Application,
  act: Act,
  key: string,
  flag: F,
  input: Typed,
  asking: Asking,
): F =>
  held<Value, F>(flag, async (db: Db, value, today) => {
    const answers = { ...input, [key]: flag.need === 'many' ? [value] : value }
    const row = rowNow(application, act, answers, asking)
    if (row === undefined) return
    const given = {
      ...{ act, on: answers.on as Day | undefined, needs: evidenceOf(act, answers) },
      more: asking.more?.(answers) ?? {},
    }
    const judged = judgedSoFar(application, row, given, today)
    await asking.rule?.({ db, today }, judged, answers)
  })

/** What is known of an act beside what its flags say, and what its answers are held against. */
export interface Asking {
  /** What decides between rows of the table besides the evidence. */
  readonly told?: Partial<Told>
  /** What the act keeps of its own flags. */
  readonly more?: (input: Typed) => Partial<ActDetails>
  /** What refuses its answers, as far as they are known. */
  readonly rule?: ActRule
  /** What was answered when the act was done before: offered again. */
  readonly before?: Readonly<Record<string, string>>
}

/** Refuses what is said of an act: at each question as far as it is known by then, and all of it where the act is recorded. */
export type ActRule = (at: Holding, act: Judged, input: Typed) => Promise<unknown> | unknown

/** The row of the table that an act takes by what is said of it; undefined where none is possible. */
function rowNow(application: Application, act: Act, input: Typed, { told }: Asking): Transition | undefined {
  const state = stateAfter(application, application.acts)
  const next: Told = { act, lines: [], newPerson: false, ...deciding(evidenceOf(act, input)), ...told }
  const traits = traitsOf(application, [...application.acts, next])
  return transitionOf(act, state, traits) ?? possible(state, traits).find((each) => each.act === act)
}

/** Only what decides between rows: the direction, the class, the decision. */
export const deciding = (evidence: Partial<Record<NeedName, unknown>>): Partial<Told> =>
  Object.fromEntries(
    (['direction', 'class', 'decision'] as const)
      .filter((name) => evidence[name] !== undefined)
      .map((name) => [columnsOf[name], evidence[name]]),
  )

/** The copies: two, or none at all, so that nobody is asked. */
const copiesAsked: Flag = {
  ...flagOf('copies'),
  only: '2',
  parse: (raw, label) => requireTwoCopies(flagOf('copies').parse(raw, label) as number),
}

/** The class as it is asked for: what the fields propose comes first. */
function classAsked(application: Application): Flag {
  const { proposed } = traitsOf(application, application.acts)
  const other: ChangeClass = proposed === 'system' ? 'administrative' : 'system'
  const ordered = { [proposed]: classes[proposed], [other]: classes[other] }
  return decisive(choice(changeWords.askClass(proposed), ordered))
}
