import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { viewsOf } from '../../record/read.ts'
import type { FactWords } from '../../register/history.ts'
import { type Noun, noun, verb } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { askedAs, required, yes } from '../../terminal/flag.ts'
import { list, one, sentence } from '../../terminal/result.ts'
import { customerArgument } from '../customer/argument.ts'
import { nameSaid } from '../customer/commands/fields.ts'
import type { Dealings } from '../customer/dealings.ts'
import { requireCustomer } from '../customer/store/find.ts'
import { valuesThen } from '../customer/store/values-then.ts'
import {
  addFlags,
  newPerson,
  personArgument,
  reachSaid,
  refuseGovernedPerson,
  requirePerson,
} from './commands/flags.ts'
import { person, personColumns, personRecordOf, personsThen, type Reach, reach } from './person.ts'
import { restrictionWords } from './restriction-words.ts'
import { addPerson, endPerson, listPersons, type PersonRow, personOf, personsOn, thereOn } from './store/person.ts'
import { countRestricted } from './store/restriction.ts'
import { personWords } from './words.ts'

const personAdd = ({ isContracted }: Dealings) =>
  verb({
    words: { en: 'Add a contact person, or fill in what was missing of one', zh: '添加联系人，或补充其资料' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument), name: required(newPerson) },
    flags: addFlags,
    asks: ['title', 'mobile', 'phone', 'email', 'wechat'],
    rules: [
      async (db, { customer: named, name, ...said }) => {
        if (named === undefined || name === undefined) return
        const customer = await requireCustomer(db, named)
        const there = personOf(await listPersons(db, customer.id), nameSaid(name, 'NAME'))
        if (there !== undefined) refuseOther(there, reachSaid(said, silent), customer.code)
      },
    ],
    examples: {
      'customer person add C00001 陈静 --title 质量经理 --mobile 13900139001': {
        en: 'another person to speak to',
        zh: '再添加一位联系人',
      },
    },
    run: async ({ customer: named, name: typed, primary, from, correction, ...said }, call) => {
      if (from !== undefined) happened(from, call.today, '--from')
      const name = nameSaid(typed, 'NAME')
      const reached = reachSaid(said, call)
      const { words, record } = await call.write(async (tx) => {
        const customer = await requireCustomer(tx.db, named)
        const persons = await listPersons(tx.db, customer.id)
        const there = personOf(persons, name)
        if (there !== undefined) refuseOther(there, reached, customer.code)
        // Nobody is primary once the former one has left: that place is filled freely, like an empty field (4.2).
        const first = thereOn(persons, call.today).find((person) => person.is_primary === 1)
        if (primary === true && first !== undefined && first.id !== there?.id && correction === undefined)
          await refuseGovernedPerson(tx, customer, isContracted)
        const { id, changed } = addPerson(tx, customer.id, name, { ...reached, primary, from })
        const words = there === undefined ? 'personAdded' : changed ? 'personChanged' : 'personAlready'
        return { words: personWords[words](name, customer), record: await personRecordOf(tx.db, id, call.today) }
      })
      return one('person', record, words)
    },
  })

/** Where an answer is only held against the rules, nothing is remarked on it. */
const silent = { warn: () => undefined }

/** A person on record is filled in; another value than the one on record is a change, and somebody who left is back. */
function refuseOther(there: PersonRow, said: Reach, code: string): void {
  if (there.until_day !== null)
    throw usage(personWords.personLeft(there.name, there.until_day), personWords.personBack(code, there.name))
  const other = reach.find((part) => said[part] != null && there[part] !== null && there[part] !== said[part])
  if (other === undefined) return
  const what = { en: other, zh: person.fields[other].title.zh }
  throw usage(personWords.personDiffers(there.name, what), personWords.editPerson(code, there.name))
}

const personList = verb({
  words: { en: 'The contact persons of a customer', zh: '客户的联系人' },
  access: 'read',
  args: { customer: required(customerArgument) },
  flags: { all: yes({ en: 'also those who have left', zh: '包括已离任的联系人' }) },
  examples: { 'customer person list C00001': { en: 'who can be spoken to', zh: '现有联系人' } },
  run: async ({ customer: named, all }, call) => {
    const { persons, hidden } = await call.read(async (db) => {
      const customer = await requireCustomer(db, named)
      const rows = await (all === true ? listPersons(db, customer.id) : personsOn(db, customer.id, call.asOf))
      const then = personsThen(customer.code, rows, await valuesThen(db, call.asOf))
      return { persons: await viewsOf(db, person, then, call.asOf), hidden: await countRestricted(db, customer.id) }
    })
    const more = hidden === 0 ? [] : [sentence(restrictionWords.others(hidden))]
    return list('persons', personColumns, persons, personWords.noPersons, more)
  },
})

const personEnd = verb({
  words: { en: 'A contact person leaves', zh: '联系人离任' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { customer: required(customerArgument), name: required(personArgument) },
  flags: {
    on: askedAs(
      { en: 'First day without the person', zh: '离任日期' },
      day('past', { en: 'the first day without the person (default today)', zh: '自该日起不再任联系人（默认今天）' }),
    ),
  },
  asks: ['on'],
  rules: [
    async (db, { customer: named, name, on }) => {
      if (named === undefined || name === undefined) return
      const customer = await requireCustomer(db, named)
      refuseEnd(await requirePerson(db, customer, name), on, customer.code)
    },
  ],
  examples: {
    'customer person end C00001 李明 --on 2026-06-30': { en: 'the last day with the customer', zh: '登记离任日期' },
  },
  run: async ({ customer: named, name, on: typed }, call) => {
    const on = typed ?? call.today
    const { changed, customer, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const there = await requirePerson(tx.db, customer, name)
      refuseEnd(there, on, customer.code)
      const { id } = there
      const changed = endPerson(tx, id, on)
      return { changed, customer, record: await personRecordOf(tx.db, id, call.today) }
    })
    const said = changed ? personWords.personEnded(name, customer, on) : personWords.personEndedAlready(name, on)
    return one('person', record, said)
  },
})

/** Nobody leaves before they came, nor on two days. */
function refuseEnd({ name, from_day, until_day }: PersonRow, on: Day | undefined, code: string): void {
  if (on === undefined) return
  if (from_day !== null && on < from_day)
    throw usage(personWords.endsBeforeItBegan(on, from_day), personWords.checkDays)
  // A day on record stands: `person edit` is there to mend it.
  if (until_day !== null && until_day !== on)
    throw usage(personWords.personLeft(name, until_day), personWords.editPerson(code, name))
}

/** The people at customers: who they are, how to reach them, who is the primary one. */
export const personCommands = (dealings: Dealings, facts: () => Promise<FactWords>): Noun =>
  noun(
    { en: 'Contact persons at customers', zh: '客户联系人' },
    {
      add: async () => personAdd(dealings),
      list: async () => personList,
      edit: async () => (await import('./commands/edit.ts')).personEdit(dealings),
      end: async () => personEnd,
      void: async () => (await import('./commands/edit.ts')).personVoid,
      restrict: async () => (await import('./commands/restrict.ts')).personRestrict(dealings),
      release: async () => (await import('./commands/restrict.ts')).personRelease,
      erase: async () => (await import('./commands/erase.ts')).personErase(dealings, facts),
      wipe: async () => (await import('./commands/erase.ts')).personWipe,
    },
  )
