import type { LostCertificate } from '../../certificate/certificate/lost.ts'
import { statuses } from '../../certificate/certificate/rules.ts'
import type { Day } from '../../clause/day.ts'
import { joined, lines, shellWord, type Words } from '../../clause/words.ts'
import { type LossStep, lossStepWords, lossVerbs } from './rules.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** The texts that a step's command takes, as they stand in a hint. */
const flagsOf: Readonly<Record<LossStep, Words>> = {
  verified: { en: '--result TEXT', zh: '--result 核实结果' },
  cause: { en: '--text TEXT', zh: '--text 原因' },
  reported: { en: '--to NAME', zh: '--to 姓名' },
  quality: { en: '--quality NAME', zh: '--quality 姓名' },
  decided: { en: '--remedy yes|no --improvement yes|no', zh: '--remedy 是|否 --improvement 是|否' },
}

/** The command that records a step. */
const commandOf = (number: string, step: LossStep): Words => ({
  en: `certdesk loss ${lossVerbs[step]} ${number} ${flagsOf[step].en}`,
  zh: `certdesk loss ${lossVerbs[step]} ${number} ${flagsOf[step].zh}`,
})

const stepsOf = (steps: readonly LossStep[]): Words => joined(steps.map((step) => lossStepWords[step]))

export const lossDayWords: Readonly<Record<LossStep | 'closed' | 'found', Words>> = {
  found: { en: 'it was found', zh: '发现日期' },
  verified: { en: 'the re-verification', zh: '核实日期' },
  cause: { en: 'the finding of the cause', zh: '原因查明日期' },
  reported: { en: 'the report to the manager', zh: '上报经理日期' },
  quality: { en: 'the report to quality', zh: '上报质量负责人日期' },
  decided: { en: 'the decisions', zh: '决定日期' },
  closed: { en: 'the closing', zh: '关闭日期' },
}

/** How losses and abnormalities stand (4.3.7): what the report and the list say. */
export const lossStanding = {
  missing: (steps: readonly LossStep[], due: Day): Words => ({
    en: `${stepsOf(steps).en} due by ${due}`,
    zh: `${stepsOf(steps).zh}应于 ${due} 前完成`,
  }),
  overdue: (steps: readonly LossStep[], late: number): Words => ({
    en: `${stepsOf(steps).en} late by ${days(late)}`,
    zh: `${stepsOf(steps).zh}超期 ${late} 天`,
  }),
  late: (late: number): Words => ({ en: `done, late by ${days(late)}`, zh: `已办理，超期 ${late} 天` }),
  ended: ({ number, by, endedOn }: LostCertificate): Words =>
    by === 'expired'
      ? { en: `${number} expired on ${endedOn} without a successor`, zh: `${number} 于 ${endedOn} 到期，无后续证书` }
      : {
          en: `${number} was ${statuses[by].en} on ${endedOn} without a successor`,
          zh: `${number} 于 ${endedOn} ${statuses[by].zh}，无后续证书`,
        },
  record: (due: Day): Words => ({ en: `no loss is recorded, due by ${due}`, zh: `未登记流失，应于 ${due} 前登记` }),
  noRecord: (late: number): Words => ({
    en: `no loss is recorded, late by ${days(late)}`,
    zh: `未登记流失，超期 ${late} 天`,
  }),
  recordedLate: (number: string, late: number): Words => ({
    en: `recorded as ${number}, late by ${days(late)}`,
    zh: `已登记为 ${number}，超期 ${late} 天`,
  }),
  regainedLate: (on: Day, late: number): Words => ({
    en: `neither recorded as a loss nor followed by another until ${on}, late by ${days(late)}`,
    zh: `至 ${on} 获新证书前未登记流失，超期 ${late} 天`,
  }),
  gap: {
    en: 'it sets no time for a loss or abnormality, read as the days of the limit; certificates that ended before the register went live are not asked for',
    zh: '未规定流失或异常的办理期限，按限值天数判定；登记簿启用前终止的证书不要求登记',
  },
}

export const lossWords = {
  added: (number: string, due: Day): Words => ({
    en: `Recorded ${number}. It is to be re-verified, explained and reported by ${due} (4.3.7).`,
    zh: `已登记 ${number}。须在 ${due} 前核实、查明原因并上报（4.3.7）。`,
  }),
  ofVip: (customer: string, on: Day): Words => ({
    en: `${customer} was a VIP on ${on}: its loss is reported to quality too, and remedy and improvement are decided.`,
    zh: `${customer} 于 ${on} 为 VIP：流失还须上报质量负责人，并决定是否补救和改进。`,
  }),
  next: (number: string, step: LossStep): Words => ({
    en: `Next: ${commandOf(number, step).en}`,
    zh: `下一步：${commandOf(number, step).zh}`,
  }),
  nextClose: (number: string): Words => ({
    en: `Nothing is missing: certdesk loss close ${number} --outcome TEXT`,
    zh: `各步骤均已完成：certdesk loss close ${number} --outcome 结果`,
  }),
  /** 4.3.7 asks for it of the loss of a VIP alone; it may be decided of any. */
  mayDecide: (number: string): Words => ({
    en: `Whether to remedy or improve can be decided before: ${commandOf(number, 'decided').en}`,
    zh: `关闭前如须决定是否补救和改进：${commandOf(number, 'decided').zh}`,
  }),
  taken: (number: string, steps: readonly LossStep[], on: Day): Words => ({
    en: `${number}: ${stepsOf(steps).en} recorded as of ${on}.`,
    zh: `${number}：已登记${stepsOf(steps).zh}，日期 ${on}。`,
  }),
  closed: (number: string, on: Day): Words => ({ en: `Closed ${number} on ${on}.`, zh: `${number} 已于 ${on} 关闭。` }),
  none: { en: 'No loss or abnormality is on record.', zh: '没有流失或异常记录。' },
  otherCustomers: (certificate: string, customer: string): Words => ({
    en: `${certificate} is not a certificate of ${customer}.`,
    zh: `${certificate} 不是 ${customer} 的证书。`,
  }),
  seeCertificates: (customer: string): Words => ({
    en: `See its certificates with: certdesk certificate list ${shellWord(customer)}`,
    zh: `可查看：certdesk certificate list ${shellWord(customer)}`,
  }),
  recordedOtherwise: (number: string): Words => ({
    en: `The loss of this certificate is on record as ${number}, and not as given here.`,
    zh: `该证书的流失已登记为 ${number}，但内容与此处不同。`,
  }),
  seeOrEdit: (number: string): Words => ({
    en: `See it with: certdesk loss show ${number}. If it was mistyped: certdesk loss edit ${number} … --reason TEXT`,
    zh: `可查看：certdesk loss show ${number}；如系录错：certdesk loss edit ${number} … --reason 原因`,
  }),
  takenBefore: (number: string, step: LossStep | 'closed', on: Day): Words =>
    step === 'closed'
      ? {
          en: `${number} was closed on ${on}, otherwise than given here.`,
          zh: `${number} 已于 ${on} 关闭，内容与此处不同。`,
        }
      : {
          en: `${number} has its ${lossStepWords[step].en} of ${on} on record, and not as given here.`,
          zh: `${number} 已登记 ${on} 的${lossStepWords[step].zh}，但内容与此处不同。`,
        },
  closedBefore: (number: string, on: Day): Words => ({
    en: `${number} was closed on ${on}.`,
    zh: `${number} 已于 ${on} 关闭。`,
  }),
  openAgain: (number: string): Words => ({
    en: `Open it again first: certdesk loss edit ${number} --clear closed --reason TEXT`,
    zh: `请先重新打开：certdesk loss edit ${number} --clear closed --reason 原因`,
  }),
  editIt: (number: string): Words => ({
    en: `Correct what was mistyped with: certdesk loss edit ${number} … --reason TEXT`,
    zh: `录错可更正：certdesk loss edit ${number} … --reason 原因`,
  }),
  lacks: (number: string, steps: readonly LossStep[]): Words => ({
    en: `${number} still lacks: ${stepsOf(steps).en}.`,
    zh: `${number} 尚缺：${stepsOf(steps).zh}。`,
  }),
  first: (number: string, step: LossStep): Words => ({
    en: `Record that first: ${commandOf(number, step).en}`,
    zh: `请先登记：${commandOf(number, step).zh}`,
  }),
  leavesGap: (number: string, step: LossStep | 'closed', before: LossStep): Words => ({
    en: `${number} cannot be left with ${lossDayWords[step].en} and without ${lossDayWords[before].en}.`,
    zh: `${number} 不能有${lossDayWords[step].zh}而无${lossDayWords[before].zh}。`,
  }),
  clearBoth: (step: LossStep | 'closed'): Words => ({
    en: `Take back what follows, too: --clear ${step}`,
    zh: `请一并清空其后的内容：--clear ${step}`,
  }),
  ownDay: { en: 'Give the day on which it was done.', zh: '请给出实际完成的日期。' },
  beforeIssue: (found: Day, certificate: string, issued: Day): Words => ({
    en: `--found ${found} lies before ${certificate} was issued, ${issued}.`,
    zh: `--found ${found} 早于 ${certificate} 的发证日期 ${issued}。`,
  }),
  nobodyNamed: (flag: 'to' | 'quality'): Words => ({ en: `Missing --${flag} NAME.`, zh: `缺少 --${flag} 姓名。` }),
  nameRecipients: {
    en: 'Name the manager it was reported to with --to, and with --quality who of quality was told of it.',
    zh: '请用 --to 指明接报的部门经理，用 --quality 指明接报的质量负责人。',
  },
  nameHolder: {
    en: 'Name somebody who held that role then; who held it is for a manager to record.',
    zh: '请写明当日具有该角色的人员；谁具有该角色由经理登记。',
  },
  owedToQuality: (number: string): Words => ({
    en: `Still owed to quality, as it is the loss of a VIP (4.3.7): ${commandOf(number, 'quality').en}`,
    zh: `VIP 客户流失，尚须上报质量负责人（4.3.7）：${commandOf(number, 'quality').zh}`,
  }),
  needsAction: (flag: string): Words => ({
    en: `Yes to --${flag}, and no --${flag}-action.`,
    zh: `--${flag} 为“是”，但缺少 --${flag}-action。`,
  }),
  sayAction: (flag: string): Words => ({
    en: `Say what will be done: --${flag}-action TEXT`,
    zh: `请说明措施：--${flag}-action 措施`,
  }),
  actionOfNone: (flag: string): Words => ({
    en: `--${flag}-action is given, and there is none: --${flag} is no.`,
    zh: `--${flag} 为“否”，却给出了 --${flag}-action。`,
  }),
  leaveAction: { en: 'Leave the action out, or say yes.', zh: '请去掉措施，或改为“是”。' },
  closeIt: (number: string): Words => ({
    en: `Close it with: certdesk loss close ${number} --outcome TEXT`,
    zh: `关闭：certdesk loss close ${number} --outcome 结果`,
  }),
  nameAField: {
    en: 'Give at least one field, for example --situation TEXT.',
    zh: '请至少给出一项，例如 --situation 情况。',
  },
  notThere: (number: string, step: LossStep | 'closed'): Words => ({
    en: `${number} has no record of ${lossDayWords[step].en} yet: there is nothing to correct.`,
    zh: `${number} 尚无${lossDayWords[step].zh}，无可更正。`,
  }),
  clearedAndGiven: (step: LossStep | 'closed'): Words => ({
    en: `--clear ${step} is given, and something new of it too.`,
    zh: `给出了 --clear ${step}，又给出了其新内容。`,
  }),
  oneOfThem: { en: 'Give one of them.', zh: '请只给出其一。' },
  state: (
    { missing, due, closed }: { readonly missing: readonly LossStep[]; readonly due: Day; readonly closed: Day | null },
    day: Day,
  ): Words => {
    if (closed !== null) return { en: `closed ${closed}`, zh: `${closed} 关闭` }
    const [next] = missing
    if (next === undefined) return { en: 'to be closed', zh: '待关闭' }
    return lines([
      lossStepWords[next],
      due < day ? { en: `overdue since ${due}`, zh: `${due} 已到期` } : { en: `due ${due}`, zh: `期限 ${due}` },
    ])
  },
}
