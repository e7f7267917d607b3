import { offeredCustomers } from '../../../customer/customer/argument.ts'
import { listStaff } from '../../../office/staff/store/staff.ts'
import { likestOf } from '../../../search/reading.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import type { Search } from '../../../terminal/world.ts'
import { caseQuestions } from '../asked-words.ts'
import type { Case } from '../rules.ts'
import { decisionAsked } from './decision-asked.ts'
import type { MatterInput } from './matters.ts'

/** One of what is offered, or none, which is the first of it: to press Enter is enough. */
async function oneOrNone(question: string, as: string, offered: Search, call: WriteCall): Promise<string | null> {
  const none = { value: '', name: caseQuestions.nobodyElse[call.lang] }
  const choices: Search = async (typed) => [...(typed.trim() === '' ? [none] : []), ...(await offered(typed.trim()))]
  const chosen = await call.world.prompts.choose(question, choices, call.lang, { as })
  return chosen === '' ? null : chosen
}

/** The certified customer complained of, or none. */
const againstAsked = (call: WriteCall): Promise<string | null> =>
  oneOrNone(
    caseQuestions.againstWhom[call.lang],
    '--against',
    (typed) => call.read((db) => offeredCustomers(db, typed, call.lang, call.who.staff)),
    call,
  )

/** Who was involved in what it is about, one after the other until there is nobody more. */
async function involvedAsked(call: WriteCall): Promise<string[]> {
  const staff = (await call.read(listStaff)).map(({ name }) => name)
  const named: string[] = []
  for (;;) {
    const offered: Search = async (typed) =>
      (await likestOf(staff, typed, (name) => [name]))
        .filter((name) => !named.includes(name))
        .map((name) => ({ value: name, name }))
    const name = await oneOrNone(caseQuestions.whoWasInvolved(named)[call.lang], '--involved', offered, call)
    if (name === null) return named
    named.push(name)
  }
}

/** What says who was involved: named, or known from the register. */
const sayWho = ['suspension', 'change', 'certificate', 'involved'] as const

/**
 * On a terminal whom a complaint is against and who was involved are asked for where that was not typed and is not on record yet:
 * without an answer nobody could be kept from investigating or deciding (ISO/IEC 17021-1 9.8). Both may be none.
 */
export async function complaintAsked<Input extends MatterInput>(
  input: Input,
  onRecord: Pick<Case, 'matters'>,
  call: WriteCall,
): Promise<Input> {
  if (!call.interactive) return input
  const has = (wanted: (what: Case['matters'][number]['what']) => boolean) =>
    onRecord.matters.some(({ what }) => wanted(what))
  const isAgainstSaid = input.against !== undefined || has((what) => what === 'customer')
  const isWhoSaid =
    input.maintainer === true ||
    sayWho.some((key) => (input[key] ?? []).length > 0) ||
    has((what) => what !== 'customer')
  const against = isAgainstSaid ? input.against : ((await againstAsked(call)) ?? undefined)
  const involved = isWhoSaid ? input.involved : await involvedAsked(call)
  return { ...input, against, involved }
}

/** The same when a case is accepted: by then it is said at the latest what it is about. */
export const acceptedAsked = async (found: Case, input: MatterInput, call: WriteCall): Promise<MatterInput> => {
  if (found.sort === 'complaint') return complaintAsked(input, found, call)
  return found.matters.length > 0 ? input : decisionAsked(input, found.customer ?? undefined, call)
}
