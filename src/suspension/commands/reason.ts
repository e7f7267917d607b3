import { offeredReasons, type Reason, reasonKinds, reasonNamed } from '../../certificate/status/reasons.ts'
import { addReason, listReasons } from '../../certificate/status/store/reason.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { noun, verb } from '../../terminal/command.ts'
import { choice, ofKind, required, text } from '../../terminal/flag.ts'
import { type Column, columnOf, list, one } from '../../terminal/result.ts'
import { suspensionWords } from '../words.ts'

/** A reason as it is printed. */
const reasonView = (reason: Reason) => ({
  code: reason.code,
  for: reason.kind,
  name: reason.words,
  source: offeredReasons.includes(reason) ? 'program' : 'register',
})

type ReasonView = ReturnType<typeof reasonView>

const column = columnOf<ReasonView>()

const columns: readonly Column<ReasonView>[] = [
  column('for', 'For', '用于', { shown: (item) => reasonKinds[item.for], whole: true }),
  column('code', 'Code', '代码', { whole: true }),
  { key: 'en', title: { en: 'English', zh: '英文' }, cell: (item) => item.name.en },
  { key: 'zh', title: { en: 'Chinese', zh: '中文' }, cell: (item) => item.name.zh },
  column('source', 'From', '来源', {
    shown: (item) => (item.source === 'program' ? { en: 'program', zh: '程序' } : { en: 'register', zh: '登记簿' }),
  }),
]

const kindFlag = choice({ en: 'what it is a reason for', zh: '用于' }, reasonKinds)

const reasonAdd = verb({
  words: { en: 'Add a reason to the register, in both languages', zh: '添加原因（中英文）' },
  access: 'write',
  by: doneBy('business', '4.4.1'),
  args: {
    code: required(
      text({ en: 'its code: small letters, digits, hyphens', zh: '代码：小写字母、数字、连字符' }, 'CODE'),
    ),
  },
  flags: {
    for: required(kindFlag),
    en: required(ofKind('name', text({ en: 'what it is called in English', zh: '英文名称' }))),
    zh: required(ofKind('name', text({ en: 'what it is called in Chinese', zh: '中文名称' }))),
  },
  examples: {
    'suspend reason add site-closed --for suspension --en "site closed" --zh 场所关闭': {
      en: 'a reason of your own, in both languages',
      zh: '自定义原因（中英文）',
    },
  },
  run: async ({ code, for: kind, en, zh }, call) => {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))
      throw usage(suspensionWords.codeForm(code), suspensionWords.codeLike)
    const reason: Reason = { code, kind, words: { en, zh } }
    const added = await call.write(async (tx) => {
      const reasons = await listReasons(tx.db)
      const there = reasons.find((each) => each.code === code)
      if (there !== undefined && there.kind === kind && there.words.en === en && there.words.zh === zh) return false
      if (there !== undefined) throw usage(suspensionWords.reasonTaken(code), suspensionWords.listReasons)
      // A name that means two reasons would be stored as either.
      for (const name of [code, en, zh])
        if (reasonNamed(name, kind, reasons) !== null)
          throw usage(suspensionWords.reasonTaken(name), suspensionWords.listReasons)
      addReason(tx, reason)
      return true
    })
    return one(
      'reason',
      reasonView(reason),
      added ? suspensionWords.reasonAdded(code, kind) : suspensionWords.reasonAlready(code),
    )
  },
})

const reasonList = verb({
  words: { en: 'The reasons that can be given', zh: '可用的原因' },
  access: 'read',
  flags: { for: kindFlag },
  examples: { 'suspend reason list --for suspension': { en: 'the reasons for a suspension', zh: '暂停可用的原因' } },
  run: async ({ for: kind }, call) => {
    const reasons = await call.read(listReasons)
    const views = reasons.filter((reason) => kind === undefined || reason.kind === kind).map(reasonView)
    return list('reasons', columns, views, suspensionWords.listReasons)
  },
})

/** The reasons for a suspension, a withdrawal or a cancellation. */
export const reasonCommands = noun(
  { en: 'Reasons for a change of status', zh: '状态变更的原因' },
  { add: async () => reasonAdd, list: async () => reasonList },
)
