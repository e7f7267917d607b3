import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { orNothing } from '../../../intake/blank.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { type Call, verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { many, ofKind, personal, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { assign, assignments, requireMaintainer } from '../../maintainer/store.ts'
import { addPerson, findPerson } from '../../person/store/person.ts'
import type { CustomerFields } from '../customer.ts'
import type { Dealings } from '../dealings.ts'
import { customerRecordById } from '../record.ts'
import { heldOn } from '../rules.ts'
import { setHeadOffice } from '../store/head-office.ts'
import {
  addCustomer,
  addFormerName,
  type CustomerRow,
  customersByCreditCode,
  customersByFormerName,
  customersByName,
  customerWithCode,
  fieldsOf,
  formerNames,
} from '../store/master.ts'
import { customerWords } from '../words.ts'
import {
  codeFlag,
  fieldFlags,
  fieldsSaid,
  headOfficeFlag,
  headOfficeSaid,
  nameSaid,
  phoneSaid,
  readField,
} from './fields.ts'

const addFlags = {
  code: codeFlag,
  ...fieldFlags,
  formerName: many(text({ en: 'a former name', zh: '曾用名' }, 'NAME')),
  headOffice: headOfficeFlag,
  maintainer: staffNamed({ en: 'who maintains the customer (4.3.1)', zh: '维护人（4.3.1）' }),
  maintainerSince: day('past', { en: 'maintained from this day (default today)', zh: '自该日起维护（默认今天）' }),
  person: personal(text({ en: 'the primary contact person', zh: '主要联系人' }, 'NAME')),
  mobile: personal(text({ en: "the contact person's mobile", zh: '联系人手机' }, 'PHONE')),
} as const

/** What is to be recorded of a new customer. */
interface Wanted {
  readonly code: string | undefined
  readonly fields: Partial<CustomerFields> & { readonly name: string }
  readonly formerNames: readonly string[]
  /** As it was typed. */
  readonly headOffice: string | undefined
  readonly maintainer: { readonly name: string; readonly since: Day } | null
  readonly person: { readonly name: string; readonly mobile: string | null } | null
}

/** `customer add`: an organization that intends to apply, is applying or is certified. Prints its code. */
export const customerAdd = ({ relationsOn }: Dealings) =>
  verb({
    words: { en: 'Add a customer', zh: '添加客户' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: {
      name: required(ofKind('name', text({ en: 'the name as the business licence has it', zh: '营业执照上的名称' }))),
    },
    flags: addFlags,
    asks: ['creditCode', 'person', ['mobile', ({ person }) => person !== undefined], 'maintainer'],
    rules: [
      async (db, { maintainer, maintainerSince }, today) =>
        maintainer !== undefined && requireMaintainer(db, maintainer, maintainerSince ?? today),
      async (db, { name, code, creditCode, person, maintainer }, today, { leftOut }) => {
        if (code !== undefined) await refuseTakenCode(db, code)
        const read = creditCode === undefined ? null : readField('creditCode', creditCode).value
        if (read !== null) await refuseSameCreditCode(db, read, null)
        // Of one of the same name with a credit code, another tells it apart, which is asked for next.
        if (name === undefined || code !== undefined) return
        const fields = { name: nameSaid(name, 'NAME') }
        const named = await customersByName(db, fields.name)
        refuseSameName(named, true)
        if (!leftOut.has('creditCode')) return
        // Without it, it is the one on record as long as all that is said of it is so.
        const said = {
          ...{ code, fields, formerNames: [], headOffice: undefined },
          maintainer: maintainer === undefined ? null : { name: maintainer, since: today },
          person: person === undefined ? null : { name: person, mobile: null },
        }
        if ((await sameCustomer(db, said)) === null) refuseSameName(named, false)
      },
    ],
    examples: {
      'customer add 深圳市宏图精密有限公司 --credit-code 914403001922038216 --person 赵敏 --mobile 13800138001 --maintainer 王芳':
        { en: 'a new customer with its contact person and who maintains it', zh: '新客户，连同联系人和维护人' },
    },
    run: async ({ name, ...said }, call) => {
      const wanted = wantedCustomer(name, said, call)
      const { isNew, record } = await call.write(async (tx) => {
        const there = await sameCustomer(tx.db, wanted)
        if (there === null) for (const doubt of await doubts(tx.db, wanted)) call.warn(doubt)
        const id = there?.id ?? (await recordCustomer(tx, wanted))
        return { isNew: there === null, record: await customerRecordById(tx.db, id, call.today, relationsOn) }
      })
      const words = isNew ? customerWords.added(record) : recordWords.already(`${record.code} ${record.name}`)
      return one('customer', record, words)
    },
  })

function wantedCustomer(name: string, said: ValuesOf<typeof addFlags>, call: Call & { readonly today: Day }): Wanted {
  const { code, formerName, headOffice, maintainer, maintainerSince, person, mobile, ...fields } = said
  if (maintainer === undefined && maintainerSince !== undefined)
    throw usage(customerWords.needs('--maintainer-since', '--maintainer'), customerWords.giveToo('--maintainer NAME'))
  if (person === undefined && mobile !== undefined)
    throw usage(customerWords.needs('--mobile', '--person'), customerWords.giveToo('--person NAME'))
  const contact = person === undefined ? null : orNothing(person)
  return {
    code,
    fields: { ...fieldsSaid(fields, call), name: nameSaid(name, 'NAME') },
    formerNames: formerName.map(orNothing).filter((each) => each !== null),
    headOffice,
    maintainer: maintainer === undefined ? null : { name: maintainer, since: maintainerSince ?? call.today },
    person: contact === null ? null : { name: contact, mobile: phoneSaid(mobile, call) ?? null },
  }
}

/** Who could be meant: customers with the code, the credit code or the name. */
async function candidates(db: Db, { code, fields }: Wanted): Promise<CustomerRow[]> {
  const byCode = code === undefined ? null : await customerWithCode(db, code)
  const byCredit = fields.creditCode == null ? [] : await customersByCreditCode(db, fields.creditCode)
  return [...(byCode === null ? [] : [byCode]), ...byCredit, ...(await customersByName(db, fields.name))]
}

/** The customer that already is exactly what is to be added, or null: running the same command again is safe. */
async function sameCustomer(db: Db, wanted: Wanted): Promise<CustomerRow | null> {
  for (const row of await candidates(db, wanted)) if (await isRecorded(db, row, wanted)) return row
  return null
}

async function isRecorded(db: Db, row: CustomerRow, wanted: Wanted): Promise<boolean> {
  const { code, fields, maintainer, person } = wanted
  const present = fieldsOf(row)
  if (code !== undefined && code !== row.code) return false
  const given = Object.entries(fields) as [keyof CustomerFields, string | number | null][]
  if (given.some(([name, value]) => value !== null && value !== present[name])) return false
  const kept = (await formerNames(db, row.id)).map(({ name }) => name)
  if (wanted.formerNames.some((name) => !kept.includes(name))) return false
  if (maintainer !== null && heldOn(await assignments(db, row.id), maintainer.since)?.maintainer !== maintainer.name)
    return false
  const known = person === null ? null : await findPerson(db, row.id, person.name)
  return person === null || (known !== null && (person.mobile === null || person.mobile === known.mobile))
}

/**
 * What the clerk should look at before two customers become of one. Usage problem where it can only be the same: a code
 * or credit code on record, or the same name with nothing that tells the two apart.
 */
async function doubts(db: Db, { code, fields }: Wanted): Promise<Words[]> {
  const { name, creditCode } = fields
  if (code !== undefined) await refuseTakenCode(db, code)
  if (creditCode != null) await refuseSameCreditCode(db, creditCode, null)
  const named = await customersByName(db, name)
  if (code === undefined) refuseSameName(named, creditCode != null)
  const formerly = (await customersByFormerName(db, name)).filter(({ id }) => !named.some((row) => row.id === id))
  return [...named.map(customerWords.sameNameThere), ...formerly.map(customerWords.formerNameThere)]
}

/** Usage problem where customers of the same name are told apart by nothing: not all of them by a credit code. */
function refuseSameName(named: readonly CustomerRow[], hasCreditCode: boolean): void {
  const [first] = named
  if (first === undefined || (hasCreditCode && named.every((row) => row.credit_code !== null))) return
  throw usage(customerWords.sameNameThere(first), customerWords.editInstead(first.code))
}

/** Usage problem of a code that a customer has already. */
async function refuseTakenCode(db: Db, code: string): Promise<void> {
  const holder = await customerWithCode(db, code)
  if (holder !== null) throw usage(customerWords.codeTaken(code, holder.name), customerWords.leaveOutCode)
}

/** Two organizations never have one credit code (GB 32100): usage problem naming who has it. */
export async function refuseSameCreditCode(db: Db, creditCode: string, ownId: number | null): Promise<void> {
  const other = (await customersByCreditCode(db, creditCode)).find(({ id }) => id !== ownId)
  if (other === undefined) return
  throw usage(customerWords.sameCreditCode(creditCode, other), customerWords.sameOrganization(other.code))
}

async function recordCustomer(tx: Write, wanted: Wanted): Promise<number> {
  const { code, fields, formerNames, maintainer, person } = wanted
  const headOffice = await headOfficeSaid(tx.db, wanted.headOffice, null)
  const staff = maintainer === null ? null : await requireMaintainer(tx.db, maintainer.name, maintainer.since)
  const { id } = addCustomer(tx, fields, code)
  if (headOffice != null) setHeadOffice(tx, id, headOffice)
  for (const name of formerNames) await addFormerName(tx, id, name, null)
  if (staff !== null && maintainer !== null) assign(tx, id, staff.id, maintainer.since)
  if (person !== null) addPerson(tx, id, person.name, { mobile: person.mobile })
  return id
}
