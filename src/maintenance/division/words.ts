import type { Day } from '../../clause/day.ts'
import { joined, type Words } from '../../clause/words.ts'

const countOf = (organizations: number): string =>
  `${organizations} ${organizations === 1 ? 'organization' : 'organizations'}`

export const maintenanceWords = {
  noMaintainers: (customers: number): Words => ({
    en: `${customers} certified customers have no maintainer`,
    zh: `${customers} 个获证客户无维护人`,
  }),
  noList: (year: number): Words => ({
    en: `no maintenance list issued in ${year}`,
    zh: `${year} 年未提供维护企业名单`,
  }),
  oldList: (last: Day, days: number): Words => ({
    en: `the last maintenance list is of ${last}, ${days} days old`,
    zh: `最近的维护企业名单为 ${last}，已过 ${days} 天`,
  }),
  onlyParts: (parts: readonly { number: string; issued: Day; maintainer: string | null }[]): Words => {
    const each = parts.map(
      ({ number, issued, maintainer }): Words => ({
        en: `${number} of ${issued} (${maintainer})`,
        zh: `${number}，${issued}（${maintainer}）`,
      }),
    )
    const { en, zh } = joined(each, ', ', '；')
    return {
      en: `issued besides, each the part of one maintainer and so not counted: ${en}`,
      zh: `另提供单个维护人的部分名单，不计入：${zh}`,
    }
  },
  issued: (number: string, organizations: number, recipients: string): Words => ({
    en: `Issued ${number}: ${countOf(organizations)}, to ${recipients}.`,
    zh: `已提供 ${number}：${organizations} 家企业，接收：${recipients}。`,
  }),
  issuedPart: (number: string, maintainer: string, organizations: number, recipients: string): Words => ({
    en: `Issued ${number}: the part of ${maintainer}, ${countOf(organizations)}, to ${recipients}. Only the whole list counts for 4.3.1: certdesk report maintenance --issue`,
    zh: `已提供 ${number}：${maintainer} 的部分名单，${organizations} 家企业，接收：${recipients}。4.3.1 只计完整名单：certdesk report maintenance --issue`,
  }),
  issuedAlready: (number: string): Words => ({
    en: `Already issued as ${number}; nothing was changed.`,
    zh: `已作为 ${number} 提供，未作改动。`,
  }),
  divided: (day: Day, organizations: number, maintainers: number, unassigned: number): Words => ({
    en: `As of ${day}: ${countOf(organizations)} certified, ${maintainers} ${maintainers === 1 ? 'maintainer' : 'maintainers'}, ${unassigned} without one (4.3.1).`,
    zh: `截至 ${day}：获证组织 ${organizations} 家，维护人 ${maintainers} 名，无维护人的 ${unassigned} 家（4.3.1）。`,
  }),
  partOf: (maintainer: string, day: Day, organizations: number): Words => ({
    en: `The part of ${maintainer} as of ${day}: ${countOf(organizations)} certified (4.3.1).`,
    zh: `截至 ${day} ${maintainer} 的部分：获证组织 ${organizations} 家（4.3.1）。`,
  }),
  part: (maintainer: string, organizations: number, vips: number): Words => ({
    en: `${maintainer}: ${countOf(organizations)}${vips === 0 ? '' : `, ${vips} VIP`}`,
    zh: `${maintainer}：${organizations} 家${vips === 0 ? '' : `，其中 VIP ${vips} 家`}`,
  }),
  unassigned: (organizations: number): Words => ({
    en: `Without a maintainer of the business department: ${organizations}`,
    zh: `无业务部维护人：${organizations} 家`,
  }),
  digest: (digest: string): Words => ({ en: `SHA-256 ${digest}`, zh: `SHA-256 ${digest}` }),
  nobody: { en: 'No organization is certified on that day.', zh: '当日没有获证组织。' },
  nobodyOf: (maintainer: string, day: Day): Words => ({
    en: `${maintainer} maintains no certified organization on ${day}.`,
    zh: `${day} ${maintainer} 没有维护的获证组织。`,
  }),
  assignFirst: {
    en: 'There is nothing to hand over; see who is without a maintainer: certdesk report maintenance',
    zh: '没有可提供的名单；可查看无维护人的企业：certdesk report maintenance',
  },
  neverIssued: {
    en: 'No list is issued yet: certdesk report maintenance --issue --to RECIPIENTS',
    zh: '尚未提供过名单：certdesk report maintenance --issue --to 接收者',
  },
  whole: { en: 'whole', zh: '完整名单' },
}
