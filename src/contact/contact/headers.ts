import { namingContents, namingHeaders, namingTexts } from '../../customer/customer/named-row.ts'
import type { HeaderCatalogue } from '../../intake/headers.ts'
import { headersOf, textsOf } from '../../record/listed.ts'
import { contact } from './contact.ts'

const fields = { ...namingHeaders(['客户', '企业', '组织', '受审核方']), ...headersOf(contact.fields) }

/** The fields that a list of contacts may carry, as JSON and `--map` name them. */
export type ContactListField = keyof typeof fields

/** The headers that contact lists of certification bodies are kept with. */
export const contactHeaders: HeaderCatalogue<ContactListField> = {
  fields,
  ambiguous: [],
  contents: namingContents,
  texts: { ...namingTexts, ...textsOf(contact), name: namingTexts.name, customer: namingTexts.customer },
}
