import { usage } from '../../clause/problem.ts'
import type { Row } from '../../register/register.ts'
import { contactWords } from '../contact/words.ts'

/** What was done about information was done after it came, and before it was closed. Usage problem naming the flag. */
export function checkInformationOrder(
  { received_on, acted_on, closed_on }: Row<'information'>,
  labels: { readonly acted?: string; readonly closed?: string } = {},
): void {
  const { acted = '--acted', closed = '--closed' } = labels
  for (const [label, on] of [
    [acted, acted_on],
    [closed, closed_on],
  ] as const)
    if (on !== null && on < received_on)
      throw usage(contactWords.beforeReceived(label, on, received_on), contactWords.ownDay)
  if (acted_on !== null && closed_on !== null && closed_on < acted_on)
    throw usage(contactWords.closedBeforeActed(closed, closed_on, acted_on), contactWords.ownDay)
}
