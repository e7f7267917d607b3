import { type Day, daysBetween } from '../../../clause/day.ts'
import { reaches } from '../../../contact/contact/store/calling.ts'
import { verb } from '../../../terminal/command.ts'
import { type Column, list, orDash } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { type IssueChannel, issueChannels } from '../../rules.ts'
import { namedRound, surveyNumber } from '../argument.ts'
import { listSampled } from '../store/sampled.ts'

/** A form that is outstanding, with the person to ask for it. */
interface Outstanding {
  readonly customer: string
  readonly name: string
  readonly issued: Day
  readonly days: number
  readonly channel: IssueChannel
  readonly person: string | null
  readonly phone: string | null
}

const columns: readonly Column<Outstanding>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (each) => each.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
  { key: 'issued', title: { en: 'Issued', zh: '发放日期' }, cell: (each) => each.issued, whole: true },
  { key: 'days', title: { en: 'Days', zh: '天数' }, cell: (each) => each.days, align: 'right', whole: true },
  {
    key: 'channel',
    title: { en: 'By', zh: '方式' },
    cell: (each) => each.channel,
    shown: (each) => issueChannels[each.channel],
    minor: true,
  },
  {
    key: 'person',
    title: { en: 'Person', zh: '联系人' },
    cell: (each) => each.person,
    shown: (each) => orDash(each.person),
  },
  {
    key: 'phone',
    title: { en: 'Phone', zh: '电话' },
    cell: (each) => each.phone,
    shown: (each) => orDash(each.phone),
    whole: true,
  },
]

/** `survey remind`: who has not answered, the person to ask for there, and the number to call; the longest waiting first. */
export const surveyRemind = verb({
  words: { en: 'Who has not answered: the call list', zh: '未交回问卷的催收名单' },
  access: 'read',
  args: { survey: surveyNumber },
  examples: { 'survey remind SV-2026-1': { en: 'who has not answered, with whom to call', zh: '未交回者及其联系人' } },
  run: async ({ survey }, call) => {
    const { outstanding, none } = await call.read(async (db) => {
      const round = await namedRound(db, survey, call.asOf)
      const sampled = await listSampled(db, round, call.asOf)
      const waiting = sampled.filter(({ returned }) => returned === null)
      const reach = await reaches(
        db,
        waiting.map(({ customerId }) => customerId),
        call.asOf,
      )
      const outstanding = waiting.flatMap(({ customer, name, customerId, issuedOn, channel }): Outstanding[] => {
        if (issuedOn === null || channel === null) return []
        const { person, phone } = reach.get(customerId) ?? { person: null, phone: null }
        return [{ customer, name, issued: issuedOn, days: daysBetween(issuedOn, call.asOf), channel, person, phone }]
      })
      const isIssued = sampled.some(({ issuedOn }) => issuedOn !== null)
      const none = isIssued ? returnWords.nobodyOutstanding : returnWords.noneIssued(round.number)
      return { outstanding, none }
    })
    const byAge = outstanding.sort((a, b) => b.days - a.days)
    return list('outstanding', columns, byAge, none)
  },
})
