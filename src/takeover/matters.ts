import { answeredBy } from '../clause/takeover.ts'
import type { Words } from '../clause/words.ts'

/** What is asked about of the time before go-live: of each certificate, contract or customer, or of the body itself. */
export interface Matter {
  readonly title: Words
  /** The duty under which its answers are kept. */
  readonly duty: string
  /** The question that a conversation begins with. */
  readonly question: Words
  /** Which day is to be given for each; null where no day answers it. */
  readonly day: Words | null
  /** What the day rests on; null where it needs no paper. */
  readonly reference: Words | null
  /** What it means to say that what is on record is all there was; null where a kind alone is an answer. */
  readonly complete: Words | null
  /** Why it cannot be said to be unknown for good; null where it can. */
  readonly never: Words | null
}

const surveillance: Matter = {
  title: { en: 'surveillance', zh: '监督审核' },
  duty: 'surveillance-due',
  question: {
    en: 'When was the last surveillance of each of these certificates? Earlier ones of the cycle that are not on record are asked for after it.',
    zh: '这些证书最近一次监督审核是哪天？本周期更早的监督如不在案，之后再问。',
  },
  day: { en: 'the last surveillance', zh: '最近一次监督日期' },
  reference: { en: 'its report', zh: '报告编号' },
  complete: { en: 'none was done other than those on record', zh: '除在案的以外没有做过监督' },
  never: {
    en: 'the body must hold the records of a running cycle (ISO/IEC 17021-1 9.9)',
    zh: '机构应保存现行认证周期的记录（ISO/IEC 17021-1 9.9）',
  },
}

const kind: Matter = {
  title: { en: 'kind of issue', zh: '发证类型' },
  duty: 'issue-kind',
  question: {
    en: 'Which of these certificates are initial certifications, recertifications, changes, or transfers?',
    zh: '这些证书各属初次认证、再认证、变更换证还是转机构？',
  },
  day: null,
  reference: null,
  complete: null,
  never: { en: 'the certificate itself tells it', zh: '证书本身即可说明' },
}

const contract: Matter = {
  title: { en: 'project set-up', zh: '合同立项' },
  duty: 'contract-steps',
  question: { en: 'When were the projects of these contracts set up?', zh: '这些合同是哪天立项的？' },
  day: { en: 'the project set-up', zh: '立项日期' },
  reference: { en: 'its reference', zh: '立项依据' },
  complete: { en: 'no step was taken other than those on record', zh: '除在案的步骤以外没有做过' },
  never: null,
}

const contact: Matter = {
  title: { en: 'contacts of the year', zh: '当年的联系' },
  duty: 'contact-twice-a-year',
  question: {
    en: 'Were these customers contacted this year before go-live? Lists of contacts come in with: certdesk contact import FILE',
    zh: '启用日之前，今年联系过这些客户吗？联系清单可用 certdesk contact import 文件 导入',
  },
  day: null,
  reference: null,
  complete: { en: 'no contact was made other than those on record', zh: '除在案的以外没有联系过' },
  never: null,
}

const list: Matter = {
  title: { en: 'list of maintained organizations', zh: '维护企业名单' },
  duty: 'maintenance-list',
  question: {
    en: 'Was the list of maintained organizations issued this year before go-live?',
    zh: '启用日之前，今年提供过维护企业名单吗？',
  },
  day: null,
  reference: null,
  complete: { en: 'none was issued other than those on record', zh: '除在案的以外没有提供过' },
  never: null,
}

const collection: Matter = {
  title: { en: 'online information of the month', zh: '当月网上信息收集' },
  duty: 'monthly-intelligence',
  question: {
    en: 'Was information collected this month before go-live? Record it with: certdesk intel add',
    zh: '启用日之前，本月收集过网上信息吗？可用 certdesk intel add 登记',
  },
  day: null,
  reference: null,
  complete: { en: 'none was collected other than that on record', zh: '除在案的以外没有收集过' },
  never: null,
}

const event: Matter = {
  title: { en: 'customer events of the year', zh: '当年的客户活动' },
  duty: 'two-events-a-year',
  question: {
    en: 'Were customer events held this year before go-live? Record them with: certdesk event add',
    zh: '启用日之前，今年举办过客户活动吗？可用 certdesk event add 登记',
  },
  day: null,
  reference: null,
  complete: { en: 'none was held other than those on record', zh: '除在案的以外没有举办过' },
  never: null,
}

const survey: Matter = {
  title: { en: 'survey of the year', zh: '当年的满意度调查' },
  duty: 'survey-draw',
  question: {
    en: 'Was a survey (F02) drawn and issued this year before go-live?',
    zh: '启用日之前，今年做过 F02 满意度调查吗？',
  },
  day: null,
  reference: null,
  complete: { en: 'none was made other than that on record', zh: '除在案的以外没有做过' },
  never: null,
}

const fromGoLive: Words = { en: 'it holds from go-live until a day is given', zh: '未给出日期的按启用日起算' }

const maintainer: Matter = {
  title: { en: 'maintained since', zh: '维护起始日期' },
  duty: 'maintenance-division',
  question: {
    en: 'Since when have these customers been maintained by whom the list names? They hold from go-live until you say otherwise.',
    zh: '名单上的维护人从哪天起维护这些客户？未说明的按启用日起算。',
  },
  day: { en: 'maintained since', zh: '维护起始日期' },
  reference: null,
  complete: { en: 'since go-live', zh: '即从启用日起' },
  never: fromGoLive,
}

const vip: Matter = {
  title: { en: 'VIP since', zh: 'VIP 起始日期' },
  duty: 'vip-service',
  question: {
    en: 'Since when have these customers been VIP? They are from go-live until you say otherwise.',
    zh: '这些客户从哪天起是 VIP？未说明的按启用日起算。',
  },
  day: { en: 'VIP since', zh: 'VIP 起始日期' },
  reference: null,
  complete: { en: 'since go-live', zh: '即从启用日起' },
  never: fromGoLive,
}

/** Every matter, in the order in which it is asked about: what an accreditation hangs on first. */
export const matters = {
  kind,
  surveillance,
  contract,
  contact,
  maintainer,
  vip,
  list,
  collection,
  event,
  survey,
} as const

export type MatterName = keyof typeof matters

export const matterNames = Object.keys(matters) as readonly MatterName[]

const ofUnknown: readonly MatterName[] = matterNames.filter((name) => !['kind', 'maintainer', 'vip'].includes(name))

/** The matter that an unknown result of a duty belongs to. */
export const matterOf = (duty: string): MatterName | null =>
  ofUnknown.find((name) => matters[name].duty === answeredBy(duty)) ?? null
