import type { Day } from '../../clause/day.ts'
import type { DueState } from '../../clause/judge.ts'
import { lineInChinese } from '../../clause/placeholder.ts'
import { commandLine, joined, same, shellWord, type Words } from '../../clause/words.ts'
import { roles } from '../../office/staff/rules.ts'
import type { LetterKind } from './letter/view.ts'
import type { NextStep } from './next-step.ts'
import {
  type ActRecord,
  type CaseAct,
  type CaseSort,
  type CaseState,
  type CaseStep,
  caseActs,
  caseDecisions,
  caseSorts,
  caseStates,
  caseSteps,
  type Involved,
  type Matter,
  means,
} from './rules.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** What is said with an act, in one text. */
export function saidWith(act: Omit<ActRecord, 'id' | 'person'>): Words {
  const { doneBy, decision, means: how, reference, statement, correction, action, madePublic, agreedWith } = act
  const told = [
    decision === null ? null : caseDecisions[decision],
    statement === null ? null : same(statement),
    correction === null ? null : { en: `correction: ${correction}`, zh: `纠正：${correction}` },
    action === null ? null : { en: `corrective action: ${action}`, zh: `纠正措施：${action}` },
    madePublic === null
      ? null
      : madePublic
        ? { en: 'made public', zh: '公开' }
        : { en: 'not made public', zh: '不公开' },
    agreedWith === null ? null : { en: `agreed with ${agreedWith}`, zh: `与${agreedWith}商定` },
    how === null ? null : means[how],
    reference === null ? null : same(reference),
    doneBy === null ? null : { en: `by ${doneBy}`, zh: `由 ${doneBy}` },
  ]
  return joined(
    told.filter((each) => each !== null),
    '; ',
    '；',
  )
}

/** What a matter is called, before its number or name. */
const matterNames: Readonly<Record<Matter['what'], Words>> = {
  customer: { en: 'certified customer', zh: '获证客户' },
  suspension: { en: 'case', zh: '办理' },
  change: { en: 'change application', zh: '变更申请' },
  certificate: { en: 'certificate', zh: '证书' },
  staff: { en: 'involved', zh: '涉及人员' },
}

export const matterWords = ({ what, named }: Pick<Matter, 'what' | 'named'>): Words => ({
  en: `${matterNames[what].en} ${named}`,
  zh: `${matterNames[what].zh} ${named}`,
})

export const caseWords = {
  wholeCase: {
    complaint: { en: 'the whole complaint, with all that was done of it', zh: '整件投诉（连同全部办理记录）' },
    appeal: { en: 'the whole appeal, with all that was done of it', zh: '整件申诉（连同全部办理记录）' },
  } satisfies Record<CaseSort, Words>,
  added: (sort: CaseSort, number: string): Words => ({
    en: `Recorded the ${caseSorts[sort].en} ${number}.`,
    zh: `已登记${caseSorts[sort].zh} ${number}。`,
  }),
  done: (number: string, act: CaseAct, state: CaseState): Words => ({
    en: `${number}: recorded "${caseActs[act].en}". State: ${caseStates[state].en}.`,
    zh: `${number}：已登记“${caseActs[act].zh}”，状态：${caseStates[state].zh}。`,
  }),
  already: (number: string, act: CaseAct): Words => ({
    en: `${number} has it on record already: ${caseActs[act].en}; nothing was changed.`,
    zh: `${number} 已登记“${caseActs[act].zh}”，未作改动。`,
  }),
  next: ({ role, settle }: Pick<NextStep, 'role' | 'settle'>): Words => {
    const command = commandLine(settle)
    return {
      en: `Next, by ${roles[role].en}: ${command}`,
      zh: `下一步由${roles[role].zh}办理：${lineInChinese(command)}`,
    }
  },
  acknowledgeBy: ({ due, daysLate }: DueState): Words =>
    daysLate > 0
      ? {
          en: `Its receipt was to be acknowledged by ${due}, ${days(daysLate)} ago.`,
          zh: `应最迟于 ${due} 告知收到，已超期 ${daysLate} 天。`,
        }
      : { en: `Its receipt is to be acknowledged by ${due}.`, zh: `请最迟于 ${due} 告知收到。` },
  decideBy: ({ due, daysLate }: DueState): Words =>
    daysLate > 0
      ? {
          en: `It was to be decided by ${due}, ${days(daysLate)} ago.`,
          zh: `应最迟于 ${due} 作出决定，已超期 ${daysLate} 天。`,
        }
      : { en: `It is to be decided by ${due}.`, zh: `请最迟于 ${due} 作出决定。` },
  nobodyToTell: {
    en: 'Nobody is named, so that no receipt is acknowledged and no end is told.',
    zh: '投诉人匿名，无需告知收到和处理结束。',
  },
  doneLate: (act: CaseAct, { due, daysLate }: DueState): Words => ({
    en: `That was due by ${due}: ${days(daysLate)} late, which stays on record.`,
    zh: `“${caseActs[act].zh}”期限为 ${due}，超期 ${daysLate} 天，将如实保留。`,
  }),
  oneHand: (name: string): Words => ({
    en: `${name} investigated and decided: allowed, and the report remarks on it.`,
    zh: `调查和决定均由 ${name} 作出：允许，报告中会注明。`,
  }),
  statusStays: (matter: Matter): Words => ({
    en: `The status of the certificate stays as it is: an appeal alters none. What follows is decided by itself: certdesk ${matter.what === 'suspension' ? 'suspend show' : matter.what === 'change' ? 'change show' : 'certificate show'} ${shellWord(matter.named)}`,
    zh: `证书状态不变：申诉本身不改变状态，后续须另行决定：certdesk ${matter.what === 'suspension' ? 'suspend show' : matter.what === 'change' ? 'change show' : 'certificate show'} ${shellWord(matter.named)}`,
  }),

  // Refusals
  notNow: (number: string, state: CaseState, act: CaseAct): Words => ({
    en: `${number} is "${caseStates[state].en}": "${caseActs[act].en}" does not follow from that.`,
    zh: `${number} 的状态为“${caseStates[state].zh}”，此时不能办理“${caseActs[act].zh}”。`,
  }),
  doneBefore: (number: string, { act, on, by }: Pick<ActRecord, 'act' | 'on' | 'by'>): Words => ({
    en: `${number} has "${caseActs[act].en}" on record already, of ${on} by ${by}, and nothing is done twice.`,
    zh: `${number} 已由 ${by} 于 ${on} 登记“${caseActs[act].zh}”，不能重复办理。`,
  }),
  final: (sort: CaseSort, number: string): Words => ({
    en: `It is closed. See it with: certdesk ${sort} show ${shellWord(number)}`,
    zh: `该${caseSorts[sort].zh}已关闭，可查看：certdesk ${sort} show ${shellWord(number)}`,
  }),
  /** A complaint that was closed by a version that asked for no acts. */
  openAgain: (number: string): Words => ({
    en: `It was closed by an earlier version. Should it be handled after all: certdesk complaint edit ${shellWord(number)} --clear closing --reason TEXT`,
    zh: `该投诉已由早期版本关闭；确需继续办理的：certdesk complaint edit ${shellWord(number)} --clear closing --reason 原因`,
  }),
  closedBefore: (on: Day): Words => ({ en: `${on}, by an earlier version`, zh: `${on}（由早期版本关闭）` }),
  nextIs: (command: string): Words => ({ en: `Next: ${command}`, zh: `下一步：${lineInChinese(command)}` }),
  tooEarly: (on: Day, after: Pick<ActRecord, 'act' | 'on'> | null, received: Day): Words =>
    after === null
      ? { en: `--on ${on} lies before the receipt, ${received}.`, zh: `--on ${on} 早于收到日期 ${received}。` }
      : {
          en: `--on ${on} lies before "${caseActs[after.act].en}" of ${after.on}: acts are recorded in the order of their days.`,
          zh: `--on ${on} 早于“${caseActs[after.act].zh}”的日期 ${after.on}，须按时间顺序办理。`,
        },
  receivedLater: (received: Day, first: Pick<ActRecord, 'act' | 'on'>): Words => ({
    en: `--received ${received} lies after "${caseActs[first.act].en}" of ${first.on}, and nothing was done before the receipt.`,
    zh: `--received ${received} 晚于“${caseActs[first.act].zh}”的日期 ${first.on}，收到之前不可能已办理。`,
  }),
  caseIsClosed: (number: string): Words => ({
    en: `${number} is closed as a complaint (ISO/IEC 17021-1 9.8), and its closing is taken back there.`,
    zh: `${number} 已作为投诉关闭（ISO/IEC 17021-1 9.8），须先作废投诉的关闭步骤。`,
  }),
  reopen: (number: string): Words => {
    const command = `certdesk complaint void ${shellWord(number)} --of close --reason`
    return { en: `Take it back with: ${command} TEXT`, zh: `请作废该步骤：${command} 原因` }
  },
  nameAField: { en: 'Give at least one field, for example --owner NAME.', zh: '请至少给出一项，例如 --owner 姓名。' },
  ownDay: { en: 'Give the day on which it was done.', zh: '请给出实际办理日期。' },
  wasInvolved: (act: CaseAct, { name, by }: Involved): Words => {
    const what = by === null ? { en: 'as was recorded', zh: '已登记' } : { en: `in ${by}`, zh: `在 ${by} 中` }
    const did = act === 'decide' ? { en: 'decides', zh: '作决定' } : { en: 'investigates', zh: '调查' }
    return {
      en: `${name} was involved in what it is about (${what.en}), and whoever was involved neither investigates nor decides: ${name} ${did.en} nothing here.`,
      zh: `${name} 参与过所涉事项（${what.zh}），参与者不得调查或作决定，不能由其${did.zh}。`,
    }
  },
  nameAnother: (flag: string): Words => ({
    en: `Name somebody who was not involved with ${flag} NAME.`,
    zh: `请用 ${flag} 姓名 指明未参与该事项的人员。`,
  }),
  writtenOnly: { en: 'The end of an appeal is always told in writing.', zh: '申诉的处理结束须以书面形式告知。' },
  byLetter: { en: 'Use --means letter or --means email.', zh: '请用 --means 信函 或 --means 电子邮件。' },
  noSubject: (number: string): Words => ({
    en: `${number} names no decision yet, and without it nobody can tell who was involved.`,
    zh: `${number} 尚未写明针对哪项决定，无法判断谁参与过。`,
  }),
  nameSubject: {
    en: 'Say which with --suspension, --change or --certificate, or who was involved with --involved NAME.',
    zh: '请用 --suspension、--change 或 --certificate 指明该决定，或用 --involved 姓名 指明参与人员。',
  },
  lastOnly: (number: string, act: CaseAct, last: CaseAct): Words => ({
    en: `${number}: "${caseActs[last].en}" came after "${caseActs[act].en}" and stands on it.`,
    zh: `${number}：“${caseActs[last].zh}”在“${caseActs[act].zh}”之后办理，以其为前提。`,
  }),
  voidFirst: (sort: CaseSort, number: string, last: CaseAct): Words => {
    const command = `certdesk ${sort} void ${shellWord(number)} --of ${last} --reason`
    return { en: `Take that back first: ${command} TEXT`, zh: `请先作废后一步：${command} 原因` }
  },
  noSuchAct: (number: string, act: CaseAct): Words => ({
    en: `${number} has no "${caseActs[act].en}" on record.`,
    zh: `${number} 没有“${caseActs[act].zh}”的记录。`,
  }),
  seeCase: (sort: CaseSort, number: string): Words => ({
    en: `See it with: certdesk ${sort} show ${shellWord(number)}`,
    zh: `可查看：certdesk ${sort} show ${shellWord(number)}`,
  }),
  actVoided: (number: string, act: CaseAct, on: Day, state: CaseState): Words => ({
    en: `${number}: took back "${caseActs[act].en}" of ${on}. State: ${caseStates[state].en}.`,
    zh: `${number}：已作废 ${on} 的“${caseActs[act].zh}”，状态：${caseStates[state].zh}。`,
  }),
  noComplaint: (number: string): Words => ({
    en: `${number} is feedback, and no complaint.`,
    zh: `${number} 是客户反馈，不是投诉。`,
  }),
  twoSenders: (sort: CaseSort): Words =>
    sort === 'appeal'
      ? { en: 'It comes from one: CUSTOMER or --appellant.', zh: '只能来自一方：客户或 --appellant 二者之一。' }
      : {
          en: 'It comes from one: CUSTOMER, --complainant or --anonymous.',
          zh: '只能来自一方：客户、--complainant 或 --anonymous 三者之一。',
        },
  noSender: (sort: CaseSort): Words => ({
    en: `Whom the ${caseSorts[sort].en} comes from is missing.`,
    zh: `缺少${sort === 'appeal' ? '申诉方' : '投诉方'}。`,
  }),
  giveSender: (sort: CaseSort): Words =>
    sort === 'appeal'
      ? {
          en: 'Name the customer, or with --appellant NAME an organization that is not in the register.',
          zh: '请写明客户；未登记的组织请用 --appellant 名称。',
        }
      : {
          en: 'Name the customer, with --complainant NAME somebody who is not in the register, or say --anonymous.',
          zh: '请写明客户；未登记的投诉方请用 --complainant 名称；匿名请用 --anonymous。',
        },
  otherwise: (number: string): Words => ({
    en: `${number} says the same, but is owned or due otherwise, or is about something else.`,
    zh: `${number} 内容相同，但责任人、期限或涉及事项不同。`,
  }),
  nobodyMaintains: (customer: string, on: Day): Words => ({
    en: `Nobody maintained ${customer} on ${on}.`,
    zh: `${on} 没有人维护 ${customer}。`,
  }),
  nameInvolved: { en: 'Name who is complained of with --involved NAME.', zh: '请用 --involved 姓名 指明被投诉人员。' },
  maintainerOfWhom: {
    en: '--maintainer is of a customer of the register, and none is named.',
    zh: '--maintainer 指登记客户的维护人员，但未写明客户。',
  },
  caseGoesOn: ({ settle }: Pick<NextStep, 'settle'>): Words => ({
    en: `As a complaint (ISO/IEC 17021-1 9.8) it waits for: ${commandLine(settle)}`,
    zh: `按投诉处理（ISO/IEC 17021-1 9.8）还需：${commandLine(settle)}`,
  }),
  classifyToClose: (number: string): Words => ({
    en: `${number} is not classified, and a complaint is classified before it is closed.`,
    zh: `${number} 尚未分类，投诉须先分类后关闭。`,
  }),

  notDecided: (number: string): Words => ({
    en: `${number} is not decided yet, so that there is no end to tell.`,
    zh: `${number} 尚未作出决定，没有可告知的结果。`,
  }),

  // Lists
  waitsFor: (step: CaseStep | null): Words => (step === null ? same('—') : caseSteps[step]),
  state: (state: CaseState, late: number): Words =>
    late > 0
      ? { en: `${caseStates[state].en}, ${days(late)} late`, zh: `${caseStates[state].zh}，超期 ${late} 天` }
      : caseStates[state],
  anonymous: { en: 'anonymous', zh: '匿名' },
  printLetter: {
    acknowledgement: { en: 'print the letter that it was received', zh: '打印收悉告知书' },
    end: { en: 'print the letter of the end', zh: '打印处理结果告知书' },
  } satisfies Record<LetterKind, Words>,
  signed: { en: 'a letter of it is signed', zh: '发函须签章' },
  none: (sort: CaseSort): Words => ({
    en: `No ${caseSorts[sort].en}s are on record.`,
    zh: `没有${caseSorts[sort].zh}记录。`,
  }),
  nothingNext: { en: 'Nothing waits to be done.', zh: '没有待办事项。' },
  actsTitle: { en: 'What was done', zh: '办理过程' },
  nextTitle: { en: 'What can be done now', zh: '现在可办理' },
  mattersTitle: { en: 'What it is about', zh: '涉及事项' },
  involvedTitle: {
    en: 'Who was involved: neither investigates nor decides',
    zh: '参与过所涉事项的人员（不得调查或作决定）',
  },
  namedSo: { en: 'named', zh: '已写明' },
}
