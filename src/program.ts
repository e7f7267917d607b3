import { certificateCommands } from './certificate/commands/certificate.ts'
import { contractCommands } from './certificate/commands/contract.ts'
import type { AssessedDuty } from './clause/clause.ts'
import type { Limit } from './clause/limit.ts'
import { contactCommands } from './contact/commands/contact.ts'
import { informationCommands } from './contact/commands/information.ts'
import { customerCommands } from './customer/commands/customer.ts'
import { type CitedLimit, officeCommands } from './office/commands.ts'
import { duties, procedure } from './procedure.ts'
import type { Db } from './register/register.ts'
import { reportCommands } from './report/commands.ts'
import type { Noun, Verb } from './terminal/command.ts'
import { upkeepCommands } from './upkeep/commands.ts'

export { actor } from './office/store.ts'

/** The limits of the procedure's duties, each once, with the clauses that are judged by it. */
function citedLimits(): CitedLimit[] {
  const cited = new Map<Limit, string[]>()
  const judged = duties.filter((duty): duty is AssessedDuty<Db> => !('pending' in duty))
  for (const { cite, limits } of judged)
    for (const limit of Object.values(limits)) cited.set(limit, [...(cited.get(limit) ?? []), cite])
  return [...cited].map(([limit, clauses]) => ({ limit, clauses }))
}

/** The command tree: every noun with its verbs, in the order in which the help shows them. */
export const commands: readonly (Verb | Noun)[] = [
  customerCommands,
  contractCommands,
  certificateCommands,
  contactCommands,
  informationCommands,
  reportCommands(procedure, duties),
  ...officeCommands(citedLimits()),
  ...upkeepCommands,
]
