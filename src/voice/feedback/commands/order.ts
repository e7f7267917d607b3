import { notBefore } from '../../../clause/fact.ts'
import type { Row } from '../../../register/register.ts'
import { daysTooEarly, type TooEarly } from '../rules.ts'
import { feedbackWords } from '../words.ts'

type DatedColumns = Pick<Row<'feedback'>, 'received_on' | 'classified_on' | 'due_on' | 'closed_on'>

/** The days are in their order. Usage problem naming the flag that gives a day too early. */
export function checkFeedbackOrder(
  { received_on, classified_on, due_on, closed_on }: DatedColumns,
  labels: Partial<Record<TooEarly['field'], string>> = {},
): void {
  const [wrong] = daysTooEarly({ received: received_on, classified: classified_on, due: due_on, closed: closed_on })
  if (wrong === undefined) return
  const { field, on, than, day } = wrong
  const label = { classified: '--classified-on', due: '--due', closed: '--closed', ...labels }[field]
  notBefore(label, on, feedbackWords.than[than], day, field === 'due' ? feedbackWords.laterDue : undefined)
}
