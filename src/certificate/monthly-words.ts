import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

const of = (count: number): string => `${count} ${count === 1 ? 'organization' : 'organizations'}`

export const monthlyCertificateWords = {
  title: { en: 'Customers and certificates', zh: '客户与证书' },
  movement: { en: 'Certificates in force', zh: '有效及暂停的证书' },
  moved: { en: 'Certificates issued or ended', zh: '颁发与终止的证书' },
  gained: { en: 'Organizations gained', zh: '新增获证组织' },
  lost: { en: 'Organizations lost', zh: '失去的获证组织' },
  before: { en: 'before the month', zh: '月初' },
  after: (last: Day): Words => ({ en: `on ${last}`, zh: last }),
  issued: { en: 'issued', zh: '颁发' },
  what: { en: 'What', zh: '事项' },
  total: { en: 'Total', zh: '合计' },
  on: { en: 'On', zh: '日期' },
  certificate: { en: 'Certificate', zh: '证书编号' },
  standard: { en: 'Standard', zh: '认证标准' },
  nobody: { en: 'Nobody.', zh: '没有。' },
  said: (last: Day, certified: number, gained: number, lost: number): Words => ({
    en: `${of(certified)} certified on ${last}: ${gained} gained, ${lost} lost.`,
    zh: `${last} 获证组织 ${certified} 家：新增 ${gained} 家，失去 ${lost} 家。`,
  }),
}
