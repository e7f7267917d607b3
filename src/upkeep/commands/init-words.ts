import type { Day } from '../../clause/day.ts'
import { type Lang, shellWord, type Words } from '../../clause/words.ts'
import { byConnection } from '../../register/disk/words.ts'

/** What is asked and said where a person makes a register on a terminal. */
export const firstWords = {
  /** In both languages: nobody knows yet which is read. */
  askLang: '语言 · Language',
  langs: { zh: '中文', en: 'English' } satisfies Record<Lang, string>,
  asFound: { zh: '（本机的语言）', en: ' (as this computer is set)' } satisfies Record<Lang, string>,
  name: { en: 'name', zh: '姓名' },
  goLive: { en: 'go-live day', zh: '启用日' },
  askName: (account: string): Words => ({
    en: `Your name, as people write it (leave empty for the account, ${account})`,
    zh: `您的姓名（将登记为首位人员，留空则用账户名 ${account}）`,
  }),
  askRoles: (name: string): Words => ({ en: `${name} is to be put on record as`, zh: `${name} 登记为` }),
  roles: {
    both: { en: 'business, and manager of customer service', zh: '业务部兼市场客服部经理' },
    manager: { en: 'manager of customer service alone', zh: '仅市场客服部经理' },
  },
  askGoLive: (today: Day): Words => ({
    en: `Facts before go-live are marked as migrated; the day cannot be moved later.\nGo-live day (leave empty for today, ${today})`,
    zh: `早于启用日的事实标为历史迁入；启用日以后不能更改。\n启用日（留空则为今天 ${today}）`,
  }),
  /** How the name is kept for every window that is opened later. */
  setBy: (name: string, platform: NodeJS.Platform): Words => {
    const line = platform === 'win32' ? `setx CERTDESK_BY "${name}"` : `export CERTDESK_BY=${shellWord(name)}`
    return { en: `So that you need not say who you are: ${line}`, zh: `以后不必每次说明身份：${line}` }
  },
  inFile: (file: string): Words => ({ en: `a register, ${file}`, zh: `新建登记簿 ${file}` }),
  isAhead: (goLive: Day, today: Day): Words => ({
    en: `Go-live on ${goLive} lies ahead of today, ${today}: whatever happens until then counts as migrated, and the day cannot be moved later`,
    zh: `启用日 ${goLive} 晚于今天 ${today}：此前发生的都算历史迁入，且以后不能更改`,
  }),
  onNetwork: {
    en: 'on a drive over a network all the same, for one computer alone',
    zh: '仍建在网络磁盘上（仅供一台电脑使用）',
  },
  onNetworkMeant: {
    en: 'Make it there all the same, for one computer alone?',
    zh: '仍要建在那里（仅供一台电脑使用）？',
  },
  elsewhere: {
    en: `Make it on a machine's own disk: certdesk init --register FILE. ${byConnection.en}. Where one computer alone is to use it there: certdesk init --on-network`,
    zh: `请建在一台电脑的本机磁盘上：certdesk init --register 文件。${byConnection.zh}如仅供一台电脑使用，确要建在那里：certdesk init --on-network`,
  },
  isMeant: { en: 'Make the register with that day?', zh: '确定以该日为启用日？' },
  notMade: { en: 'No register was made.', zh: '未新建登记簿。' },
  importNext: {
    en: 'Next, the list of customers: certdesk customer import FILE',
    zh: '下一步，导入客户名单：certdesk customer import 文件',
  },
} as const
