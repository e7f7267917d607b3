import type { Reason, ReasonKind } from '../certificate/status/reasons.ts'
import { type ActKind, acts, type CaseAct, type FollowUpKind, followUps } from '../certificate/status/rules.ts'
import type { Day } from '../clause/day.ts'
import { lineInChinese } from '../clause/placeholder.ts'
import { joined, same, shellWord, type Words } from '../clause/words.ts'
import { anyOf, command, days } from './standing-words.ts'

/** What a certificate is after an act, in a sentence. */
const outcomes: Readonly<Record<CaseAct, (on: Day, until: Day | null) => Words>> = {
  suspension: (on, until) => ({
    en: `suspended from ${on} to ${until ?? '?'}`,
    zh: `自 ${on} 起暂停，至 ${until ?? '？'} 止`,
  }),
  restoration: (on) => ({ en: `valid again from ${on}`, zh: `自 ${on} 起恢复有效` }),
  withdrawal: (on) => ({ en: `withdrawn from ${on}`, zh: `自 ${on} 起撤销` }),
  cancellation: (on) => ({ en: `cancelled from ${on}`, zh: `自 ${on} 起注销` }),
}

/** The command that records an act. */
export const verbOf: Readonly<Record<CaseAct, string>> = {
  suspension: 'start',
  restoration: 'restore',
  withdrawal: 'withdraw',
  cancellation: 'cancel',
}

/** Who recorded something, and when by the clock on the wall. */
export interface Recorded {
  readonly by: string
  readonly at: string
}

export const recordedBy = ({ by, at }: Recorded): Words => ({
  en: `recorded by ${by}, ${at}`,
  zh: `由 ${by} 登记于 ${at}`,
})

/** The command that records what must follow, as far as it is known. */
const followUpCommand = (number: string, kind: FollowUpKind): string =>
  `certdesk suspend follow-up ${number} ${kind} --on DAY${kind === 'notice' ? ' --reference NUMBER --delivery TEXT' : ''}`

/** What an act is recorded with, by the keys of its flags. */
const requirement = {
  reason: { en: 'its reason', zh: '原因' },
  groundOn: { en: 'the day on which the ground was confirmed', zh: '事由确认日期' },
  decidedBy: { en: 'who decided', zh: '认证决定人员' },
  conditions: { en: 'the conditions for restoration', zh: '恢复条件' },
  evidence: { en: 'the evidence', zh: '整改证据' },
  verifiedBy: { en: 'who verified it', zh: '验证人' },
  verifiedOn: { en: 'the day on which it was verified', zh: '验证日期' },
  application: {
    en: "the customer's written application or a proof of discontinuation",
    zh: '组织的书面申请或停止经营的证明',
  },
} as const satisfies Record<string, Words>

export const suspensionWords = {
  onWhatGround: { en: 'What does it rest on?', zh: '注销依据？' },
  surveillanceOwed: (certificate: string, on: Day): Words => ({
    en: `${certificate} owes a surveillance that is not on record by ${on}.`,
    zh: `${certificate} 应做的监督在 ${on} 前没有完成记录，不能恢复。`,
  }),
  /** What is said before the reason is asked for. */
  restoredWithout: (certificate: string, on: Day): Words => ({
    en: `${certificate} owes a surveillance that is not on record by ${on}. Usually it comes first: certdesk certificate surveillance done ${shellWord(certificate)}`,
    zh: `${certificate} 应做的监督在 ${on} 前没有完成记录，一般应先做监督：certdesk certificate surveillance done ${shellWord(certificate)}`,
  }),
  surveyFirst: (certificate: string): Words => ({
    en: `Record it first: certdesk certificate surveillance done ${shellWord(certificate)} --on DAY --reference REFERENCE. If it is restored nevertheless, say why with --reason; the report then says so.`,
    zh: `请先登记：certdesk certificate surveillance done ${shellWord(certificate)} --on 日期 --reference 报告编号。确需先恢复的，用 --reason 说明原因，报告会列出。`,
  }),
  done: (act: CaseAct, number: string, certificate: string, on: Day, until: Day | null, dryRun: boolean): Words => {
    const outcome = outcomes[act](on, until)
    return dryRun
      ? {
          en: `Would be recorded as ${number}: ${certificate} ${outcome.en}. Nothing was changed.`,
          zh: `将登记为 ${number}：${certificate} ${outcome.zh}。未作改动。`,
        }
      : {
          en: `Recorded as ${number}: ${certificate} ${outcome.en}.`,
          zh: `已登记为 ${number}：${certificate} ${outcome.zh}。`,
        }
  },
  adopted: (act: CaseAct, number: string, certificate: string, on: Day, until: Day | null, dryRun: boolean): Words => {
    const outcome = outcomes[act](on, until)
    return {
      en: `The ${acts[act].en} of ${on} was on record without a decision; it ${dryRun ? 'would become' : 'is now'} ${number}: ${certificate} ${outcome.en}.${dryRun ? ' Nothing was changed.' : ''}`,
      zh: `${on} 的${acts[act].zh}此前未登记认证决定，${dryRun ? '将并入' : '现为'} ${number}：${certificate} ${outcome.zh}。${dryRun ? '未作改动。' : ''}`,
    }
  },
  otherwise: (act: CaseAct, number: string, on: Day, recorded: Recorded): Words => ({
    en: `The ${acts[act].en} of ${on} is on record as ${number}, and not as given here (${recordedBy(recorded).en}).`,
    zh: `${on} 的${acts[act].zh}已登记为 ${number}，但内容与此处不同（${recordedBy(recorded).zh}）。`,
  }),
  doneAlready: (act: CaseAct, number: string, on: Day, recorded: Recorded): Words => ({
    en: `The ${acts[act].en} of ${on} is on record already as ${number} (${recordedBy(recorded).en}).`,
    zh: `${on} 的${acts[act].zh}已登记为 ${number}（${recordedBy(recorded).zh}）。`,
  }),
  seeOrVoid: (number: string): Words => ({
    en: `See it with: certdesk suspend show ${number} — and if it was recorded by mistake, take it back with: certdesk suspend void ${number} --reason TEXT`,
    zh: `可查看：certdesk suspend show ${number}；如系误录，可作废：certdesk suspend void ${number} --reason 原因`,
  }),
  toFollow: (number: string, due: Day, kinds: readonly FollowUpKind[]): Words => ({
    en: `To follow by ${due}: ${anyOf(kinds).en}. ${followUpCommand(number, kinds[0] as FollowUpKind)}`,
    zh: `最迟 ${due} 须完成：${anyOf(kinds).zh}。${lineInChinese(followUpCommand(number, kinds[0] as FollowUpKind))}`,
  }),
  beforeGoLive: (on: Day, live: Day): Words => ({
    en: `${on} is before the register went live on ${live}: what had to follow is not judged or listed here.`,
    zh: `${on} 早于登记簿启用日 ${live}：其后续事项不在此判定或列出。`,
  }),
  mayBeLost: (customer: string, certificate: string): Words => ({
    en: `If the customer is lost with it, record that (4.3.7): ${command(['loss', 'open', customer, '--certificate', certificate, '--kind', 'loss'])} --situation TEXT`,
    zh: `如客户因此流失，请登记（4.3.7）：${command(['loss', 'open', customer, '--certificate', certificate, '--kind', 'loss'])} --situation 情况`,
  }),
  endedLate: (last: Day, late: number): Words => ({
    en: `The suspension lasted ${days(late)} beyond ${last}, its last day, which stays a finding (4.4.1).`,
    zh: `暂停超过截止日 ${last} 共 ${late} 天，将作为不符合保留（4.4.1）。`,
  }),
  needs: (act: CaseAct, missing: readonly (keyof typeof requirement)[]): Words => {
    const list = joined(missing.map((key) => requirement[key]))
    return { en: `A ${acts[act].en} is recorded with ${list.en}.`, zh: `${acts[act].zh}须登记${list.zh}。` }
  },
  giveThem: (act: CaseAct, subject: string, flags: readonly Words[]): Words => ({
    en: `Give what is missing: ${command(['suspend', verbOf[act], subject])} … ${flags.map(({ en }) => en).join(' ')}`,
    zh: `请补充缺少的内容：${command(['suspend', verbOf[act], subject])} … ${flags.map(({ zh }) => zh).join(' ')}`,
  }),
  requirement,
  reasonUnknown: (typed: string, kind: ReasonKind): Words => ({
    en: `"${typed}" is no reason for a ${kind}.`,
    zh: `“${typed}”不是可用的${acts[kind].zh}原因。`,
  }),
  knownReasons: (reasons: readonly Reason[], kind: ReasonKind): Words => ({
    en: `Use one of: ${reasons.map(({ code }) => code).join(', ')} — or add one: certdesk suspend reason add CODE --for ${kind} --en TEXT --zh TEXT`,
    zh: `请使用其中之一：${reasons.map(({ code, words }) => `${words.zh}（${code}）`).join('、')}；或添加：certdesk suspend reason add 代码 --for ${kind} --en 英文 --zh 中文`,
  }),
  outOfOrder: (earlier: Words, later: Words): Words => ({
    en: `${later.en} lies before ${earlier.en}.`,
    zh: `${later.zh} 早于${earlier.zh}。`,
  }),
  dated: (label: Words, day: Day): Words => ({ en: `${label.en} ${day}`, zh: `${label.zh} ${day}` }),
  order: {
    suspension: {
      en: 'The ground is confirmed, then the suspension decided, then it starts: check --ground-on, --decided-on and --on.',
      zh: '顺序为：确认事由、作出决定、开始暂停。请核对 --ground-on、--decided-on 和 --on。',
    },
    restoration: {
      en: 'The evidence is verified during the suspension, then the restoration decided, then it takes effect: check --verified-on, --decided-on and --on.',
      zh: '顺序为：暂停期间验证证据、作出决定、恢复生效。请核对 --verified-on、--decided-on 和 --on。',
    },
    withdrawal: {
      en: 'The ground is confirmed, then the withdrawal decided, then it takes effect: check --ground-on, --decided-on and --on.',
      zh: '顺序为：确认事由、作出决定、撤销生效。请核对 --ground-on、--decided-on 和 --on。',
    },
    cancellation: {
      en: 'The customer applies, then the cancellation is decided, then it takes effect: check --ground-on, --decided-on and --on.',
      zh: '顺序为：组织申请、作出决定、注销生效。请核对 --ground-on、--decided-on 和 --on。',
    },
  },
  nothingInForce: (act: CaseAct, code: string, on: Day): Words => ({
    en: `${code} has no certificate on ${on} of which a ${acts[act].en} can be recorded.`,
    zh: `${code} 在 ${on} 没有可办理${acts[act].zh}的证书。`,
  }),
  seeCertificates: (code: string): Words => ({
    en: `See them with: certdesk certificate list ${shellWord(code)}`,
    zh: `可查看：certdesk certificate list ${shellWord(code)}`,
  }),
  tooLong: (until: Day, last: Day, months: number): Words => ({
    en: `--until ${until} is later than a suspension may last: ${months} months end on ${last}.`,
    zh: `--until ${until} 超过最长暂停期：${months} 个月至 ${last} 止。`,
  }),
  earlierEnd: (last: Day): Words => ({
    en: `Give a day up to ${last}, or leave --until out.`,
    zh: `请给出不晚于 ${last} 的日期，或不填 --until。`,
  }),
  notSeasonal: (certificate: string): Words => ({
    en: `${certificate} is no product certificate: --seasonal is for seasonal products alone.`,
    zh: `${certificate} 不是产品认证证书，--seasonal 仅用于季节性产品。`,
  }),
  leaveSeasonal: { en: 'Leave --seasonal out.', zh: '请去掉 --seasonal。' },
  noChange: (number: string): Words => ({
    en: `There is no change application ${number} of this customer.`,
    zh: `该客户没有变更申请 ${number}。`,
  }),
  submitChange: {
    en: 'A restoration with reduced scope needs the change application (F01) that reduces it: certdesk change list',
    zh: '缩小范围恢复须有相应的变更申请（F01）：certdesk change list',
  },
  notReduced: (number: string, certificate: string): Words => ({
    en: `${number} does not reduce the scope of ${certificate}.`,
    zh: `${number} 不是缩小 ${certificate} 认证范围的变更申请。`,
  }),
  givenUp: (number: string, state: Words): Words => ({
    en: `${number} is ${state.en}: no restoration rests on it.`,
    zh: `${number} ${state.zh}，不能作为恢复的依据。`,
  }),
  suspendedOn: { en: 'the suspension', zh: '暂停' },
  applicationOrProof: { en: 'Both --application and --proof are given.', zh: '同时给出了 --application 和 --proof。' },
  giveOneOfThem: { en: 'Give the one that the cancellation rests on.', zh: '请只给出注销所依据的一项。' },
  noCases: { en: 'No suspension, withdrawal or cancellation is on record.', zh: '没有暂停、撤销或注销的办理记录。' },
  nameAText: {
    en: 'Give a text, for example --conditions TEXT --of suspension; what else is wrong takes "suspend void" and a new record.',
    zh: '请给出要更正的文字，例如 --conditions 文字 --of suspension；其他内容有误请用 suspend void 作废后重新登记。',
  },
  noConditions: { en: 'Conditions belong to a suspension.', zh: '恢复条件属于暂停。' },
  noFollowUp: (number: string, kind: FollowUpKind): Words => ({
    en: `${number} has no ${followUps[kind].en} on record.`,
    zh: `${number} 没有${followUps[kind].zh}记录。`,
  }),
  seeCase: (number: string): Words => ({
    en: `See it with: certdesk suspend show ${number}`,
    zh: `可查看：certdesk suspend show ${number}`,
  }),
  followUpDone: (number: string, kind: FollowUpKind, act: ActKind, on: Day): Words => ({
    en: `${number}: ${followUps[kind].en} of the ${acts[act].en} recorded for ${on}.`,
    zh: `${number}：已登记${acts[act].zh}的${followUps[kind].zh}，日期 ${on}。`,
  }),
  doneLate: (late: number): Words => ({
    en: `It is ${days(late)} late, which stays on record (4.4.1).`,
    zh: `已超期 ${late} 天，将如实保留（4.4.1）。`,
  }),
  stillToFollow: (due: Day, kinds: readonly FollowUpKind[]): Words => ({
    en: `Still to follow by ${due}: ${anyOf(kinds).en}.`,
    zh: `尚须在 ${due} 前完成：${anyOf(kinds).zh}。`,
  }),
  noticeNeeds: {
    en: 'A notice is recorded with its number and how it was delivered.',
    zh: '通知书须登记编号和送达方式。',
  },
  giveNotice: (number: string): Words => ({
    en: `Give what is missing: ${followUpCommand(number, 'notice')}`,
    zh: `请补充缺少的内容：${lineInChinese(followUpCommand(number, 'notice'))}`,
  }),
  doesNotFollow: (kind: FollowUpKind, act: CaseAct): Words => ({
    en: `A ${acts[act].en} is not followed by: ${followUps[kind].en}.`,
    zh: `${acts[act].zh}之后没有“${followUps[kind].zh}”这一项。`,
  }),
  mayFollow: (kinds: readonly FollowUpKind[]): Words => ({
    en: `Use one of: ${kinds.join(', ')} — or name the change of status with --of.`,
    zh: `请使用其中之一：${kinds.map((kind) => `${followUps[kind].zh}（${kind}）`).join('、')}；或用 --of 指明状态变更。`,
  }),
  noSuchAct: (number: string, act: CaseAct): Words => ({
    en: `${number} has no ${acts[act].en}.`,
    zh: `${number} 没有${acts[act].zh}。`,
  }),
  followUpOtherwise: (number: string, kind: FollowUpKind, on: Day): Words => ({
    en: `${number} has its ${followUps[kind].en} on record already, of ${on}.`,
    zh: `${number} 已登记${followUps[kind].zh}，日期 ${on}。`,
  }),
  voidFollowUp: (number: string, kind: FollowUpKind): Words => ({
    en: `If that was a mistake, take it back first: certdesk suspend void ${number} --follow-up ${kind} --reason TEXT`,
    zh: `如系误录，请先作废：certdesk suspend void ${number} --follow-up ${kind} --reason 原因`,
  }),
  beforeDecision: (on: Day, decided: Day): Words => ({
    en: `--on ${on} lies before the decision of ${decided}.`,
    zh: `--on ${on} 早于决定日期 ${decided}。`,
  }),
  ownDay: { en: 'Give the day on which it was done.', zh: '请给出实际完成的日期。' },
  reissueNeedsNumber: {
    en: 'A reissue is recorded with the number of the new certificate (--reference).',
    zh: '换发证书须用 --reference 登记新证书编号。',
  },
  reissueUnknown: (number: string, certificate: string): Words => ({
    en: `There is no certificate ${number} that was issued in place of ${certificate}.`,
    zh: `没有替换 ${certificate} 的证书 ${number}。`,
  }),
  reissuedBy: (application: string): Words => ({
    en: `it comes with the change application: certdesk next ${application}`,
    zh: `随变更申请办理：certdesk next ${application}`,
  }),
  waitsFor: (conditions: string | null): Words =>
    conditions === null ? { en: 'its conditions are fulfilled', zh: '满足恢复条件' } : same(conditions),
  decidedAhead: { en: 'it is decided and takes effect then', zh: '已决定，届时生效' },
  followUpOf: (what: Words, kind: CaseAct): Words => ({
    en: `record the ${what.en} (${acts[kind].en})`,
    zh: `登记${what.zh}（${acts[kind].zh}）`,
  }),
  printNotice: (kind: CaseAct): Words => ({
    en: `print the notice of the ${acts[kind].en}`,
    zh: `打印${acts[kind].zh}通知书`,
  }),
  recordReissue: (certificate: string): Words => ({
    en: `Record it first: certdesk certificate add CUSTOMER … --replaces ${shellWord(certificate)}`,
    zh: `请先登记：certdesk certificate add 客户 … --replaces ${shellWord(certificate)}`,
  }),
  reasonAdded: (code: string, kind: ReasonKind): Words => ({
    en: `Added the reason ${code} for a ${kind}.`,
    zh: `已添加${acts[kind].zh}原因 ${code}。`,
  }),
  reasonAlready: (code: string): Words => ({
    en: `The reason ${code} is already recorded so; nothing was changed.`,
    zh: `原因 ${code} 已如此记录，未作改动。`,
  }),
  codeForm: (code: string): Words => ({ en: `"${code}" is no code.`, zh: `“${code}”不是有效代码。` }),
  codeLike: {
    en: 'Write small Latin letters, digits and hyphens, such as site-closed.',
    zh: '请用小写英文字母、数字和连字符，如 site-closed。',
  },
  reasonTaken: (name: string): Words => ({
    en: `"${name}" is the name of another reason.`,
    zh: `“${name}”已是另一原因的名称。`,
  }),
  listReasons: { en: 'See them with: certdesk suspend reason list', zh: '可查看：certdesk suspend reason list' },
}
