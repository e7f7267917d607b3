import { type ActKind, acts, type CaseAct, type FollowUpKind, followUps } from '../certificate/status/rules.ts'
import type { Day } from '../clause/day.ts'
import { shellWord, type Words } from '../clause/words.ts'
import { standingWords } from './standing-words.ts'

/** What is said where a case, an act of it or a follow-up is taken back, and of what was. */
export const takenBackWords = {
  whichFollowUp: { en: 'Is it about one follow-up', zh: '只作废一项后续事项' },
  noFollowUpAlone: { en: 'no', zh: '不是' },
  wholeCase: { en: 'the whole case, with all its changes of status', zh: '整项办理（连同全部状态变更）' },
  certificateIsVoid: (number: string, certificate: string, reason: string): Words => ({
    en: `Certificate ${certificate} of ${number} is void: ${reason}.`,
    zh: `${number} 的证书 ${certificate} 已作废：${reason}。`,
  }),
  voided: (number: string, voided: number, kept: number): Words => ({
    en: `Voided ${number} and its changes of status: ${voided}. It stays on record and counts for nothing.${kept === 0 ? '' : ` What was on record before it stays, without a decision: ${kept}.`}`,
    zh: `已作废 ${number} 及其状态变更 ${voided} 次；记录保留，不再计入。${kept === 0 ? '' : `此前已登记的 ${kept} 次变更保留，但不再附有认证决定。`}`,
  }),
  /** `stays`: the case does, with other decisions. `kept`: the change does, as a list brought it. */
  actVoided: (number: string, act: CaseAct, on: Day, { stays, kept }: { stays: boolean; kept: boolean }): Words => {
    const name = acts[act]
    const done: Words = kept
      ? {
          en: `Voided the decision on the ${name.en} of ${on} of ${number}; the change stays as it was on record before.`,
          zh: `已作废 ${number} 对 ${on} ${name.zh}的认证决定，此前已登记的变更保留。`,
        }
      : {
          en: `Voided the ${name.en} of ${on} of ${number}; what stood before it holds again.`,
          zh: `已作废 ${number} 于 ${on} 的${name.zh}，恢复此前的状态。`,
        }
    if (stays) return done
    return {
      en: `${done.en} No decision is left in ${number}, which is void too.`,
      zh: `${done.zh}${number} 已无其他决定，一并作废。`,
    }
  },
  standsOn: (number: string, act: ActKind, later: ActKind, on: Day): Words => ({
    en: `The ${acts[act].en} of ${number} is not the last change of the certificate: ${standingWords.actOn(later, on).en} stands on it.`,
    zh: `${number} 的${acts[act].zh}之后还有${standingWords.actOn(later, on).zh}。`,
  }),
  leavesDisorder: (certificate: string, kind: ActKind, on: Day): Words => ({
    en: `The ${acts[kind].en} of ${certificate} on ${on} stands on what would be taken back, and could not be recorded without it.`,
    zh: `${certificate} 于 ${on} 的${acts[kind].zh}以要撤回的内容为前提，撤回后该状态变更不能成立。`,
  }),
  /** `act`: the later one is of the same case. */
  voidLater: (number: string | null, act: CaseAct | undefined, certificate: string): Words => {
    const of = act === undefined ? '' : ` --of ${act}`
    if (number === null) return takenBackWords.seeCertificate(certificate)
    return {
      en: `Take that back first: certdesk suspend void ${number}${of} --reason TEXT`,
      zh: `请先作废后者：certdesk suspend void ${number}${of} --reason 原因`,
    }
  },
  seeCertificate: (certificate: string): Words => ({
    en: `See it with: certdesk certificate show ${shellWord(certificate)}`,
    zh: `可查看：certdesk certificate show ${shellWord(certificate)}`,
  }),
  followUpVoided: (number: string, kind: FollowUpKind): Words => ({
    en: `Voided the ${followUps[kind].en} of ${number}; it is open again.`,
    zh: `已作废 ${number} 的${followUps[kind].zh}记录，须重新办理。`,
  }),
}
