import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { orNothing } from '../../../intake/blank.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable } from '../../../record/edit.ts'
import { editReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { choice, many, ofKind, required, text, type ValuesOf, worded } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { customerArgument } from '../argument.ts'
import { type CustomerField, type CustomerFields, customer, customerFields } from '../customer.ts'
import type { Dealings } from '../dealings.ts'
import { type CustomerRecord, customerRecordById, formerNamesTitle, headOfficeTitle } from '../record.ts'
import { governedChanges, sameName } from '../rules.ts'
import { requireCustomer } from '../store/find.ts'
import { setHeadOffice } from '../store/head-office.ts'
import {
  addFormerName,
  type CustomerRow,
  changeCustomer,
  customersByName,
  customerWithCode,
  fieldsOf,
  voidFormerName,
} from '../store/master.ts'
import { customerWords } from '../words.ts'
import { refuseSameCreditCode } from './add.ts'
import {
  clearable,
  codeFlag,
  fieldFlags,
  fieldOf,
  fieldsSaid,
  headOfficeFlag,
  headOfficeSaid,
  nameFlag,
  nameSaid,
} from './fields.ts'

const ownFlags = {
  name: nameFlag,
  ...fieldFlags,
  code: worded({ en: 'the right customer code', zh: '正确的客户编号' }, codeFlag),
  formerName: many(text({ en: 'a former name to add', zh: '补录的曾用名' }, 'NAME')),
  headOffice: headOfficeFlag,
  dropFormerName: many(
    ofKind('reference', text({ en: 'a former name recorded by mistake', zh: '误录的曾用名' }, 'NAME')),
  ),
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable, 'FIELD')),
} as const

const editFlags = {
  ...ownFlags,
  reason: editReason,
  correction: text({ en: 'why it was only mistyped (4.2.3)', zh: '录入错误的说明（4.2.3）' }, 'REASON'),
} as const

type Said = ValuesOf<typeof editFlags>

/** What is to be changed: master data, and what is kept beside it. */
interface Wanted {
  readonly fields: Partial<CustomerFields>
  readonly code: string | undefined
  readonly formerNames: readonly string[]
  readonly dropped: readonly string[]
  /** As it was typed. */
  readonly headOffice: string | undefined
}

/** `customer edit`: changes master data; before and after go on record with the reason. F01 governs some of it (4.2). */
export const customerEdit = ({ relationsOn, isContracted }: Dealings) =>
  verb({
    words: { en: 'Change the master data of a customer', zh: '修改客户资料' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument) },
    flags: editFlags,
    corrects: {
      // One address has two flags.
      fields: correctable(
        customer,
        ownFlags,
        (db, { customer: named = '' }) => requireCustomer(db, named),
        () => ['address'],
      ),
      why: ['reason', 'correction'],
      whyOf: async (db, { customer: named = '' }, today, keys) => {
        const row = await requireCustomer(db, named)
        const wanted = Object.fromEntries(keys.map((key) => [key, '']))
        const governed = governedChanges(fieldsOf(row), wanted).length > 0 && (await isContracted(db, row.id, today))
        return governed ? ['correction'] : ['reason']
      },
    },
    rules: [
      async (db, { customer: named, reason, correction, ...said }, today) => {
        if (named === undefined) return
        const row = await requireCustomer(db, named)
        const wanted = wantedChanges(said, { warn: () => undefined })
        // Where neither is said yet, that which will do is asked for.
        if (reason !== undefined && correction === undefined)
          await refuseGoverned({ db, today }, row, wanted.fields, isContracted)
        await checked(db, row, wanted)
      },
    ],
    examples: {
      'customer edit C00001 --phone 0755-26001234 --reason "moved office"': {
        en: 'a new telephone number, with the reason for the journal',
        zh: '更换电话，并写明原因',
      },
      'customer edit C00001 --name 深圳市安达电子有限公司 --correction "mistyped"': {
        en: 'a name that was mistyped, which needs no change application',
        zh: '更正录入有误的名称（无需变更申请）',
      },
    },
    run: async ({ customer: named, correction, reason, ...said }, call) => {
      const wanted = wantedChanges(said, call)
      refuseNothing(wanted)
      const { changed, before, record } = await call.write(async (tx) => {
        const row = await requireCustomer(tx.db, named)
        const before = await customerRecordById(tx.db, row.id, call.today, relationsOn)
        if (correction === undefined) await refuseGoverned(tx, row, wanted.fields, isContracted)
        const { doubts, headOffice } = await checked(tx.db, row, wanted)
        for (const doubt of doubts) call.warn(doubt)
        const changed = await change(tx, row, wanted, headOffice, correction !== undefined)
        return { changed, before, record: await customerRecordById(tx.db, row.id, call.today, relationsOn) }
      })
      const words = changed
        ? customerWords.changed(record, differing(before, record))
        : recordWords.unchanged(`${record.code} ${record.name}`)
      return one('customer', record, words)
    },
  })

function wantedChanges(
  {
    name,
    code,
    formerName = [],
    dropFormerName = [],
    headOffice,
    clear = [],
    ...given
  }: Partial<Omit<Said, 'reason' | 'correction'>>,
  call: Parameters<typeof fieldsSaid>[1],
): Wanted {
  const cleared = Object.fromEntries(clear.map((flag) => [fieldOf(flag), null])) as Partial<CustomerFields>
  const said = fieldsSaid(given, call)
  const both = (Object.keys(cleared) as CustomerField[]).find((field) => said[field] !== undefined)
  if (both !== undefined) throw usage(customerWords.givenAndCleared(titleOf(both)), customerWords.giveOne('--clear'))
  const fields = { ...cleared, ...said, ...(name === undefined ? {} : { name: nameSaid(name, '--name') }) }
  const formerNames = formerName.map(orNothing).filter((each) => each !== null)
  return { fields, code, formerNames, dropped: dropFormerName, headOffice }
}

function refuseNothing({ fields, code, formerNames, dropped, headOffice }: Wanted): void {
  const isNothing = Object.keys(fields).length + formerNames.length + dropped.length === 0
  if (isNothing && code === undefined && headOffice === undefined)
    throw usage(recordWords.nothingToChange, customerWords.nameAField)
}

/** 4.2.3: once a contract is signed, what F01 governs is changed by an application, or corrected with a reason. */
async function refuseGoverned(
  { db, today }: Pick<Write, 'db' | 'today'>,
  row: CustomerRow,
  fields: Partial<CustomerFields>,
  isContracted: Dealings['isContracted'],
): Promise<void> {
  const governed = governedChanges(fieldsOf(row), fields)
  if (governed.length === 0 || !(await isContracted(db, row.id, today))) return
  throw refused('4.2.3', customerWords.governed(governed.map(titleOf)), customerWords.correctInstead)
}

/**
 * Refuses a code that another customer has, and a head office that is the customer itself; returns that head office as it is stored, and
 * remarks on a name that another has too.
 */
async function checked(db: Db, row: CustomerRow, { fields, code, headOffice: typed }: Wanted) {
  const holder = code === undefined || code === row.code ? null : await customerWithCode(db, code)
  if (code !== undefined && holder !== null && holder.id !== row.id)
    throw usage(customerWords.codeTaken(code, holder.name), customerWords.otherCode)
  if (fields.creditCode != null) await refuseSameCreditCode(db, fields.creditCode, row.id)
  const headOffice = await headOfficeSaid(db, typed, row.id)
  if (fields.name === undefined || sameName(fields.name, row.name)) return { doubts: [], headOffice }
  const others = (await customersByName(db, fields.name)).filter(({ id }) => id !== row.id)
  return { doubts: others.map(customerWords.sameNameThere), headOffice }
}

async function change(
  tx: Write,
  row: CustomerRow,
  wanted: Wanted,
  headOffice: number | null | undefined,
  mistyped: boolean,
): Promise<boolean> {
  let changed = await changeCustomer(tx, row.id, wanted.fields, { mistyped })
  if (wanted.code !== undefined) changed = tx.update('customer', row.id, { code: wanted.code }) || changed
  if (headOffice !== undefined) changed = setHeadOffice(tx, row.id, headOffice) || changed
  for (const name of wanted.formerNames) changed = (await addFormerName(tx, row.id, name, null)) || changed
  for (const name of wanted.dropped) {
    if (!(await voidFormerName(tx, row.id, name, 'recorded by mistake')))
      throw usage(customerWords.noFormerName(name, row), customerWords.showCustomer(row.code))
    changed = true
  }
  return changed
}

/** What a change is told by: the fields whose values differ now. */
const differing = (before: CustomerRecord, after: CustomerRecord): Words[] =>
  ([...customerFields, 'code', 'formerNames', 'headOffice'] as const)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) =>
      name === 'formerNames' ? formerNamesTitle : name === 'headOffice' ? headOfficeTitle : titleOf(name),
    )

const titleOf = (field: CustomerField | 'code'): Words => customer.fields[field].title
