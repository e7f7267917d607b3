import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'

/** What the page of a customer's file says. */
export const pageWords = {
  title: { en: 'Customer file', zh: '客户档案' },
  vipTitle: { en: 'VIP customer file', zh: 'VIP 客户档案' },
  fileNumber: (number: string | null): Words =>
    number === null
      ? { en: 'No number of the VIP file is on record (4.3.3).', zh: '尚未登记 VIP 档案号（4.3.3）。' }
      : { en: `VIP file ${number} (4.3.3).`, zh: `VIP 档案号 ${number}（4.3.3）。` },
  internal: {
    en: 'Internal: it names contact persons and how to reach them. Do not hand it out.',
    zh: '内部资料：含联系人姓名及联系方式，请勿外传。',
  },
  asOf: (day: Day): Words => ({ en: `As of ${day}.`, zh: `截至 ${day}。` }),
  head: { en: 'Journal head', zh: '日志头' },

  relation: { en: 'Relation', zh: '关系' },
  maintainer: { en: 'Maintainer', zh: '维护人' },
  since: (day: Day): Words => ({ en: `since ${day}`, zh: `自 ${day} 起` }),
  vip: { en: 'VIP', zh: 'VIP' },
  inForce: { en: 'Certificates in force', zh: '有效证书' },
  ofAll: (count: number): Words => ({ en: `of ${count} on record`, zh: `在案 ${count} 张` }),
  contacts: (year: number): Words => ({ en: `Contacts ${year}`, zh: `${year} 年联系` }),
  doneOfOwed: (done: number, owed: number): Words => ({ en: `${done} of ${owed}`, zh: `${done} / ${owed}` }),
  toMake: (missing: number): Words =>
    missing === 0
      ? { en: 'all made (4.3.2)', zh: '已满足（4.3.2）' }
      : { en: `${missing} still to make (4.3.2)`, zh: `尚缺 ${missing} 次（4.3.2）` },
  nothingOwed: { en: 'none owed (4.3.2)', zh: '不要求（4.3.2）' },

  who: { en: 'Who it is', zh: '基本情况' },
  mergedCodes: { en: 'Also', zh: '并入编号' },
  formerUntil: (name: string, until: Day | null): Words =>
    until === null ? { en: name, zh: name } : { en: `${name} (until ${until})`, zh: `${name}（至 ${until}）` },

  persons: { en: 'Contact persons', zh: '联系人' },
  noPersons: { en: 'No contact person is on record.', zh: '未登记联系人。' },
  primary: { en: 'primary', zh: '主要联系人' },
  left: { en: 'not there any more', zh: '已离任' },
  there: { en: 'There', zh: '任职期间' },

  service: { en: 'Who serves it', zh: '维护与 VIP' },
  maintainers: { en: 'Maintainers over time', zh: '历任维护人' },
  noMaintainers: { en: 'Nobody has maintained it.', zh: '尚无维护人。' },
  vips: { en: 'As VIP', zh: 'VIP 期间' },
  noVips: { en: 'It has never been VIP.', zh: '未曾列为 VIP。' },
  from: { en: 'From', zh: '自' },
  reason: { en: 'Why', zh: '原因' },

  contracts: { en: 'Contracts', zh: '合同' },
  noContracts: { en: 'No contract is on record.', zh: '未登记合同。' },
  contractsTable: { en: 'Contracts and their steps (4.1.4)', zh: '合同及办理步骤（4.1.4）' },
  renews: (number: string): Words => ({ en: `renews ${number}`, zh: `续签自 ${number}` }),
  ended: { en: 'Ended', zh: '终止' },
  reSigns: { en: 'Requests to sign anew (4.1.3)', zh: '重新签订要求（4.1.3）' },
  requested: { en: 'Requested', zh: '提出日期' },
  situation: { en: 'Situation', zh: '了解的情况' },
  application: { en: 'Application', zh: '提供申请书' },
  papers: { en: 'Contract papers', zh: '提供合同文本' },

  certificates: { en: 'Certificates', zh: '证书' },
  noCertificates: { en: 'No certificate is issued.', zh: '尚未颁发证书。' },
  noEnd: { en: 'no end', zh: '长期' },
  statusSince: (status: Words, since: Day): Words => ({
    en: `${status.en}, since ${since}`,
    zh: `${status.zh}（自 ${since}）`,
  }),
  successor: { en: 'Replaced by', zh: '由此证书替换' },
  nextSurveillance: { en: 'Surveillance due', zh: '应完成监督' },
  history: (number: string): Words => ({ en: `History of ${number}`, zh: `${number} 的历史` }),
  on: { en: 'On', zh: '日期' },
  what: { en: 'What', zh: '事项' },
  detail: { en: 'Details', zh: '说明' },
  ahead: { en: 'ahead', zh: '将来' },

  contactYears: { en: 'Contacts', zh: '联系记录' },
  noContacts: { en: 'No contact is on record.', zh: '未登记联系。' },
  noneThatYear: { en: 'No contact was made.', zh: '该年没有联系。' },
  contactsOf: (year: number): Words => ({ en: `Contacts of ${year}`, zh: `${year} 年的联系` }),
  yearOwed: (done: number, owed: number, missing: number): Words => ({
    en: `${done} of ${owed} (4.3.2)${missing === 0 ? '' : `, ${missing} missing`}.`,
    zh: `应联系 ${owed} 次，已计入 ${done} 次（4.3.2）${missing === 0 ? '' : `，尚缺 ${missing} 次`}。`,
  }),
  yearAsVip: (owed: number, missing: number): Words => ({
    en: `As VIP ${owed} (4.3.3)${missing === 0 ? '' : `, ${missing} missing`}.`,
    zh: `VIP 应联系 ${owed} 次（4.3.3）${missing === 0 ? '' : `，尚缺 ${missing} 次`}。`,
  }),
  yearNothing: { en: 'Nothing was owed (4.3.2).', zh: '不要求联系（4.3.2）。' },
  contact: { en: 'Contact', zh: '联系' },
  with: { en: 'By, with', zh: '联系人员、对象' },
  topics: { en: 'Surveillance, needs', zh: '监督时间、需要' },
  summary: { en: 'Summary', zh: '内容' },
  counts: { en: 'Counts', zh: '是否计入' },
  counted: { en: 'yes', zh: '计入' },
  passedOn: (on: Day): Words => ({ en: `passed on ${on}`, zh: `${on} 传递` }),
  followUp: (on: Day): Words => ({ en: `again on ${on}`, zh: `${on} 再联系` }),

  information: { en: 'Information received', zh: '收到的信息' },
  noInformation: { en: 'No information is on record (4.1.2).', zh: '未登记信息（4.1.2）。' },
  received: { en: 'Received', zh: '收到日期' },
  number: { en: 'Number', zh: '编号' },
  source: { en: 'Source', zh: '来源' },
  content: { en: 'Content', zh: '内容' },
  action: { en: 'Action', zh: '措施' },
  noAction: { en: 'none needed', zh: '无需措施' },
  actionOpen: (owner: string | null): Words => ({
    en: `open${owner === null ? '' : ` (${owner})`}`,
    zh: `未关闭${owner === null ? '' : `（${owner}）`}`,
  }),
  actedOn: (on: Day, action: string): Words => ({ en: `${on}: ${action}`, zh: `${on}：${action}` }),
  closedOn: (on: Day, outcome: string | null): Words => ({
    en: `closed ${on}${outcome === null ? '' : `: ${outcome}`}`,
    zh: `${on} 关闭${outcome === null ? '' : `：${outcome}`}`,
  }),

  changes: { en: 'Change applications', zh: '变更申请' },
  noChanges: { en: 'No change was applied for (4.2).', zh: '没有变更申请（4.2）。' },
  changed: { en: 'What changes', zh: '变更内容' },
  state: { en: 'State', zh: '状态' },
  waitsFor: { en: 'Waits for', zh: '等待' },
  finished: { en: 'finished', zh: '已结束' },

  surveys: { en: 'Satisfaction surveys', zh: '满意度调查' },
  noSurveys: { en: 'It was not drawn for any survey (4.5).', zh: '未被抽中参加调查（4.5）。' },
  survey: { en: 'Survey', zh: '调查' },
  drawn: { en: 'Drawn', zh: '抽样日期' },
  rank: (rank: number): Words => ({ en: `rank ${rank}`, zh: `次序 ${rank}` }),
  substitute: { en: 'stands in', zh: '替补' },
  formIssued: { en: 'Form issued', zh: '发放' },
  formReturned: { en: 'What came back', zh: '收回情况' },
  notYet: { en: 'nothing yet', zh: '尚未收回' },
  invalid: (reason: string): Words => ({ en: `not valid: ${reason}`, zh: `无效：${reason}` }),
  score: { en: 'Score', zh: '得分' },
  comment: { en: 'Comment', zh: '意见' },

  feedback: { en: 'Other feedback', zh: '其他反馈' },
  noFeedback: { en: 'No other feedback is on record (4.5.1).', zh: '未登记其他反馈（4.5.1）。' },
  channel: { en: 'Channel', zh: '渠道' },
  classification: { en: 'Classified', zh: '分类' },
  unclassified: { en: 'not yet', zh: '未分类' },

  cases: { en: 'Complaints and appeals', zh: '投诉与申诉' },
  noCases: {
    en: 'No complaint or appeal is on record (ISO/IEC 17021-1 9.7, 9.8).',
    zh: '未登记投诉或申诉（ISO/IEC 17021-1 9.7、9.8）。',
  },
  caseSort: { en: 'Kind', zh: '类别' },
  caseFrom: { en: 'From', zh: '来自' },
  anonymous: { en: 'anonymous', zh: '匿名' },
  decision: { en: 'Decided', zh: '决定' },

  intelligence: { en: 'Found online', zh: '网上收集的信息' },
  noIntelligence: { en: 'Nothing found online is on record (4.3.4).', zh: '未登记网上收集的信息（4.3.4）。' },
  collected: { en: 'Collected', zh: '收集日期' },
  nothingFound: { en: 'nothing found', zh: '未发现' },
  leader: { en: 'Leader told', zh: '反馈机构领导' },

  events: { en: 'Customer events', zh: '客户活动' },
  noEvents: { en: 'It attended no customer event (4.3.5).', zh: '未参加客户活动（4.3.5）。' },
  held: { en: 'Held', zh: '举办日期' },
  event: { en: 'Event', zh: '活动' },
  place: { en: 'Place', zh: '地点' },
  headcount: { en: 'People', zh: '人数' },
  attendees: { en: 'Who came', zh: '参加人员' },

  magazine: { en: 'The magazine', zh: '杂志' },
  noMagazine: { en: 'No issue of the magazine was sent to it (4.3.6).', zh: '未向其发放杂志（4.3.6）。' },
  sent: { en: 'Sent', zh: '发放日期' },
  issue: { en: 'Issue', zh: '期次' },
  published: { en: 'Published', zh: '出版日期' },
  delivery: { en: 'Delivered by', zh: '发放方式' },

  losses: { en: 'Abnormalities and losses', zh: '异常与流失' },
  noLosses: { en: 'No abnormality or loss is on record (4.3.7).', zh: '未登记异常或流失（4.3.7）。' },
  found: { en: 'Found', zh: '发现日期' },
  lossKind: { en: 'What it is', zh: '类别' },
  steps: { en: 'What was done', zh: '处理经过' },
  stepOf: (on: Day, step: Words, by: string | null, said: Words | null): Words => ({
    en: `${on} ${step.en}${by === null ? '' : ` (${by})`}${said === null ? '' : `: ${said.en}`}`,
    zh: `${on} ${step.zh}${by === null ? '' : `（${by}）`}${said === null ? '' : `：${said.zh}`}`,
  }),
  stillToDo: (missing: readonly Words[]): Words =>
    missing.length === 0
      ? { en: 'nothing more to do', zh: '无待办' }
      : {
          en: `to come: ${missing.map(({ en }) => en).join(', ')}`,
          zh: `待办：${missing.map(({ zh }) => zh).join('、')}`,
        },

  breaches: { en: 'Records of breaches', zh: '不符合记录' },
  noBreaches: { en: 'No breach that concerns it is on record.', zh: '没有涉及该客户的不符合记录。' },
  opened: { en: 'Recorded', zh: '登记日期' },
  clause: { en: 'Clause, period', zh: '条款、期间' },
  cause: { en: 'Cause', zh: '原因' },
  correction: { en: 'Correction, action, effect', zh: '纠正、措施、有效性' },
  acknowledged: { en: 'Acknowledged', zh: '部门经理确认' },
} as const
