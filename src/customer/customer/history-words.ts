import type { Words } from '../../clause/words.ts'
import { reasonWords } from '../../register/reason-words.ts'

type Op = 'insert' | 'update' | 'void' | 'restore'

const ops: Readonly<Record<Op, (what: Words) => Words>> = {
  insert: ({ en, zh }) => ({ en: `${en} added`, zh: `添加 ${zh}` }),
  update: ({ en, zh }) => ({ en: `${en} changed`, zh: `修改 ${zh}` }),
  void: ({ en, zh }) => ({ en: `${en} voided`, zh: `作废 ${zh}` }),
  restore: ({ en, zh }) => ({ en: `${en} restored`, zh: `恢复 ${zh}` }),
}

/** What is said of the history of a customer. */
export const historyWords = {
  row: ({ en, zh }: Words, name: string | null, op: Op): Words =>
    ops[op](name === null ? { en, zh } : { en: `${en} ${name}`, zh: `${zh} ${name}` }),
  note: (note: string): Words => {
    const { en, zh } = reasonWords(note)
    return { en: `note: ${en}`, zh: `备注：${zh}` }
  },
  erased: { en: '(the personal values were erased)', zh: '（个人信息已删除）' },
  who: ({ by, staff, systemUser }: Who): Words => {
    const account = systemUser === by ? '' : ` (${systemUser})`
    return staff === by
      ? { en: by + account, zh: by + account }
      : { en: `${by}${account} for ${staff}`, zh: `${by}${account}代${staff}` }
  },
  none: { en: 'Nothing is on record.', zh: '没有记录。' },
}

interface Who {
  readonly by: string
  readonly staff: string
  readonly systemUser: string
}
