import type { Day } from '../../clause/day.ts'
import { joined, lines, same, type Words } from '../../clause/words.ts'
import { type EventEvidence, type EventKind, eventKinds } from './rules.ts'

const organizations = (n: number): string => `${n} ${n === 1 ? 'organization' : 'organizations'}`

const evidenceWords: Readonly<Record<EventEvidence, Words>> = {
  attendees: { en: 'attendees', zh: '参加组织' },
  minutes: { en: 'minutes', zh: '会议纪要' },
}

/** How an event is named where its number alone says little. */
const named = (number: string, held: Day, kind: EventKind): Words => ({
  en: `${number} (${held}, ${eventKinds[kind].en})`,
  zh: `${number}（${held}，${eventKinds[kind].zh}）`,
})

export const eventWords = {
  added: (number: string, kind: EventKind, held: Day): Words => ({
    en: `Recorded ${number}: ${eventKinds[kind].en} on ${held}.`,
    zh: `已登记 ${number}：${held} ${eventKinds[kind].zh}。`,
  }),
  ofYear: (year: number, counting: number, owed: number): Words => ({
    en: `${counting} of ${owed} customer events of ${year} count (4.3.5).`,
    zh: `${year} 年计入的客户活动 ${counting} 次，应不少于 ${owed} 次（4.3.5）。`,
  }),
  countsWith: (number: string): Words => ({
    en: `${number} counts once its attendees or its minutes are on record.`,
    zh: `${number} 登记参加组织或会议纪要后才计入。`,
  }),
  evidenceNext: (number: string, missing: readonly EventEvidence[]): Words =>
    lines(
      missing.map((each) =>
        each === 'attendees'
          ? {
              en: `Record who attended: certdesk event attend ${number} CUSTOMER…`,
              zh: `请登记参加组织：certdesk event attend ${number} 客户…`,
            }
          : {
              en: `Record the minutes: certdesk event minutes ${number} --text TEXT`,
              zh: `请登记会议纪要：certdesk event minutes ${number} --text 纪要`,
            },
      ),
    ),
  otherwise: (number: string): Words => ({
    en: `${number} is on record with another place.`,
    zh: `${number} 已登记，地点不同。`,
  }),
  editIt: (number: string): Words => ({
    en: `If that is wrong, correct it: certdesk event edit ${number} --place TEXT --reason TEXT`,
    zh: `如有误，请更正：certdesk event edit ${number} --place 地点 --reason 原因`,
  }),
  none: { en: 'No customer event is on record.', zh: '没有客户活动。' },
  theEvent: { en: 'the event', zh: '活动日期' },
  minutes: (number: string, on: Day): Words => ({
    en: `Recorded the minutes of ${number} as of ${on}.`,
    zh: `已登记 ${number} 的会议纪要，日期 ${on}。`,
  }),
  minutesBefore: (number: string, on: Day): Words => ({
    en: `The minutes of ${number} of ${on} are on record, and they say something else.`,
    zh: `${number} 已有 ${on} 的会议纪要，且内容不同。`,
  }),
  editMinutes: (number: string): Words => ({
    en: `If they are wrong, correct them: certdesk event edit ${number} --minutes TEXT --reason TEXT`,
    zh: `如有误，请更正：certdesk event edit ${number} --minutes 纪要 --reason 原因`,
  }),
  noMinutes: (number: string): Words => ({
    en: `${number} has no minutes to correct.`,
    zh: `${number} 没有可更正的会议纪要。`,
  }),
  minutesFirst: (number: string): Words => ({
    en: `Record them: certdesk event minutes ${number} --text TEXT`,
    zh: `请先登记：certdesk event minutes ${number} --text 纪要`,
  }),

  attended: (number: string, added: number, all: number): Words => ({
    en: `Recorded ${organizations(added)} at ${number}; ${all} in all.`,
    zh: `已登记 ${added} 家组织参加 ${number}，共 ${all} 家。`,
  }),
  attendedFilled: (number: string, count: number): Words => ({
    en: `Completed what is on record of ${organizations(count)} at ${number}.`,
    zh: `已补充 ${count} 家组织参加 ${number} 的情况。`,
  }),
  wouldAttend: (number: string, added: number): Words => ({
    en: `Dry run: ${organizations(added)} would be recorded at ${number}.`,
    zh: `试运行：将登记 ${added} 家组织参加 ${number}。`,
  }),
  attendedAlready: (number: string): Words => ({
    en: `Already recorded at ${number}; nothing was changed.`,
    zh: `${number} 已有此登记，未作改动。`,
  }),
  nobodyNamed: { en: 'Missing CUSTOMER or --file FILE.', zh: '缺少 客户 或 --file 文件。' },
  nameAttendees: {
    en: 'Name the organizations that attended, or give the list of attendees with --file.',
    zh: '请写明参加的组织，或用 --file 给出参加人员名单。',
  },
  customersAndFile: { en: 'Both CUSTOMER and --file are given.', zh: '同时给出了客户和 --file。' },
  oneWay: { en: 'Give one of them.', zh: '请只给出其中之一。' },
  onlyOfOne: (flags: readonly string[]): Words => ({
    en: `${flags.join(' and ')} ${flags.length === 1 ? 'tells' : 'tell'} of one organization.`,
    zh: `${flags.join('、')} 只针对一家组织。`,
  }),
  nameOneCustomer: {
    en: 'Name one CUSTOMER with it; a list has columns for them.',
    zh: '请只写一个客户；名单可用列写明。',
  },
  attendedOtherwise: (number: string, customer: string): Words => ({
    en: `${customer} is on record at ${number} with other attendees.`,
    zh: `${customer} 参加 ${number} 的登记与此不同。`,
  }),
  editAttendance: (number: string, customer: string): Words => ({
    en: `If that is wrong, correct it: certdesk event edit ${number} --customer ${customer} --headcount N --persons TEXT --reason TEXT`,
    zh: `如有误，请更正：certdesk event edit ${number} --customer ${customer} --headcount 人数 --persons 参加人员 --reason 原因`,
  }),
  notThere: (number: string, customer: string): Words => ({
    en: `${customer} is not on record at ${number}.`,
    zh: `${number} 没有 ${customer} 的参加登记。`,
  }),
  seeAttendees: (number: string): Words => ({
    en: `See who is with: certdesk event show ${number}`,
    zh: `可查看：certdesk event show ${number}`,
  }),
  needsCustomer: (flags: readonly string[]): Words => ({
    en: `${flags.join(' and ')} ${flags.length === 1 ? 'tells' : 'tell'} of an attendance, and --customer is missing.`,
    zh: `${flags.join('、')} 针对参加组织，但缺少 --customer。`,
  }),
  sayWhose: { en: 'Name the organization with --customer.', zh: '请用 --customer 写明组织。' },
  nameAField: { en: 'Give at least one field, for example --title TEXT.', zh: '请至少给出一项，例如 --title 主题。' },
  wholeEvent: { en: 'the whole event, with everybody who attended', zh: '整次活动（连同参加登记）' },
  attendanceVoided: (number: string, customer: string): Words => ({
    en: `Took back that ${customer} attended ${number}; it stays on record and counts for nothing.`,
    zh: `已作废 ${customer} 参加 ${number} 的登记；记录保留，不再计入。`,
  }),
  attendance: (count: number, headcount: number | null): Words =>
    count === 0
      ? same('—')
      : {
          en: `${organizations(count)}${headcount === null ? '' : `, ${headcount} people`}`,
          zh: `${count} 家${headcount === null ? '' : `，${headcount} 人`}`,
        },

  short: (year: number, counting: number, owed: number, without: readonly string[]): Words => {
    const numbers = joined(without.map(same))
    return {
      en: `${counting} of ${owed} customer events held in ${year}${without.length === 0 ? '' : `; not counted, without attendees and minutes: ${numbers.en}`}`,
      zh: `${year} 年举办客户活动 ${counting} 次，应不少于 ${owed} 次${without.length === 0 ? '' : `；无参加组织和会议纪要、未计入：${numbers.zh}`}`,
    }
  },
  lacksEvidence: (
    number: string,
    held: Day,
    kind: EventKind,
    missing: readonly EventEvidence[],
    counts: boolean,
  ): Words => {
    const event = named(number, held, kind)
    const list = missing.map((each) => evidenceWords[each])
    if (!counts)
      return {
        en: `${event.en} does not count: neither attendees nor minutes are on record`,
        zh: `${event.zh}未计入：没有参加组织，也没有会议纪要`,
      }
    return {
      en: `${event.en} counts, but no ${joined(list, ' and no ').en} are on record`,
      zh: `${event.zh}已计入，但没有${joined(list, '', '和').zh}`,
    }
  },
  allOfOneKind: (year: number, kind: EventKind): Words => ({
    en: `all customer events of ${year} are of one kind: ${eventKinds[kind].en}`,
    zh: `${year} 年的客户活动均为${eventKinds[kind].zh}`,
  }),
}
