import type { Words } from '../../clause/words.ts'

export const retentionDueWords = {
  canBeErased: (count: number): Words => ({
    en: `${count} restricted contact ${count === 1 ? 'person is' : 'persons are'} past the time for which records are kept: the manager can erase ${count === 1 ? 'the person' : 'them'}`,
    zh: `${count} 名限制使用的联系人已过保存期限，可由经理删除`,
  }),
}
