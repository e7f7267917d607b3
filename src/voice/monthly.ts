import { fieldColumns, inMonth, type MonthlySection, monthlyTable, type ReportedMonth } from '../clause/monthly.ts'
import { customerNameTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { feedback, listFeedback } from './feedback/feedback.ts'
import { feedbackChannels } from './feedback/rules.ts'
import { monthlyVoiceWords as words } from './monthly-words.ts'
import { listSuggestions, suggestion } from './suggestion/suggestion.ts'

/** Feedback of the month and the suggestions that are open after it (4.5.1). */
export async function feedbackOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const received = await listFeedback(db, { asOf: month.last, from: month.first, to: month.last })
  const suggestions = (await listSuggestions(db, month.last)).filter(
    ({ closed }) => closed === null || inMonth(closed, month),
  )
  const open = suggestions.filter(({ closed }) => closed === null)
  return {
    key: 'suggestions',
    title: words.suggestions,
    said: [words.feedback(received.length, open.length, open.filter(({ due }) => due <= month.last).length)],
    tables: [
      monthlyTable({ key: 'suggestions', title: words.suggestionsTable }, suggestions, [
        { key: 'suggestion', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(suggestion.fields, 'content', 'department', 'owner', 'due', 'acted'),
        { key: 'closed', title: words.closed, cell: ({ closed }) => closed },
      ]),
      monthlyTable({ key: 'feedback', title: words.feedbackTable }, received, [
        { key: 'feedback', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(feedback.fields, 'received'),
        {
          key: 'channel',
          title: feedback.fields.channel.title,
          cell: ({ channel }) => ({ code: channel, words: feedbackChannels[channel] }),
        },
        ...fieldColumns(feedback.fields, 'customer'),
        { key: 'name', title: customerNameTitle, cell: ({ name }) => name },
        ...fieldColumns(feedback.fields, 'content'),
      ]),
    ],
  }
}
