import { fold } from '../../../clause/fold.ts'
import type { CitedLimit } from '../../../clause/limit.ts'
import { didYouMean, nearNames } from '../../../clause/near.ts'
import { usage } from '../../../clause/problem.ts'
import { askedAs, offering, searched, text } from '../../../terminal/flag.ts'
import type { WrittenProcedure } from '../../revision/written-procedure.ts'
import { limitWords } from '../words.ts'

const limitName = offering(
  'limit',
  askedAs(
    { en: 'Limit', zh: '限值' },
    text({ en: 'the limit, as "limit list" names it', zh: '限值名称（见 limit list）' }, 'LIMIT'),
  ),
)

/** The same with every limit of the procedure to choose from, by its name and what it means. */
export const limitOffered = ({ limits }: WrittenProcedure) =>
  searched(limitName, async (_db, typed, lang) =>
    limits
      .map(({ limit: { name, title } }) => ({ value: name, name: `${title[lang]}  ${name}`, short: name }))
      .filter(({ name }) => fold(name).includes(fold(typed))),
  )

/** The limit of a name, in whatever width and case it is typed. A usage problem if there is none. */
export function limitNamed({ limits }: WrittenProcedure, name: string): CitedLimit {
  const wanted = name.normalize('NFKC').toLowerCase()
  const found = limits.find(({ limit }) => limit.name === wanted)
  if (found !== undefined) return found
  const names = limits.map(({ limit }) => limit.name)
  throw usage(limitWords.unknown(name), didYouMean(nearNames(name, names), limitWords.known(names)))
}
