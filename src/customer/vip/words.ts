import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'
import type { Named } from '../customer/words.ts'

/** What is said of VIP standing (4.3.3). */
export const vipWords = {
  vipSet: ({ code, name }: Named, from: Day, file: string | null): Words => ({
    en: `${code} ${name} is VIP from ${from}${file === null ? '; no VIP file yet (4.3.3)' : `, file ${file}`}.`,
    zh: `${code} ${name} 自 ${from} 起为 VIP 客户${file === null ? '；尚无 VIP 档案（4.3.3）' : `，档案号 ${file}`}。`,
  }),
  vipEnded: ({ code, name }: Named, on: Day): Words => ({
    en: `${code} ${name} is not VIP from ${on} on.`,
    zh: `${code} ${name} 自 ${on} 起不再是 VIP 客户。`,
  }),
  endedBefore: (on: Day): Words => ({
    en: `A VIP standing that ended on ${on}, before today, needs a reason: what was owed since is owed no more.`,
    zh: `VIP 资格于 ${on} 终止，早于今天，须说明原因：此后应做的联络不再要求。`,
  }),
  notVip: ({ code, name }: Named, on: Day): Words => ({
    en: `${code} ${name} is not VIP on ${on}; nothing was changed.`,
    zh: `${code} ${name} 在 ${on} 不是 VIP 客户，未作改动。`,
  }),
  span: (from: Day, until: Day | null): Words => ({
    en: `${from}${until === null ? '' : `, not from ${until} on`}`,
    zh: `${from}${until === null ? '' : `，${until} 起不再是`}`,
  }),
  vipSince: (since: Day, until: Day | null, file: string | null): Words => ({
    en: `since ${since}${until === null ? '' : `, not from ${until} on`}, ${file === null ? 'no file yet' : `file ${file}`}`,
    zh: `自 ${since}${until === null ? '' : `，${until} 起不再是`}，${file === null ? '尚无档案' : `档案号 ${file}`}`,
  }),
  vipFile: (file: string | null): Words => ({ en: file ?? 'none yet', zh: file ?? '尚无' }),
  alreadyVip: ({ code, name }: Named, from: Day, file: string | null): Words => {
    const missing = `certdesk customer vip set ${code} --file NO`
    return {
      en: `${code} ${name} is VIP from ${from} already; nothing was changed.${file === null ? ` It has no VIP file yet (4.3.3): ${missing}` : ''}`,
      zh: `${code} ${name} 自 ${from} 起已是 VIP 客户，未作改动。${file === null ? `尚无 VIP 档案（4.3.3）：${missing}` : ''}`,
    }
  },
  othersFile: ({ code, name }: Named, file: string): Words => ({
    en: `VIP file ${file} is that of ${code} ${name}.`,
    zh: `VIP 档案 ${file} 已登记在 ${code} ${name} 名下。`,
  }),
  checkFile: (holder: string): Words => ({
    en: `Check the number. If it is wrong there, file the right one first: certdesk customer vip set ${shellWord(holder)} --file NO`,
    zh: `请核对档案号；如对方有误，请先更正：certdesk customer vip set ${shellWord(holder)} --file 档案号`,
  }),
  noVipFrom: ({ code, name }: Named, from: Day): Words => ({
    en: `${code} ${name} has no VIP standing that begins on ${from}.`,
    zh: `${code} ${name} 没有自 ${from} 起的 VIP 资格。`,
  }),
  vipVoided: ({ code, name }: Named, from: Day): Words => ({
    en: `Voided the VIP standing of ${code} ${name} from ${from}.`,
    zh: `已作废 ${code} ${name} 自 ${from} 起的 VIP 资格。`,
  }),
  noVips: (day: Day): Words => ({ en: `No customer is VIP on ${day}.`, zh: `${day} 没有 VIP 客户。` }),
}
