import { type Day, daysBetween } from '../../../clause/day.ts'
import { type Reach, reaches } from '../../../contact/contact/store/calling.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { verb } from '../../../terminal/command.ts'
import { type Column, columnOf, list } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { type IssueChannel, issueChannels } from '../../rules.ts'
import { namedRound, surveyNumber } from '../argument.ts'
import { listSampled, type Sampled } from '../store/sampled.ts'

/** A form that is outstanding, with the person to ask for it. */
interface Outstanding extends Pick<Sampled, 'customer' | 'name'>, Reach {
  readonly issued: Day
  readonly days: number
  readonly channel: IssueChannel
}

const column = columnOf<Outstanding>()

const columns: readonly Column<Outstanding>[] = [
  ...customerColumns,
  column('issued', 'Issued', '发放日期', { whole: true }),
  column('days', 'Days', '天数', { align: 'right', whole: true }),
  column('channel', 'By', '方式', { shown: (each) => issueChannels[each.channel], minor: true }),
  column('person', 'Person', '联系人', { dashed: true }),
  column('phone', 'Phone', '电话', { dashed: true, whole: true }),
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
