import type { Result } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'
import { type Status, statuses } from '../certificate/rules.ts'
import { type SurveillanceKind, surveillanceKinds } from './rules/programme.ts'
import type { LateSuccessor } from './rules/recertification.ts'

/** How the surveillance of a certificate stands, where none is due next for one reason or another, too. */
export type Standing = Result | 'suspended'

const states: Readonly<Record<Standing, Words>> = {
  met: { en: 'done', zh: '已完成' },
  'on-track': { en: 'on track', zh: '进行中' },
  'at-risk': { en: 'nearly due', zh: '即将到期' },
  breach: { en: 'overdue', zh: '超期' },
  unknown: { en: 'unknown', zh: '不明' },
  suspended: { en: 'suspended', zh: '暂停中' },
  attest: { en: 'no interval', zh: '未定间隔' },
  'not-applicable': { en: 'none due', zh: '无需监督' },
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

export const surveillanceWords = {
  stands: {
    done: { en: 'done', zh: '已完成' },
    planned: { en: 'planned', zh: '计划' },
    noticed: { en: 'announced', zh: '通报' },
  },
  state: (state: Standing): Words => states[state],
  /** Of how many certificates nobody can say when the next one is due, as what was before go-live is not on record. */
  dueUnknown: (count: number): Words => ({
    en: `Of ${count} ${count === 1 ? 'certificate' : 'certificates'} it is unknown when surveillance is due, for want of facts from before go-live; take them over with: certdesk takeover`,
    zh: `另有 ${count} 张证书的监督期限不明（启用日之前的事实不在案）；接收：certdesk takeover`,
  }),
  done: (certificate: string, kind: SurveillanceKind, on: Day): Words => ({
    en: `${certificate}: ${surveillanceKinds[kind].en} of ${on} recorded.`,
    zh: `${certificate}：已登记 ${on} 的${surveillanceKinds[kind].zh}。`,
  }),
  planned: (certificate: string, kind: SurveillanceKind, on: Day): Words => ({
    en: `${certificate}: ${surveillanceKinds[kind].en} planned for ${on}.`,
    zh: `${certificate}：${surveillanceKinds[kind].zh}计划于 ${on}。`,
  }),
  moved: (certificate: string, from: Day, on: Day): Words => ({
    en: `${certificate}: the plan moved from ${from} to ${on}.`,
    zh: `${certificate}：计划由 ${from} 调整为 ${on}。`,
  }),
  otherwise: (certificate: string, on: Day): Words => ({
    en: `${certificate} has a surveillance of ${on} on record, and not as given here.`,
    zh: `${certificate} 已登记 ${on} 的监督，但内容与此处不同。`,
  }),
  voidFirst: (certificate: string, on: Day): Words => ({
    en: `If that was a mistake, take it back first: certdesk certificate surveillance void ${shellWord(certificate)} --on ${on} --reason TEXT`,
    zh: `如系误录，请先作废：certdesk certificate surveillance void ${shellWord(certificate)} --on ${on} --reason 原因`,
  }),
  none: (certificate: string, on: Day): Words => ({
    en: `${certificate} has no surveillance of ${on} on record, done or planned.`,
    zh: `${certificate} 没有 ${on} 的监督记录或计划。`,
  }),
  voided: (certificate: string, on: Day): Words => ({
    en: `Voided the surveillance of ${certificate} of ${on}; it stays on record and counts for nothing.`,
    zh: `已作废 ${certificate} 于 ${on} 的监督；记录保留，不再计入。`,
  }),
  alreadyVoid: (certificate: string, on: Day): Words => ({
    en: `The surveillance of ${certificate} of ${on} is void already; nothing was changed.`,
    zh: `${certificate} 于 ${on} 的监督已作废，未作改动。`,
  }),
  noSurveillance: (certificate: string): Words => ({
    en: `${certificate} is an inspection certificate: it has no surveillance.`,
    zh: `${certificate} 是检验证书，没有监督。`,
  }),
  seeCertificate: (certificate: string): Words => ({
    en: `See it with: certdesk certificate show ${shellWord(certificate)}`,
    zh: `可查看：certdesk certificate show ${shellWord(certificate)}`,
  }),
  notInForce: (certificate: string, status: Status, on: Day): Words => ({
    en: `${certificate} is ${statuses[status].en} on ${on}: nothing is surveyed any more.`,
    zh: `${certificate} 在 ${on} 已${statuses[status].zh}，不再监督。`,
  }),
  checkDay: (certificate: string): Words => ({
    en: `Check the day, or name the certificate that was in force then: certdesk certificate status ${shellWord(certificate)} --as-of DAY`,
    zh: `请核对日期，或指明当时有效的证书：certdesk certificate status ${shellWord(certificate)} --as-of 日期`,
  }),
  beforeFirst: (on: Day, first: Day): Words => ({
    en: `--on ${on} lies before the first decision, ${first}.`,
    zh: `--on ${on} 早于初次获证日期 ${first}。`,
  }),
  planBehind: (on: Day, today: Day): Words => ({
    en: `--on ${on} lies before today, ${today}: a plan is for a day to come.`,
    zh: `--on ${on} 早于今天 ${today}：计划日期应在今天或以后。`,
  }),
  recordDone: (certificate: string, on: Day): Words => ({
    en: `Record what was done with: certdesk certificate surveillance done ${shellWord(certificate)} --on ${on} --reference REFERENCE`,
    zh: `已完成的请登记：certdesk certificate surveillance done ${shellWord(certificate)} --on ${on} --reference 报告编号`,
  }),
  plannedLate: (due: Day): Words => ({
    en: `That is after ${due}, the day by which it is due (ISO/IEC 17021-1 9.1.3).`,
    zh: `晚于应完成日期 ${due}（ISO/IEC 17021-1 9.1.3）。`,
  }),
  doneLate: (due: Day, late: number): Words => ({
    en: `It was due by ${due}: ${days(late)} late, which stays on record (ISO/IEC 17021-1 9.1.3).`,
    zh: `应于 ${due} 前完成，已超期 ${late} 天，将如实保留（ISO/IEC 17021-1 9.1.3）。`,
  }),
  next: (due: Day): Words => ({ en: `The next one is due by ${due}.`, zh: `下一次应于 ${due} 前完成。` }),
  nothingPlanned: { en: 'No certificate has a surveillance to come.', zh: '没有待监督的证书。' },
  noNotice: (certificate: string): Words => ({
    en: `${certificate} has no notice on record that an audit on short notice would follow.`,
    zh: `${certificate} 没有待处理的通报，不能登记提前较短时间通知的审核。`,
  }),
  giveNotice: (certificate: string): Words => ({
    en: `Record the notice first: certdesk certificate surveillance notice ${shellWord(certificate)} --on DAY --ground TEXT`,
    zh: `请先登记通报：certdesk certificate surveillance notice ${shellWord(certificate)} --on 日期 --ground 事由`,
  }),
  theNotice: { en: 'the notice', zh: '接到通报的日期' },
  noticeWaits: (certificate: string, notice: Day): Words => ({
    en: `The audit after the notice of ${notice} on ${certificate} is not done yet.`,
    zh: `${certificate} 于 ${notice} 接到通报后的审核尚未完成。`,
  }),
  noticeDone: (certificate: string): Words => ({
    en: `Record it with: certdesk certificate surveillance done ${shellWord(certificate)} --kind short-notice --on DAY --reference REFERENCE`,
    zh: `请登记其完成：certdesk certificate surveillance done ${shellWord(certificate)} --kind short-notice --on 日期 --reference 报告编号`,
  }),
  noticed: (certificate: string, notice: Day, due: Day): Words => ({
    en: `${certificate}: notice of ${notice} recorded; its audit on short notice is due by ${due}, and settles no surveillance by itself.`,
    zh: `${certificate}：已登记 ${notice} 的通报；提前较短时间通知的审核应于 ${due} 前完成，该审核本身不算监督。`,
  }),
  // What the report says.
  overdue: (certificate: string, due: Day, late: number): Words => ({
    en: `${certificate}: surveillance due by ${due}, overdue by ${days(late)}`,
    zh: `${certificate}：监督应于 ${due} 前完成，已超期 ${late} 天`,
  }),
  overdueAtEnd: (certificate: string, due: Day, ended: Day, late: number): Words =>
    ended <= due
      ? {
          en: `${certificate}: surveillance due by ${due}, the day on which it ended, and not done`,
          zh: `${certificate}：监督应于 ${due} 前完成，当日终止时仍未完成`,
        }
      : {
          en: `${certificate}: surveillance due by ${due}, overdue by ${days(late)} when it ended on ${ended}`,
          zh: `${certificate}：监督应于 ${due} 前完成，${ended} 终止时已超期 ${late} 天`,
        },
  comes: (certificate: string, due: Day, planned: Day | null): Words => ({
    en: `${certificate}: surveillance due by ${due}${planned === null ? ', not planned' : `, planned for ${planned}`}`,
    zh: `${certificate}：监督应于 ${due} 前完成${planned === null ? '，尚未计划' : `，计划于 ${planned}`}`,
  }),
  wasLate: (certificate: string, due: Day, done: Day, late: number): Words => ({
    en: `${certificate}: surveillance due by ${due}, done on ${done}, late by ${days(late)}`,
    zh: `${certificate}：监督应于 ${due} 前完成，实际 ${done}，超期 ${late} 天`,
  }),
  issuedLate: ({ old, expiredOn, number, issuedOn, auditedOn }: LateSuccessor, late: number): Words =>
    auditedOn === null
      ? {
          en: `${old}: expired on ${expiredOn} without a recertification; ${number} was issued in its place on ${issuedOn}, late by ${days(late)}`,
          zh: `${old}：${expiredOn} 到期时未再认证；${number} 于 ${issuedOn} 才换发，逾期 ${late} 天`,
        }
      : {
          en: `${old}: expired on ${expiredOn} without a recertification; audited on ${auditedOn}, late by ${days(late)}, and ${number} was issued in its place on ${issuedOn}`,
          zh: `${old}：${expiredOn} 到期时未再认证；${auditedOn} 才审核，逾期 ${late} 天，${number} 于 ${issuedOn} 换发`,
        },
  expired: (certificate: string, expired: Day): Words => ({
    en: `${certificate}: expired on ${expired} without a recertification, and with nothing issued in its place by then`,
    zh: `${certificate}：${expired} 到期，届时未再认证，也未换发证书`,
  }),
  expires: (certificate: string, expires: Day, planned: Day | null): Words => ({
    en: `${certificate}: expires on ${expires} without a recertification${planned === null ? ', none planned' : `, planned for ${planned}`}`,
    zh: `${certificate}：${expires} 到期，尚未再认证${planned === null ? '，也未计划' : `，计划于 ${planned}`}`,
  }),
  unknown: (certificate: string, due: Day): Words => ({
    en: `${certificate}: surveillance due by ${due} unless one was done that is not on record, or the kind of its issue says otherwise`,
    zh: `${certificate}：启用前的监督情况或发证类型尚未登记，无法判定（如无其他监督，应于 ${due} 前完成）`,
  }),
  /** The last one is on record; what was done before it is not, and decides. */
  unknownEarlier: (certificate: string, due: Day, last: Day): Words => ({
    en: `${certificate}: surveillance due by ${due} unless one was done before that of ${last} that is not on record`,
    zh: `${certificate}：在案监督为 ${last}，此前是否做过监督尚未登记，无法判定（如未做过，应于 ${due} 前完成）`,
  }),
  expiresSuspended: (certificate: string, expires: Day): Words => ({
    en: `${certificate}: suspended, and expires on ${expires} without a recertification`,
    zh: `${certificate}：暂停中，${expires} 到期，尚无再认证记录`,
  }),
  expiresBeyond: (certificate: string, expires: Day | null, latest: Day): Words => ({
    en: `${certificate}: ${expires === null ? 'never expires' : `expires on ${expires}`}, later than its cycle allows, ${latest}`,
    zh: `${certificate}：有效期至 ${expires ?? '长期'}，超出认证周期（最迟 ${latest}）`,
  }),
  expiryUnknown: (certificate: string, expires: Day | null, latest: Day): Words => ({
    en: `${certificate}: expires on ${expires ?? 'no day'}, later than ${latest}, unless it is a recertification: the kind of its issue is not on record`,
    zh: `${certificate}：有效期至 ${expires}，晚于 ${latest}，发证类型（是否再认证）尚未登记，无法判定`,
  }),
  noticeOpen: (certificate: string, notice: Day, due: Day, late: number): Words => ({
    en: `${certificate}: audit on short notice after the notice of ${notice} due by ${due}${late > 0 ? `, overdue by ${days(late)}` : ''}`,
    zh: `${certificate}：${notice} 接到通报，提前较短时间通知的审核应于 ${due} 前完成${late > 0 ? `，已超期 ${late} 天` : ''}`,
  }),
  noticeLate: (certificate: string, notice: Day, due: Day, done: Day, late: number): Words => ({
    en: `${certificate}: audit on short notice after the notice of ${notice} due by ${due}, done on ${done}, late by ${days(late)}`,
    zh: `${certificate}：${notice} 接到通报，提前较短时间通知的审核应于 ${due} 前完成，实际 ${done}，超期 ${late} 天`,
  }),
  farApart: (certificate: string, from: Day, to: Day, months: number): Words => ({
    en: `${certificate}: more than ${months} months between the surveillances of ${from} and ${to}`,
    zh: `${certificate}：${from} 与 ${to} 两次监督间隔超过 ${months} 个月`,
  }),
  noInterval: (certificate: string): Words => ({
    en: `${certificate}: how often its product standard wants surveillance is not on record: certdesk certificate edit ${shellWord(certificate)} --surveillance-months N --reason TEXT (0 for none)`,
    zh: `${certificate}：未登记该产品标准要求的监督间隔，请登记：certdesk certificate edit ${shellWord(certificate)} --surveillance-months 月数 --reason 原因（不要求监督则为 0）`,
  }),
  /** The issue by the expiry shows that there was an audit, and none is on record; where `said` is false its days alone tell what it is. */
  noAudit: (certificate: string, issued: Day, old: string, said: boolean): Words => {
    const audit = `certdesk certificate surveillance add ${shellWord(old)} --kind recertification`
    const kind = `certdesk certificate edit ${shellWord(certificate)} --kind`
    const [taken, unsaid] = said
      ? [
          { en: 'as the recertification of', zh: '按期再认证换发' },
          { en: '', zh: '' },
        ]
      : [
          {
            en: 'and by its days taken for the recertification of',
            zh: '换发，发证类型尚未登记，按日期视为按期再认证',
          },
          {
            en: `; say what it is with: ${kind} KIND --reason TEXT`,
            zh: `；发证类型请登记：${kind} 类型 --reason 原因`,
          },
        ]
    return {
      en: `${certificate}: issued on ${issued} ${taken.en} ${old}, in time, and no audit for it is on record; record it with: ${audit} --on DAY --reference REFERENCE${unsaid.en}`,
      zh: `${certificate}：${issued} ${taken.zh}（原证书 ${old}），但再认证审核不在案，请登记：${audit} --on 日期 --reference 报告编号${unsaid.zh}`,
    }
  },
  restoredWithout: (certificate: string, on: Day, reason: string): Words => ({
    en: `${certificate}: restored on ${on} without the surveillance that was owed: ${reason}`,
    zh: `${certificate}：${on} 恢复时应做的监督尚未完成，原因：${reason}`,
  }),
}
