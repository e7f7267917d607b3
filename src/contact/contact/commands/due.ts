import { addDaysTo } from '../../../clause/day.ts'
import { same } from '../../../clause/words.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { maintainedBy } from '../../../customer/maintainer/store.ts'
import { judgingOn } from '../../../office/judging.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { verb } from '../../../terminal/command.ts'
import { count } from '../../../terminal/number-flag.ts'
import { type Column, columnOf, list, table } from '../../../terminal/result.ts'
import { type DueContact, dueContacts } from '../due.ts'
import { contactWords } from '../words.ts'

const column = columnOf<DueContact>()

const state = column('state', 'State', '状态', {
  shown: contactWords.dueState,
  tone: (item) => (item.state === 'at-risk' ? 'warn' : undefined),
})
const until = column('until', 'Until', '期限', { whole: true })
const last = column('lastContact', 'Last', '上次联系', { dashed: true, whole: true })
const person = column('person', 'Person', '联系人')
const phone = column('phone', 'Phone', '电话', { whole: true })

/** What a clerk needs to make the calls, on one screen. */
const callColumns: readonly Column<DueContact>[] = [
  state,
  ...customerColumns,
  column('missing', 'Done', '已联系', { shown: (item) => same(`${item.done}/${item.owed}`), whole: true }),
  until,
  last,
  person,
  phone,
]

/** Every value: what CSV and TSV write. */
const rows: readonly Column<DueContact>[] = [
  ...customerColumns,
  state,
  column('owed', 'Owed', '应有'),
  column('done', 'Done', '已有'),
  column('missing', 'Missing', '尚缺'),
  until,
  last,
  column('maintainer', 'Maintainer', '维护人'),
  person,
  phone,
  column('vip', 'VIP', 'VIP'),
  column('followUp', 'Follow-up', '回访日期'),
]

/** `contact due`: the clerk's call list, most urgent first. */
export const contactDue = verb({
  words: { en: 'Who is owed a contact: the call list, most urgent first', zh: '待联系客户名单，紧急的在前' },
  access: 'read',
  flags: {
    maintainer: staffNamed({ en: 'only the customers of this maintainer', zh: '仅此维护人的客户' }),
    within: count(
      { en: 'only what comes at risk or due within this many days', zh: '仅若干天内将有风险或到期的' },
      0,
      'DAYS',
    ),
  },
  examples: {
    'contact due': { en: 'whom to call, most urgent first', zh: '该联系谁，紧急的在前' },
    'contact due --maintainer 王芳 --within 30': {
      en: 'whom 王芳 has to call within 30 days',
      zh: '王芳 30 天内要联系的客户',
    },
  },
  run: async ({ maintainer, within }, call) => {
    const due = await call.read(async (db) => {
      const only = maintainer === undefined ? null : await maintainedBy(db, maintainer, call.asOf)
      return dueContacts(db, await judgingOn(db, call.asOf, call.timeZone, { only }), within)
    })
    const empty =
      within === undefined ? contactWords.nobodyOwed : contactWords.nobodyOwedBy(addDaysTo(call.asOf, within))
    return { ...list('due', callColumns, due, empty), rows: table(rows, due) }
  },
})
