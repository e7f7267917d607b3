import {
  fieldColumns,
  inMonth,
  type MonthlySection,
  type MonthlyTable,
  monthlyTable,
  type ReportedMonth,
} from '../clause/monthly.ts'
import { customerNameTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { recipientKinds, stages } from '../survey/rules.ts'
import { commentClassification, listComments, type ReceivedComment } from './comment/comment.ts'
import { feedback, listFeedback } from './feedback/feedback.ts'
import { classifications, feedbackChannels } from './feedback/rules.ts'
import { monthlyVoiceWords as words } from './monthly-words.ts'
import { listReports } from './suggestion/report.ts'
import { listSuggestions, suggestion } from './suggestion/suggestion.ts'

/** Feedback of the month and the suggestions that are open after it (4.5.1). */
export async function feedbackOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const received = await listFeedback(db, { asOf: month.last, from: month.first, to: month.last })
  const suggestions = (await listSuggestions(db, month.last)).filter(
    ({ closed }) => closed === null || inMonth(closed, month),
  )
  const comments = await listComments(db, month.last)
  const waiting = comments.filter(({ asked, classified }) => asked && classified === null)
  const told = comments.filter(
    (each) => waiting.includes(each) || inMonth(each.received, month) || inMonth(each.classified, month),
  )
  const reports = (await listReports(db, month.last)).filter(({ on }) => inMonth(on, month))
  const cameIn = told.filter((each) => inMonth(each.received, month)).length
  const open = suggestions.filter(({ closed }) => closed === null)
  return {
    key: 'suggestions',
    title: words.suggestions,
    said: [
      words.feedback(received.length, open.length, open.filter(({ due }) => due <= month.last).length),
      ...(told.length === 0 ? [] : [words.comments(cameIn, waiting.length)]),
    ],
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
      commentsTable(told),
      monthlyTable({ key: 'reports', title: words.reportsTable }, reports, [
        { key: 'number', title: words.reported, cell: ({ survey, suggestion }) => survey ?? suggestion },
        { key: 'on', title: words.on, cell: ({ on }) => on },
        { key: 'recipient', title: words.recipient, cell: ({ recipient }) => recipient },
        { key: 'kind', title: words.kind, cell: ({ kind }) => ({ code: kind, words: recipientKinds[kind] }) },
        { key: 'delivery', title: words.delivery, cell: ({ delivery }) => delivery },
        { key: 'by', title: words.by, cell: ({ by }) => by },
      ]),
    ],
  }
}

/** What stands below the questions of returned forms, and how it is classified by the end of the month. */
const commentsTable = (comments: readonly ReceivedComment[]): MonthlyTable =>
  monthlyTable({ key: 'comments', title: words.commentsTable }, comments, [
    { key: 'survey', title: words.survey, cell: ({ survey }) => survey },
    ...fieldColumns(feedback.fields, 'received', 'customer'),
    { key: 'name', title: customerNameTitle, cell: ({ name }) => name },
    { key: 'comment', title: words.comment, cell: ({ comment }) => comment },
    {
      key: 'stage',
      title: feedback.fields.stage.title,
      cell: ({ stage }) => (stage === null ? null : { code: stage, words: stages[stage] }),
    },
    ...fieldColumns(commentClassification.fields, 'topic'),
    {
      key: 'classification',
      title: feedback.fields.classification.title,
      cell: ({ classification: kind }) => (kind === null ? null : { code: kind, words: classifications[kind] }),
    },
    ...fieldColumns(commentClassification.fields, 'classified'),
  ])
