import type { Words } from '../../clause/words.ts'

export const completionWords = {
  installed: (file: string): Words => ({ en: `Wrote ${file}.`, zh: `已写入 ${file}。` }),
  alreadyThere: (file: string): Words => ({
    en: `${file} is there already, as it should be.`,
    zh: `${file} 已存在且为最新，未作改动。`,
  }),
  wouldWrite: (file: string): Words => ({ en: `It would write ${file}.`, zh: `将写入 ${file}。` }),
  takeAway: (file: string): Words => ({
    en: `To take it away again, delete ${file}.`,
    zh: `如不再需要，删除 ${file} 即可。`,
  }),
  whichShell: { en: 'The system does not say which shell you use.', zh: '无法判断您使用的终端。' },
  nameShell: {
    en: 'Name it: certdesk completion install bash|zsh|fish|powershell',
    zh: '请指明：certdesk completion install bash|zsh|fish|powershell',
  },
} as const
