import { refused } from '../../clause/problem.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import { ask, askIfThere, orToday } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, type Flag } from '../../terminal/flag.ts'
import { type Application, lackingOf, stateAfter, type Told, traitsOf } from '../application.ts'
import type { NeedName } from '../needs.ts'
import { type Act, type ChangeClass, classes } from '../rules.ts'
import { submissionWords } from '../submission-words.ts'
import { possible, transitionOf } from '../transitions.ts'
import { changeWords } from '../words.ts'
import { columnsOf, flagOf, keyOf, needsOf } from './act-flags.ts'

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

/**
 * What was typed for an act, and where a person sits at the keyboard, what was asked for because the act's row still
 * lacks it. What the first answers decide (the class, a decision) decides what is asked next.
 */
export async function completedAct(
  application: Application,
  act: Act,
  input: Typed,
  call: WriteCall,
  more: Partial<Told> = {},
): Promise<Typed> {
  if (!call.interactive) return input
  const complete: Record<string, unknown> = { ...input }
  for (;;) {
    const [name] = lackingNow(application, act, complete, more)
    if (name === undefined) return complete
    const key = keyOf(name)
    const flag = name === 'class' ? classAsked(application) : name === 'copies' ? copiesAsked : flagOf(name)
    const value = await ask(flag, key, call)
    complete[key] = flag.need === 'many' ? [value] : value
  }
}

const dayDone = pastDay({ en: 'the day it was done', zh: '办理日期' })

/** Where everything is asked for: the day, where no minute was told, and whether all of it is so. */
export async function agreedAct(input: Typed, call: WriteCall): Promise<Typed> {
  if (!call.guided) return input
  const on = input.at === undefined ? await askIfThere(dayDone, 'on', call, orToday(call.today)) : undefined
  await call.agreed([changeWords.doneBy(call.who.staff)])
  return { ...input, on }
}

function lackingNow(application: Application, act: Act, input: Typed, more: Partial<Told>): NeedName[] {
  const evidence = evidenceOf(act, input)
  const state = stateAfter(application, application.acts)
  const next: Told = { act, lines: [], newPerson: false, ...deciding(evidence), ...more }
  const traits = traitsOf(application, [...application.acts, next])
  const row = transitionOf(act, state, traits) ?? possible(state, traits).find((each) => each.act === act)
  return row === undefined ? [] : lackingOf(row, evidence)
}

/** Only what decides between rows: the direction, the class, the decision. */
export const deciding = (evidence: Partial<Record<NeedName, unknown>>): Partial<Told> =>
  Object.fromEntries(
    (['direction', 'class', 'decision'] as const)
      .filter((name) => evidence[name] !== undefined)
      .map((name) => [columnsOf[name], evidence[name]]),
  )

/** The copies as they are asked for: nobody answers three questions more to learn that one copy is too few. */
const copiesAsked: Flag = {
  ...flagOf('copies'),
  parse: (raw, label) => requireTwoCopies(flagOf('copies').parse(raw, label) as number),
}

/** The class as it is asked for: what the fields propose comes first. */
function classAsked(application: Application): Flag {
  const { proposed } = traitsOf(application, application.acts)
  const other: ChangeClass = proposed === 'system' ? 'administrative' : 'system'
  const ordered = { [proposed]: classes[proposed], [other]: classes[other] }
  return choice(changeWords.askClass(proposed), ordered)
}
