import { usage } from '../../clause/problem.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import type { Db } from '../../register/register.ts'
import { requireRound } from '../../survey/round/argument.ts'
import { searched } from '../../terminal/flag.ts'
import { type CommentRecord, listComments, type ReceivedComment } from './comment.ts'
import { commentWords } from './words.ts'

/** The customer of a comment on F02; where it is asked for, one whose comment is classified, or waits to be. */
export const commenting = (of: 'classified' | 'waiting') =>
  searched(customerArgument, async (db, typed, _, { survey }, today) =>
    (await listComments(db, today, survey?.toUpperCase()))
      .filter(({ classified }) => (classified === null) === (of === 'waiting'))
      .filter(({ customer, name }) => `${customer} ${name}`.includes(typed.trim()))
      .map(({ customer, name, comment }) => ({ value: customer, name: `${customer}  ${name}  ${comment}` })),
  )

/** The comment of a customer on its form of a survey, by the day. Usage problem where there is none. */
export async function requireComment(
  db: Db,
  survey: string,
  named: string,
  day: CommentRecord['received'],
): Promise<ReceivedComment> {
  const { number } = await requireRound(db, survey, day)
  const { id, code } = await requireCustomer(db, named)
  const found = (await listComments(db, day, number)).find(({ customerId }) => customerId === id)
  if (found === undefined) throw usage(commentWords.none(number, code), commentWords.seeAll(number))
  return found
}
