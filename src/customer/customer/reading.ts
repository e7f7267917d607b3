import type { Words } from '../../clause/words.ts'
import { orNothing, readEmails, readPostcode } from '../../intake/blank.ts'
import type { ReadCode } from './credit-code.ts'
import { readPhones } from './phones.ts'

/** A text as it is stored, null where it says that there is nothing, and what is strange about it. */
interface Read {
  readonly value: string | null
  readonly remark: Words | null
}

export type Reader = (text: string) => Read

/** As it is, where it says something. */
export const plainly: Reader = (text) => ({ value: orNothing(text), remark: null })

export const phones: Reader = (text) => {
  const { numbers, remark } = readPhones(text)
  return { value: numbers.length === 0 ? null : numbers.join('；'), remark }
}

export const emails: Reader = (text) => {
  const { email, remark } = readEmails(text)
  return { value: email, remark }
}

export const postcode: Reader = (text) => {
  const { postcode, remark } = readPostcode(text)
  return { value: postcode, remark }
}

/** One that a spreadsheet rounded was refused before. */
export const codeBy =
  (read: (text: string) => ReadCode): Reader =>
  (text) => {
    const typed = orNothing(text)
    const known = typed === null ? null : read(typed)
    return known === null || known.destroyed
      ? { value: null, remark: null }
      : { value: known.code, remark: known.remark }
  }

/** A remark on a cell as a sentence of its own. */
export const asSentence = ({ en, zh }: Words): Words => ({ en: `${en}.`, zh: `${zh}。` })
