import { noun } from '../../terminal/command.ts'
import { contactAdd } from './add.ts'
import { contactDue } from './due.ts'
import { contactEdit, contactPassOn, contactVoid } from './edit.ts'
import { contactImport } from './import.ts'
import { contactList, contactShow } from './list.ts'

/** The contacts with customers (4.3.2) and the passing on of what VIPs say (4.3.3). */
export const contactCommands = noun(
  'contact',
  { en: 'Contacts with customers (4.3.2, 4.3.3)', zh: '客户联系（4.3.2、4.3.3）' },
  [contactAdd, contactList, contactDue, contactShow, contactEdit, contactPassOn, contactImport, contactVoid],
)
