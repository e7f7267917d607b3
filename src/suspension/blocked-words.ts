import { statuses } from '../certificate/certificate/rules.ts'
import { acts, type Blocked, type CaseAct } from '../certificate/status/rules.ts'
import { shellWord, type Words } from '../clause/words.ts'
import { type Recorded, recordedBy } from './words.ts'

/** Why an act is not allowed, and what is. */
export const blockedWords = {
  /** `recorded`: by whom and when the suspension was that stands already, so that the second of two clerks knows. */
  blocked: (act: CaseAct, certificate: string, found: Blocked, recorded: Recorded | null): Words => {
    const no: Words = { en: `no ${acts[act].en} can be recorded`, zh: `不能登记${acts[act].zh}` }
    switch (found.why) {
      case 'not-issued':
        return {
          en: `${certificate} is issued on ${found.on} only: ${no.en} before.`,
          zh: `${certificate} 于 ${found.on} 才颁发，此前${no.zh}。`,
        }
      case 'final':
        return {
          en: `${certificate} is ${statuses[found.status].en} since ${found.on}, which is final: ${no.en}.`,
          zh: `${certificate} 自 ${found.on} 起已${statuses[found.status].zh}，不可更改，${no.zh}。`,
        }
      case 'expired':
        return {
          en: `${certificate} expired on ${found.on}: ${no.en}.`,
          zh: `${certificate} 已于 ${found.on} 到期失效，${no.zh}。`,
        }
      case 'expired-suspended':
        return {
          en: `${certificate} expired on ${found.on} while it was suspended: ${no.en}.`,
          zh: `${certificate} 已于 ${found.on} 在暂停期间到期失效，${no.zh}。`,
        }
      case 'suspended':
        return {
          en: `${certificate} is suspended since ${found.on} already${recorded === null ? '' : ` (${recordedBy(recorded).en})`}.`,
          zh: `${certificate} 自 ${found.on} 起已暂停${recorded === null ? '' : `（${recordedBy(recorded).zh}）`}。`,
        }
      case 'not-suspended':
        return { en: `${certificate} is not suspended on ${found.on}.`, zh: `${certificate} 在 ${found.on} 并未暂停。` }
      case 'later-change':
        return {
          en: `${certificate} has a later change of status on record: ${statuses[found.status].en} from ${found.on}.`,
          zh: `${certificate} 已登记更晚的状态变更：自 ${found.on} 起${statuses[found.status].zh}。`,
        }
    }
  },
  lawful: (certificate: string, found: Blocked): Words => {
    const see = `certdesk certificate status ${shellWord(certificate)}`
    const word = shellWord(certificate)
    switch (found.why) {
      case 'not-issued':
        return { en: `Give a day from ${found.on} on with --on.`, zh: `请用 --on 给出 ${found.on} 或之后的日期。` }
      case 'final':
        return {
          en: `See it with: ${see} — a new certificate takes: certdesk certificate add`,
          zh: `可查看：${see}；颁发新证书用：certdesk certificate add`,
        }
      case 'expired':
        return {
          en: `See it with: ${see} — a certificate in its place takes: certdesk certificate add CUSTOMER … --replaces ${word}`,
          zh: `可查看：${see}；换发证书用：certdesk certificate add 客户 … --replaces ${word}`,
        }
      case 'expired-suspended':
        return {
          en: `What can still be recorded of it: certdesk suspend withdraw ${word}, or cancel.`,
          zh: `仍可办理：certdesk suspend withdraw ${word}（撤销），或 cancel（注销）。`,
        }
      case 'suspended':
        return {
          en: `What can follow: certdesk suspend restore ${word}, withdraw or cancel. The decision on one that a list brought is added with --on ${found.on}.`,
          zh: `此后可办理：certdesk suspend restore ${word}，或 withdraw（撤销）、cancel（注销）。导入的暂停可用 --on ${found.on} 补录认证决定。`,
        }
      case 'not-suspended':
        return {
          en: `What can be recorded of it: certdesk suspend start ${word}, withdraw or cancel.`,
          zh: `可办理：certdesk suspend start ${word}，或 withdraw（撤销）、cancel（注销）。`,
        }
      case 'later-change':
        return {
          en: `Give a day from ${found.on} on with --on, or take the later case back first (certdesk suspend list).`,
          zh: `请用 --on 给出 ${found.on} 或之后的日期，或先作废更晚的办理（certdesk suspend list）。`,
        }
    }
  },
}
