import type { Day } from '../../clause/day.ts'
import { lineInChinese } from '../../clause/placeholder.ts'
import { reason } from '../../clause/reason.ts'
import { shellWord, type Words } from '../../clause/words.ts'

const command = (verb: string, code: string, person: string): string =>
  `certdesk customer person ${verb} ${shellWord(code)} ${shellWord(person)} --reason TEXT`

/** What is said where the data of contact persons are restricted, and of the time for which they are kept. */
export const restrictionWords = {
  restricted: (person: string, code: string): Words => ({
    en: `The data of ${person} at ${code} are restricted: kept for records, and shown in no list, page or search.`,
    zh: `已限制使用 ${code} 联系人 ${person} 的个人信息：仅为记录保存，名单、页面和检索中不再显示。`,
  }),
  restrictedAlready: (person: string, since: Day): Words => ({
    en: `The data of ${person} are restricted since ${since} already; nothing was changed.`,
    zh: `${person} 的个人信息已自 ${since} 起限制使用，未作改动。`,
  }),
  keptUntil: (until: Day): Words => ({
    en: `The customer's records are kept until ${until}; after it the person can be erased: certdesk report retention`,
    zh: `该客户的记录应保存至 ${until}，期满后可删除：certdesk report retention`,
  }),
  notKept: (code: string, person: string): Words => ({
    en: `The customer's records need not be kept any more; the manager can erase the person: ${command('erase', code, person)}`,
    zh: `该客户的记录没有或已过保存期限，经理可直接删除：${lineInChinese(command('erase', code, person))}`,
  }),
  takeBack: (code: string, person: string): Words => ({
    en: `To lift it: ${command('release', code, person)}`,
    zh: `如需解除：${lineInChinese(command('release', code, person))}`,
  }),
  released: (person: string, code: string): Words => ({
    en: `The restriction of ${person} at ${code} is lifted.`,
    zh: `已解除对 ${code} 联系人 ${person} 个人信息的限制。`,
  }),
  notRestricted: (person: string): Words => ({
    en: `The data of ${person} are not restricted; nothing was changed.`,
    zh: `${person} 的个人信息未被限制，未作改动。`,
  }),
  isRestricted: {
    en: 'The data of this person are restricted: nothing more is done with them.',
    zh: '此人的个人信息已限制使用，不能再使用。',
  },
  leaveOut: {
    en: 'Leave the person out, or lift the restriction first: certdesk customer person release CUSTOMER NAME --reason TEXT',
    zh: '请不写此人；如本人同意恢复使用，先解除：certdesk customer person release 客户 姓名 --reason 原因',
  },
  skipped: reason('person-restricted', {
    en: 'the data of this person are restricted: nothing was taken over',
    zh: '此人的个人信息已限制使用，未导入',
  }),
  others: (count: number): Words => ({
    en: `${count} more ${count === 1 ? 'is' : 'are'} restricted and not shown.`,
    zh: `另有 ${count} 人的个人信息已限制使用，不显示。`,
  }),
  insideTime: (until: Day): Words => ({
    en: `The records are to be kept until ${until}: this erases inside that time, and stands in the month's report with the reason.`,
    zh: `记录应保存至 ${until}：此次删除在保存期限内，原因将列入月度报告。`,
  }),
  restrictInstead: (code: string, person: string): Words => ({
    en: `To keep the records and show the data nowhere: ${command('restrict', code, person)}`,
    zh: `如只需停止使用而保留记录：${lineInChinese(command('restrict', code, person))}`,
  }),
}
