import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { clearedColumns } from '../../../record/clearing.ts'
import { correctable } from '../../../record/edit.ts'
import { requiredReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Changes, Db, Write } from '../../../register/register.ts'
import { type Call, verb } from '../../../terminal/command.ts'
import { required, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { customerArgument } from '../../customer/argument.ts'
import { nameSaid } from '../../customer/commands/fields.ts'
import type { Dealings } from '../../customer/dealings.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import type { CustomerRow } from '../../customer/store/master.ts'
import { person, personRecordOf } from '../person.ts'
import { changePerson, countContactsWith, findPerson, type PersonRow, personsOn } from '../store/person.ts'
import { personWords } from '../words.ts'
import { editFlags, fieldFlags, personArgument, reachSaid, refuseGovernedPerson, requirePerson } from './flags.ts'

/** `customer person edit`: what changed or was mistyped of a contact person. */
export const personEdit = ({ isContracted }: Dealings) =>
  verb({
    words: { en: 'Change what is on record of a contact person', zh: '修改联系人资料' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument), name: required(personArgument) },
    flags: editFlags,
    corrects: {
      fields: correctable(
        person,
        fieldFlags,
        async (db, { customer = '', name = '' }) => requirePerson(db, await requireCustomer(db, customer), name),
        (row) => (row.is_primary === 1 ? ['primary'] : []),
      ),
      why: ['reason', 'correction'],
      // 4.2.3: who is the primary contact person changes by F01.
      whyOf: async (db, { customer: named = '', name = '' }, today, keys) => {
        const customer = await requireCustomer(db, named)
        const { is_primary } = await requirePerson(db, customer, name)
        const isGoverned = keys.includes('primary') || (keys.includes('newName') && is_primary === 1)
        return isGoverned && (await isContracted(db, customer.id, today)) ? ['correction'] : ['reason']
      },
    },
    rules: [
      async (db, { customer: named, name, primary: _, correction: __, reason: ___, ...said }) => {
        if (named === undefined || name === undefined) return
        const customer = await requireCustomer(db, named)
        const changes = wantedChanges({ ...said, clear: said.clear ?? [] }, { warn: () => undefined })
        await refuseCannotBe(db, customer, await requirePerson(db, customer, name), changes)
      },
    ],
    examples: {
      'customer person edit C00001 李明 --mobile 13900139000': { en: 'a new mobile number', zh: '更换手机号' },
    },
    run: async ({ customer: named, name, primary, correction, reason, ...said }, call) => {
      if (said.from !== undefined) happened(said.from, call.today, '--from')
      const changes = wantedChanges(said, call)
      if (Object.keys(changes).length === 0 && primary === undefined)
        throw usage(recordWords.nothingToChange, personWords.nameAPersonField)
      const { changed, customer, record } = await call.write(async (tx) => {
        const customer = await requireCustomer(tx.db, named)
        const row = await requirePerson(tx.db, customer, name)
        const governed = await checked(tx, customer, row, changes, primary === true)
        if (governed && correction === undefined) await refuseGovernedPerson(tx, customer, isContracted)
        const changed = changePerson(tx, row, changes, primary === true)
        return { changed, customer, record: await personRecordOf(tx.db, row.id, call.today) }
      })
      const words = changed ? personWords.personChanged : personWords.personAlready
      return one('person', record, words(record.name, customer))
    },
  })

function wantedChanges(
  said: Partial<Omit<ValuesOf<typeof editFlags>, 'primary' | 'correction' | 'reason' | 'clear'>> & {
    readonly clear: ValuesOf<typeof editFlags>['clear']
  },
  call: Pick<Call, 'warn'>,
): Changes<'person'> {
  const { newName, from, until, clear, ...reach } = said
  return {
    ...clearedColumns(person, clear),
    ...reachSaid(reach, call),
    ...(newName === undefined ? {} : { name: nameSaid(newName, '--new-name') }),
    ...(from === undefined ? {} : { from_day: from }),
    ...(until === undefined ? {} : { until_day: until }),
  }
}

/** Usage problem where the days or the name cannot be so. Returns whether the person is called otherwise then. */
async function refuseCannotBe(
  db: Db,
  customer: CustomerRow,
  person: PersonRow,
  changes: Changes<'person'>,
): Promise<boolean> {
  const { name, from_day, until_day } = { ...person, ...changes } as PersonRow
  if (from_day !== null && until_day !== null && until_day < from_day)
    throw usage(personWords.endsBeforeItBegan(until_day as Day, from_day as Day), personWords.checkDays)
  const renamed = name !== person.name
  if (renamed && (await findPerson(db, customer.id, name)) !== null)
    throw usage(personWords.personThere(name, customer), personWords.listPersons(customer))
  return renamed
}

/**
 * Whether F01 governs the change (4.2): another name for the primary contact person, or another primary one. Usage problem where it
 * cannot be.
 */
async function checked(
  tx: Write,
  customer: CustomerRow,
  person: PersonRow,
  changes: Changes<'person'>,
  primary: boolean,
): Promise<boolean> {
  const renamed = await refuseCannotBe(tx.db, customer, person, changes)
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
  flags: { reason: requiredReason },
  examples: {
    'customer person void C00002 周敏 --reason "works elsewhere"': {
      en: 'recorded by mistake',
      zh: '作废误录的联系人',
    },
  },
  run: async ({ customer: named, name, reason }, call) => {
    const { customer, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const { id } = await requirePerson(tx.db, customer, name)
      const contacts = await countContactsWith(tx.db, id)
      if (contacts > 0)
        throw usage(personWords.personContacted(name, contacts), personWords.endPerson(customer.code, name))
      const record = await personRecordOf(tx.db, id, call.today)
      tx.void('person', id, reason)
      return { customer, record }
    })
    return one('person', { ...record, voided: true }, personWords.personVoided(name, customer))
  },
})
