import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import type { Changes, Write } from '../../../register/register.ts'
import { type Call, verb } from '../../../terminal/command.ts'
import { choice, day, many, personal, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { customerArgument } from '../../customer/argument.ts'
import { nameSaid } from '../../customer/commands/fields.ts'
import type { Dealings } from '../../customer/dealings.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import type { CustomerRow } from '../../customer/store/master.ts'
import { customerWords } from '../../customer/words.ts'
import { personRecord, personRecordOf } from '../record.ts'
import { changePerson, countContactsWith, findPerson, type PersonRow, personsOn } from '../store/person.ts'
import { personWords } from '../words.ts'
import { personArgument, placeFlags, reachFlags, reachSaid, refuseGovernedPerson, requirePerson } from './flags.ts'

const clearable = {
  title: { en: 'title', zh: '职务' },
  mobile: { en: 'mobile', zh: '手机' },
  phone: { en: 'phone', zh: '电话' },
  email: { en: 'e-mail', zh: '电子邮箱' },
  wechat: { en: 'WeChat', zh: '微信' },
  from: { en: 'from', zh: '起始日期' },
  until: { en: 'until', zh: '离任日期' },
} as const satisfies Record<string, Words>

const columnOf = { from: 'from_day', until: 'until_day' } as const

const editFlags = {
  newName: personal(text({ en: 'the right name', zh: '正确的姓名' }, 'NAME')),
  ...reachFlags,
  ...placeFlags,
  until: day({ en: 'the first day without the person', zh: '自该日起不再任联系人' }),
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable, 'FIELD')),
  reason: text({ en: 'why it is changed', zh: '修改原因' }),
} as const

/** `customer person edit`: what changed or was mistyped of a contact person. */
export const personEdit = ({ isContracted }: Dealings) =>
  verb({
    words: { en: 'Change what is on record of a contact person', zh: '修改联系人资料' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument), name: required(personArgument) },
    flags: editFlags,
    examples: {
      'customer person edit C00001 李明 --mobile 13900139000': { en: 'a new mobile number', zh: '更换手机号' },
    },
    run: async ({ customer: named, name, primary, correction, reason, ...said }, call) => {
      if (said.from !== undefined) happened(said.from, call.today, '--from')
      const changes = wantedChanges(said, call)
      if (Object.keys(changes).length === 0 && primary === undefined)
        throw usage(customerWords.nothingToChange, personWords.nameAPersonField)
      const { changed, customer, record } = await call.write(async (tx) => {
        const customer = await requireCustomer(tx.db, named)
        const person = await requirePerson(tx.db, customer, name)
        const governed = await checked(tx, customer, person, changes, primary === true)
        if (governed && correction === undefined) await refuseGovernedPerson(tx, customer, isContracted)
        const changed = changePerson(tx, person, changes, primary === true)
        return { changed, customer, record: await personRecordOf(tx.db, customer, person.id) }
      })
      const words = changed ? personWords.personChanged : personWords.personAlready
      return one('person', record, words(record.name, customer))
    },
  })

function wantedChanges(
  said: Omit<ValuesOf<typeof editFlags>, 'primary' | 'correction' | 'reason'>,
  call: Call,
): Changes<'person'> {
  const { newName, from, until, clear, ...reach } = said
  const changes: Record<string, string | null> = {}
  for (const each of clear) changes[each in columnOf ? columnOf[each as keyof typeof columnOf] : each] = null
  Object.assign(changes, reachSaid(reach, call))
  if (newName !== undefined) changes.name = nameSaid(newName, '--new-name')
  if (from !== undefined) changes.from_day = from
  if (until !== undefined) changes.until_day = until
  return changes as Changes<'person'>
}

/**
 * Usage problem where the days or the name cannot be so. Whether F01 governs the change (4.2): another name for the primary
 * contact person, or another primary one.
 */
async function checked(
  tx: Write,
  customer: CustomerRow,
  person: PersonRow,
  changes: Changes<'person'>,
  primary: boolean,
): Promise<boolean> {
  const { name, from_day, until_day } = { ...person, ...changes } as PersonRow
  if (from_day !== null && until_day !== null && until_day < from_day)
    throw usage(personWords.endsBeforeItBegan(until_day as Day, from_day as Day), personWords.checkDays)
  const renamed = name !== person.name
  if (renamed && (await findPerson(tx.db, customer.id, name)) !== null)
    throw usage(personWords.personThere(name, customer), personWords.listPersons(customer))
  // Nobody is primary once the former one has left: that place is filled freely, like an empty field.
  const others = (await personsOn(tx.db, customer.id, tx.today)).some(
    ({ id, is_primary }) => is_primary === 1 && id !== person.id,
  )
  const otherPrimary = primary && person.is_primary === 0 && others
  return (renamed && person.is_primary === 1) || otherPrimary
}

/** `customer person void`: a contact person that was recorded by mistake. */
export const personVoid = verb({
  words: { en: 'Take back a contact person that was recorded by mistake', zh: '作废误录的联系人' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { customer: required(customerArgument), name: required(personArgument) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'customer person void C00002 周敏 --reason "works elsewhere"': {
      en: 'recorded by mistake',
      zh: '作废误录的联系人',
    },
  },
  run: async ({ customer: named, name, reason }, call) => {
    const { customer, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const person = await requirePerson(tx.db, customer, name)
      const contacts = await countContactsWith(tx.db, person.id)
      if (contacts > 0)
        throw usage(personWords.personContacted(name, contacts), personWords.endPerson(customer.code, name))
      tx.void('person', person.id, reason)
      return { customer, record: personRecord(customer.code, person) }
    })
    return one('person', { ...record, voided: true }, personWords.personVoided(name, customer))
  },
})
