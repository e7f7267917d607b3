import type { Day } from '../clause/day.ts'
import { lineInChinese } from '../clause/placeholder.ts'
import { joined, same, shellWord, type Words } from '../clause/words.ts'
import { type ActRecord, type ChangeLine, momentText } from './application.ts'
import { type NeedName, needs } from './needs.ts'
import { type Act, acts, type ChangeClass, classes, type State, states } from './rules.ts'

import { lineWords } from './submission-words.ts'

const needWords = (name: NeedName): Words => {
  const { flag, words } = needs[name]
  return { en: `${words.en} (--${flag})`, zh: `${words.zh}（--${flag}）` }
}

/** What is said of an act that is refused, or of a value that cannot be: what is wrong, and what to do about it. */
export const refusalWords = {
  showApplication: (number: string): Words => ({
    en: `See what it changes with: certdesk change show ${number}`,
    zh: `可查看：certdesk change show ${number}`,
  }),
  doneBefore: (number: string, act: Act, by: string, on: string, recorded: string): Words => ({
    en: `${number}: ${acts[act].en} was done already, by ${by} on ${on} (recorded ${recorded}).`,
    zh: `${number} 的“${acts[act].zh}”已由 ${by} 于 ${on} 办理（登记于 ${recorded}）。`,
  }),
  notNow: (number: string, state: State, act: Act): Words => ({
    en: `${number} is ${states[state].en}; "${acts[act].en}" does not follow from there.`,
    zh: `${number} 目前为“${states[state].zh}”，不能办理“${acts[act].zh}”。`,
  }),
  notFirst: (act: Act): Words => ({
    en: `A change application does not begin with "${acts[act].en}".`,
    zh: `变更申请不能从“${acts[act].zh}”开始。`,
  }),
  beginWith: {
    en: 'Begin with "certdesk change submit CUSTOMER …" at the desk, or "certdesk change signal CUSTOMER …" on site.',
    zh: '客户提出的用 certdesk change submit 客户 …，现场提出的用 certdesk change signal 客户 …。',
  },
  isFinal: (number: string, state: State): Words => ({
    en: `Nothing follows: ${number} is ${states[state].en}. A further change is a new application: certdesk change submit CUSTOMER …`,
    zh: `${number} 已是“${states[state].zh}”，无后续步骤。新的变更请另行申请：certdesk change submit 客户 …`,
  }),
  lacking: (act: Act, list: readonly NeedName[]): Words => {
    const { en, zh } = joined(list.map(needWords))
    return { en: `"${acts[act].en}" lacks ${en}.`, zh: `“${acts[act].zh}”缺少：${zh}。` }
  },
  giveAll: (line: string): Words => ({ en: `Give it with: ${line}`, zh: `请补充：${lineInChinese(line)}` }),
  beforeLast: (label: string, on: string, last: ActRecord): Words => ({
    en: `${label} ${on} lies before the act before it: ${acts[last.act].en} on ${momentText(last)}.`,
    zh: `${label} ${on} 早于上一步“${acts[last.act].zh}”（${momentText(last)}）。`,
  }),
  before: (earlier: string, later: string): Words => ({
    en: `${earlier} lies before ${later}.`,
    zh: `${earlier} 早于 ${later}。`,
  }),
  ownMoment: {
    en: 'Acts are recorded in the order in which they were done: check the day.',
    zh: '各步骤须按实际先后登记，请核对日期。',
  },
  sameHand: (staff: string, act: Act, than: ActRecord): Words => ({
    en: `${staff} did "${acts[than.act].en}" on ${momentText(than)} and may not do "${acts[act].en}" too.`,
    zh: `${staff} 已于 ${momentText(than)} 办理“${acts[than.act].zh}”，不得再办理“${acts[act].zh}”。`,
  }),
  anotherHand: (able: readonly string[]): Words =>
    able.length === 0
      ? { en: 'It is for somebody else to do.', zh: '应由他人办理。' }
      : { en: `It is for ${joined(able.map(same)).en} to do.`, zh: `应由 ${joined(able.map(same)).zh} 办理。` },
  beforeAuthorization: (at: string, than: ActRecord): Words => ({
    en: `The audit began at ${at}, not after the authorization of ${momentText(than)}.`,
    zh: `审核开始于 ${at}，不晚于授权时刻 ${momentText(than)}。`,
  }),
  noAuditPlanned: {
    en: '--audit-planned names the day of an audit that is not needed.',
    zh: '不需审核却给出了 --audit-planned（计划审核日期）。',
  },
  auditNeededToo: {
    en: 'Add --audit-needed yes, or leave --audit-planned out.',
    zh: '请改为 --audit-needed yes，或去掉 --audit-planned。',
  },
  plannedAlready: (number: string, on: Day): Words => ({
    en: `The audit of ${number} is planned for ${on} already.`,
    zh: `${number} 的审核已安排在 ${on}。`,
  }),
  plannedOtherwise: { en: 'Give another day with --audit-planned.', zh: '请用 --audit-planned 给出其他日期。' },
  plannedAhead: { en: 'Give the day for which the audit is planned.', zh: '请给出今后的审核日期。' },
  auditAfter: (line: string): Words => ({
    en: `Nothing may be audited before the authorization, to the minute. An audit that began later: ${line}`,
    zh: `未取得授权不得审核（精确到分）。授权之后开始的审核：${lineInChinese(line)}`,
  }),
  otherClass: (proposed: ChangeClass, given: ChangeClass): Words => ({
    en: `By its fields the change is ${classes[proposed].en}; only certification classifies it as ${classes[given].en}.`,
    zh: `按变更项应为“${classes[proposed].zh}”；只有认证部可改为“${classes[given].zh}”。`,
  }),
  classifyAs: (proposed: ChangeClass): Words => ({
    en: `Classify it as ${proposed}; to classify it otherwise, with its statement, is for certification to do.`,
    zh: `请按“${classes[proposed].zh}”分类；另行分类并说明理由应由认证部办理。`,
  }),
  scopeDiffers: (paper: string, diff: string): Words => ({
    en: `The report does not have the scope of the F01${paper === '' ? '' : ` for ${paper}`}: ${diff}`,
    zh: `报告中的范围与 F01${paper === '' ? '' : `（${paper}）`}不一致：${diff}`,
  }),
  alignScope: (line: string): Words => ({
    en: `[-…-] is only in the F01, {+…+} only in the report. For a reduction both must agree: correct the report, then ${line}`,
    zh: `[-…-] 仅见于 F01，{+…+} 仅见于报告。缩小范围时两者必须一致：请更正报告后再执行 ${lineInChinese(line)}`,
  }),
  changedMeanwhile: (line: Pick<ChangeLine, 'field' | 'paper'>, before: string | null, now: string | null): Words => ({
    en: `${lineWords(line).en} is now "${now ?? '—'}", not "${before ?? '—'}" as the F01 says.`,
    zh: `${lineWords(line).zh}现为“${now ?? '—'}”，而 F01 上写的是“${before ?? '—'}”。`,
  }),
  correctBefore: (number: string): Words => ({
    en: `If that was mistyped, correct it (certdesk customer edit … --correction REASON), then enter ${number}; else reject it and apply anew: certdesk change reject ${number} --reason TEXT`,
    zh: `如属录入错误，请先更正（certdesk customer edit … --correction 原因）再录入 ${number}；否则请不予办理并重新申请：certdesk change reject ${number} --reason 原因`,
  }),
  appliedErased: {
    en: 'The contact person that the F01 names was erased, so nobody can be entered.',
    zh: 'F01 所填的联系人已被删除个人信息，无法录入。',
  },
  applyAnewBelow: (number: string): Words => ({
    en: `Reject it and apply anew, at a higher price or with --below-floor REASON by a manager: certdesk change reject ${number} --reason TEXT`,
    zh: `请不予办理并重新申请（提高价格，或由经理用 --below-floor 说明原因）：certdesk change reject ${number} --reason 原因`,
  }),
  applyAnew: (number: string): Words => ({
    en: `Reject it and apply anew: certdesk change reject ${number} --reason TEXT`,
    zh: `请不予办理并重新申请：certdesk change reject ${number} --reason 原因`,
  }),
  effectiveAhead: (effective: Day, entered: Day): Words => ({
    en: `--effective ${effective} lies after the day of the entry, ${entered}, and the register says what holds.`,
    zh: `--effective ${effective} 晚于录入日 ${entered}，而登记簿只登记已生效的内容。`,
  }),
  enterThen: (line: string, effective: Day): Words => ({
    en: `Enter it on ${effective}: ${line}`,
    zh: `请于 ${effective} 录入：${lineInChinese(line)}`,
  }),
  notCovered: (certificates: readonly string[]): Words => ({
    en: `Each certificate whose print changes takes a new one; missing: ${certificates.join(', ')}.`,
    zh: `印制内容变更的每张证书均须换发；缺少：${certificates.join('、')}。`,
  }),
  giveNumbers: (line: string): Words => ({
    en: `Give each new number with --number OLD=NEW: ${line}`,
    zh: `请用 --number 旧号=新号 逐一给出：${line}`,
  }),
  notOnCertificate: (certificate: string, diff: string): Words => ({
    en: `Certificate ${certificate} does not have the scope of the F01: ${diff}`,
    zh: `证书 ${certificate} 的范围与 F01 不一致：${diff}`,
  }),
  correctCertificate: (certificate: string): Words => ({
    en: `Correct what was mistyped: certdesk certificate edit ${shellWord(certificate)} --scope TEXT --correction REASON`,
    zh: `请更正：certdesk certificate edit ${shellWord(certificate)} --scope 文字 --correction 原因`,
  }),
  notPair: (typed: string): Words => ({
    en: `--number "${typed}" does not say which certificate it takes the place of.`,
    zh: `--number “${typed}”未指明替换哪张证书。`,
  }),
  notAffected: (number: string): Words => ({
    en: `Certificate ${number} is not changed by this application.`,
    zh: `证书 ${number} 不在本次变更之列。`,
  }),
  issuedEarly: (issued: Day, effective: Day): Words => ({
    en: `--issued ${issued} lies before the change took effect, ${effective}.`,
    zh: `--issued ${issued} 早于变更生效日期 ${effective}。`,
  }),
  issueAfter: {
    en: 'A certificate shows what holds when it is issued: give its true day.',
    zh: '证书应在变更生效后颁发，请给出实际发证日期。',
  },
  replacedTwice: (number: string): Words => ({
    en: `Two new numbers are given for certificate ${number}.`,
    zh: `证书 ${number} 给出了两个新编号。`,
  }),
  notInForce: (line: Pick<ChangeLine, 'field' | 'paper'>): Words => ({
    en: `${lineWords(line).en} cannot change any more: the certificate is not in force.`,
    zh: `${lineWords(line).zh}已无法变更：该证书已不在有效状态。`,
  }),
  giveUp: (number: string): Words => ({
    en: `Give the application up: certdesk change reject ${number} --reason TEXT — or retract, where the customer asks so.`,
    zh: `请终止该申请：certdesk change reject ${number} --reason 原因；客户撤回申请的用 retract。`,
  }),
  reliedOn: (number: string, certificate: string): Words => ({
    en: `${certificate} was restored with the reduced scope of ${number}, which therefore is not given up.`,
    zh: `${certificate} 已按 ${number} 缩小的范围恢复，该申请不能终止。`,
  }),
  takeBackRestoration: (line: string | null): Words => ({
    en: `Take the restoration back first (certdesk suspend void), or go on${line === null ? '' : `: ${line}`}`,
    zh: `请先作废恢复（certdesk suspend void），或继续办理${line === null ? '' : `：${lineInChinese(line)}`}`,
  }),
  nothingLeftToReissue: {
    en: 'No certificate whose print changes is in force any more.',
    zh: '印制内容变更的证书均已失效。',
  },
  closeIt: (application: string): Words => ({
    en: `Nothing is to be issued: certdesk change close ${application}`,
    zh: `无须换证：certdesk change close ${application}`,
  }),
  restoreOrEnd: (certificates: readonly string[]): Words => ({
    en: `Those are suspended: restore, withdraw or cancel them first (certdesk suspend restore ${shellWord(certificates[0] ?? '')}).`,
    zh: `上述证书处于暂停状态：请先恢复、撤销或注销（certdesk suspend restore ${shellWord(certificates[0] ?? '')}）。`,
  }),
  stillToReissue: (certificates: readonly string[]): Words => ({
    en: `Certificates whose print changes are still in force: ${certificates.join(', ')}.`,
    zh: `印制内容变更的证书仍有效：${certificates.join('、')}。`,
  }),
  effectiveEarly: (effective: Day, decided: ActRecord): Words => ({
    en: `--effective ${effective} lies before the decision of ${momentText(decided)}.`,
    zh: `--effective ${effective} 早于认证决定（${momentText(decided)}）。`,
  }),
  effectiveSince: {
    en: 'A change that touches the system holds from its decision on, at the earliest (4.2.5).',
    zh: '影响体系运行的变更最早自认证决定之日起生效（4.2.5）。',
  },
  numberTaken: (number: string): Words => ({
    en: `The certificate number ${number} is on record already.`,
    zh: `证书编号 ${number} 已登记过。`,
  }),
  giveFreeNumber: { en: 'Give the number of the new certificate.', zh: '请给出新证书的编号。' },
}
