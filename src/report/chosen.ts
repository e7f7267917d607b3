import { isUnder } from '../clause/cite.ts'
import type { AssessedDuty } from '../clause/clause.ts'
import { didYouMean, nearNames } from '../clause/near.ts'
import { usage } from '../clause/problem.ts'
import { staffNamed } from '../office/staff/argument.ts'
import type { Db } from '../register/register.ts'
import { choice, many, offering, text } from '../terminal/flag.ts'
import { reportWords, resultWords } from './words.ts'

export const clauseFlag = many(
  offering(
    'clause',
    text(
      {
        en: 'only this clause, such as 4.3.2, or all below one, such as 4.3',
        zh: '仅此条款，如 4.3.2；或某条款之下全部，如 4.3',
      },
      'CLAUSE',
    ),
  ),
)

export const maintainerFlag = staffNamed({ en: 'only the customers of this maintainer', zh: '仅此维护人的客户' })

export const failOnFlag = choice(
  { en: 'exit with 1 when anything is in breach, or at risk', zh: '有不符合（或有风险）时以 1 退出' },
  { 'at-risk': resultWords['at-risk'], breach: resultWords.breach },
  'at-risk|breach',
)

/**
 * The duties that `--clause` names: a clause with everything below it (4.3 → 4.3.1 …), with its document or without, or a
 * duty by its id.
 */
export function chosenDuties(
  duties: readonly AssessedDuty<Db>[],
  typed: readonly string[],
): readonly AssessedDuty<Db>[] {
  const wanted = typed.map((each) => each.normalize('NFKC'))
  if (wanted.length === 0) return duties
  const names = (duty: AssessedDuty<Db>, clause: string) =>
    duty.id === clause || isUnder(duty.cite, clause) || (clause === '3' && duty.cite === '2')
  for (const clause of wanted)
    if (!duties.some((duty) => names(duty, clause)))
      throw usage(
        reportWords.unknownClause(clause),
        didYouMean(
          nearNames(clause, [...new Set(duties.flatMap(({ cite, id }) => [cite, id]))]),
          reportWords.knownClauses([...new Set(duties.map((duty) => duty.cite))]),
        ),
      )
  return duties.filter((duty) => wanted.some((clause) => names(duty, clause)))
}
