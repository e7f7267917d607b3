import { blockOf } from '../../clause/block.ts'
import { usage } from '../../clause/problem.ts'
import type { Lang } from '../../clause/words.ts'
import { customerOrMeant } from '../../customer/customer/meant.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import type { Db } from '../../register/register.ts'
import type { Meant } from '../../terminal/understood.ts'
import { certificateByNumber, listCertificates } from './store/certificate.ts'
import { certificateWords } from './words.ts'

/** So many customers are looked at, and so many certificates told in a sentence. */
const most = 10

/**
 * Which certificates a text may mean that is the number of none: those of the customers that it names or may mean. Null where it is a number,
 * or nobody is like it who has any. Which of them it is, is never beyond doubt.
 */
export async function certificatesMeant(db: Db, typed: string, lang: Lang, doer: string): Promise<Meant | null> {
  if ((await certificateByNumber(db, typed.trim())) !== null) return null
  const named = await customerOrMeant(db, typed, lang, doer)
  if (named === null) return null
  const codes = 'choices' in named ? named.choices.slice(0, most).map(({ value }) => value) : [named.code]
  const customers = new Map<number, string>()
  for (const code of codes) {
    const { id, name } = await requireCustomer(db, code)
    customers.set(id, `${code} ${name}`)
  }
  const certificates = await listCertificates(db, blockOf([...customers.keys()]))
  if (certificates.length === 0) return null
  const choices = certificates.map(({ number, standard, customerId }) => ({
    value: number,
    name: `${number} ${standard} ${customers.get(customerId) ?? ''}`,
  }))
  const told = choices.slice(0, most).map(({ name }) => name)
  return {
    choices,
    isSure: false,
    problem: usage(certificateWords.meansPerhaps(typed, told, choices.length > told.length), certificateWords.nameOne),
  }
}
