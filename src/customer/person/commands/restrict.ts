import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Db, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one, sentence } from '../../../terminal/result.ts'
import { customerArgument } from '../../customer/argument.ts'
import type { Dealings } from '../../customer/dealings.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import { restrictionWords } from '../restriction-words.ts'
import { everyPerson, type PersonRow, personOf } from '../store/person.ts'
import { restrictionOf } from '../store/restriction.ts'
import { personWords } from '../words.ts'
import { refuseNamingReason } from './erase.ts'
import { anyPersonArgument, personArgument } from './flags.ts'

const flags = { reason: required(text({ en: 'why, without naming the person', zh: '原因（勿写姓名）' })) } as const

/** The person of a customer, restricted or not. Usage problem if there is none. */
async function personHeld(db: Db, named: string, name: string) {
  const customer = await requireCustomer(db, named)
  const person = personOf(await everyPerson(db, customer.id), name)
  if (person === undefined) throw usage(personWords.noPerson(name, customer), personWords.listPersons(customer))
  return { customer, person }
}

/** What tells who the person is: the reason is kept for good, and holds nothing of it. */
const tellingOf = ({ name, mobile, phone, email, wechat }: PersonRow) => ({
  names: [name],
  reach: [mobile, phone, email, wechat].filter((value) => value !== null && value.length > 1) as string[],
})

/** `customer person restrict`: while records are to be kept, a person's data are shown nowhere any more. */
export const personRestrict = ({ keptUntil }: Pick<Dealings, 'keptUntil'>) =>
  verb({
    words: {
      en: "Restrict a contact person's data: kept for records, out of lists, pages and search",
      zh: '限制使用联系人的个人信息：仅为记录保存，名单、页面和检索中不再显示',
    },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument), name: required(personArgument) },
    flags,
    examples: {
      'customer person restrict C00001 李明 --reason "asked for it on 2026-06-30"': {
        en: 'somebody asks to be deleted while the records are to be kept',
        zh: '本人要求删除，而记录仍在保存期限内',
      },
    },
    run: async ({ customer: named, name, reason }, call) => {
      const done = await call.write(async (tx) => {
        const { customer, person } = await personHeld(tx.db, named, name)
        refuseNamingReason(reason, tellingOf(person))
        const until = (await keptUntil(tx.db, [customer.id], tx.today)).get(customer.id) ?? null
        const there = restrictionOf(tx, person.id)
        const since = there?.from_day ?? tx.today
        if (there === null) await restrict(tx, person.id, reason)
        return { code: customer.code, there, until, since }
      })
      const { code, there, until, since } = done
      const said: Words =
        there === null ? restrictionWords.restricted(name, code) : restrictionWords.restrictedAlready(name, since)
      const next = until === null ? restrictionWords.notKept(code, name) : restrictionWords.keptUntil(until)
      const record = { customer: code, name, restrictedSince: since, keptUntil: until }
      return one('restriction', record, said, [], [next, restrictionWords.takeBack(code, name)].map(sentence))
    },
  })

async function restrict(tx: Write, personId: number, reason: string): Promise<void> {
  const staff = await doerOf(tx)
  tx.insert('person_restriction', {
    person_id: personId,
    from_day: tx.today,
    until_day: null,
    reason,
    staff_id: staff.id,
  })
}

/** `customer person release`: a restriction is lifted; what was kept is shown again. */
export const personRelease = verb({
  words: { en: "Lift the restriction of a contact person's data", zh: '解除对联系人个人信息的限制' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { customer: required(customerArgument), name: required(anyPersonArgument) },
  flags,
  examples: {
    'customer person release C00001 李明 --reason "agreed again on 2026-07-02"': {
      en: 'the person agrees to be on record again',
      zh: '本人同意恢复使用',
    },
  },
  run: async ({ customer: named, name, reason }, call) => {
    const { code, lifted } = await call.write(async (tx) => {
      const { customer, person } = await personHeld(tx.db, named, name)
      refuseNamingReason(reason, tellingOf(person))
      const there = restrictionOf(tx, person.id)
      if (there !== null) tx.update('person_restriction', there.id, { until_day: tx.today })
      return { code: customer.code, lifted: there !== null }
    })
    const record = { customer: code, name, restrictedSince: null }
    return one(
      'restriction',
      record,
      lifted ? restrictionWords.released(name, code) : restrictionWords.notRestricted(name),
    )
  },
})
