import { inMonth, type MonthlyCell, type MonthlySection, type ReportedMonth } from '../clause/monthly.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { listFeedback } from './feedback/feedback.ts'
import { feedbackChannels } from './feedback/rules.ts'
import { monthlyVoiceWords as words } from './monthly-words.ts'
import { listSuggestions } from './suggestion/suggestion.ts'

/** Feedback of the month and the suggestions that are open after it (4.5.1). */
export async function feedbackOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const feedback = await listFeedback(db, { asOf: month.last, from: month.first, to: month.last })
  const suggestions = (await listSuggestions(db, month.last)).filter(
    ({ closed }) => closed === null || inMonth(closed, month),
  )
  const open = suggestions.filter(({ closed }) => closed === null)
  return {
    key: 'suggestions',
    title: words.suggestions,
    said: [words.feedback(feedback.length, open.length, open.filter(({ due }) => due <= month.last).length)],
    charts: [],
    tables: [
      {
        key: 'suggestions',
        title: words.suggestionsTable,
        columns: [
          { key: 'suggestion', title: words.number },
          { key: 'content', title: words.content },
          { key: 'department', title: words.department },
          { key: 'owner', title: words.owner },
          { key: 'due', title: words.due },
          { key: 'acted', title: words.acted },
          { key: 'closed', title: words.closed },
        ],
        rows: suggestions.map(({ number, content, department, owner, due, acted, closed }): MonthlyCell[] => [
          number,
          content,
          department,
          owner,
          due,
          acted,
          closed,
        ]),
        empty: words.none,
      },
      {
        key: 'feedback',
        title: words.feedbackTable,
        columns: [
          { key: 'feedback', title: words.number },
          { key: 'received', title: words.received },
          { key: 'channel', title: words.channel },
          { key: 'customer', title: customerTitle },
          { key: 'name', title: customerNameTitle },
          { key: 'content', title: words.content },
        ],
        rows: feedback.map(({ number, received, channel, customer, name, content }): MonthlyCell[] => [
          number,
          received,
          { code: channel, words: feedbackChannels[channel] },
          customer,
          name,
          content,
        ]),
        empty: words.none,
      },
    ],
  }
}
