import { certificate } from '../../../certificate/certificate/certificate.ts'
import { changeApplication } from '../../../change/change.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import type { Among } from '../../../record/choose.ts'
import { numberOf } from '../../../record/flags.ts'
import { suspensionCase } from '../../../suspension/suspension.ts'
import { ask } from '../../../terminal/ask.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { leadsOn } from '../../../terminal/world.ts'
import { caseQuestions } from '../asked-words.ts'
import { type Decisions, decisionsOf } from '../store/decisions.ts'
import type { MatterInput } from './matters.ts'

/** The number of each thing that an appeal can be against, offering some of them. */
const numbers: Readonly<Record<keyof Decisions, (among: Among) => ReturnType<typeof numberOf>>> = {
  suspension: (among) => numberOf(suspensionCase, among),
  change: (among) => numberOf(changeApplication, among),
  certificate: (among) => numberOf(certificate, among),
}

const isSaid = (input: MatterInput): boolean =>
  [input.suspension, input.change, input.certificate, input.involved].some(
    (each) => each !== undefined && each.length > 0,
  )

/**
 * On a terminal what an appeal is against is asked for where that was not typed, among what is on record of whoever appeals. It may
 * be said later, at the acceptance at the latest.
 */
export async function decisionAsked<Input extends MatterInput>(
  input: Input,
  customer: string | undefined,
  call: WriteCall,
): Promise<Input> {
  if (isSaid(input) || !call.interactive) return input
  const { lang, world } = call
  const there = await call.read(async (db) =>
    decisionsOf(db, customer === undefined ? null : (await requireCustomer(db, customer)).id),
  )
  const kinds = (Object.keys(numbers) as (keyof Decisions)[]).filter((kind) => there[kind].length > 0)
  if (kinds.length === 0) return input
  const ways = [...kinds, 'later' as const].map((value) => ({ value, name: caseQuestions.decisions[value][lang] }))
  const way = await world.prompts.choose(caseQuestions.againstWhat[lang], ways, lang, { as: leadsOn })
  const kind = kinds.find((each) => each === way)
  if (kind === undefined) return input
  const number = await ask(required(numbers[kind](async () => [...there[kind]])), kind, call)
  return { ...input, [kind]: [number] }
}
