import { isAsked } from '../../clause/block.ts'
import type { AsOf, Clause, Remark } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import {
  assessment,
  type BodyStanding,
  bodyRemark,
  bodyVerdict,
  isYearPicked,
  type JudgedEvent,
  judgedEvent,
  judgedYear,
  yearlyState,
} from '../../clause/judge.ts'
import { inForceFrom, type LimitValues, valuesByDay } from '../../clause/limit.ts'
import { remarks } from '../../clause/words.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import { timely } from '../../office/limit/timely.ts'
import { goLive } from '../../office/setting/store.ts'
import type { Db } from '../../register/register.ts'
import { stepToAnalysis } from '../../survey/return/tally.ts'
import { nothingIssued, standingOf, type YearOfSurvey, yearsOfSurvey } from '../../survey/round/checks/round.ts'
import { followUpLimits, type RecipientKind } from '../../survey/rules.ts'
import { figuresOf, lowAnswersOf, rateOwed } from '../../survey/score/figures.ts'
import { voiceCheckWords } from '../check-words.ts'
import { listComments, type ReceivedComment } from '../comment/comment.ts'
import { noneNeeded } from '../suggestion/none-needed.ts'
import { listReports } from '../suggestion/report.ts'
import { listSuggestions } from '../suggestion/suggestion.ts'
import { suggestionWords } from '../suggestion/words.ts'
import { type FeedbackRecord, listFeedback } from './feedback.ts'
import { classificationState, complaintState, type FeedbackChannel, feedbackChannels, isComplaint } from './rules.ts'

interface SurveyFacts {
  readonly issued: number
  /** Who got the analysis. */
  readonly reported: ReadonlySet<RecipientKind>
  readonly closed: boolean
  /** What brings it on to its analysis while it is open. */
  readonly step: readonly string[]
  readonly suggestions: number
  /** Why none is needed, where somebody said so of the analysis. */
  readonly noneNeeded: string | null
  /** Low answers that nobody followed up. */
  readonly open: number
}

interface Facts {
  readonly years: readonly YearOfSurvey<SurveyFacts>[]
  readonly feedback: readonly FeedbackRecord[]
  readonly comments: readonly ReceivedComment[]
  readonly goLive: Day | null
}

const limits = { timely, followUp: followUpLimits.below } as const

/**
 * 4.5.1: each year feedback is collected by F02 at least, the analysis goes with an improvement suggestion, or why none is needed, to
 * a leader and a department, and what came by other ways, or stands below the questions of F02, is classified in time. Which of those
 * other ways are used is advice.
 */
export const feedbackAndAnalysis: Clause<Db, Facts, keyof typeof limits> = {
  id: 'feedback-and-analysis',
  cite: '4.5.1',
  title: { en: 'Feedback collected and analysed', zh: '反馈意见的收集与分析' },
  rule: {
    en: 'In the year F02 went out, its analysis was reported to a leader and to a department, with an improvement suggestion or why none is needed, and other feedback and the comments on F02 were classified in time.',
    zh: '当年发放了 F02，分析结果连同改进建议（或无需改进的原因）报机构领导和有关部门，其他反馈和 F02 上的意见按时分类。',
  },
  evidence: [
    ...['survey', 'survey_issue', 'survey_closing', 'survey_report', 'suggestion', 'no_suggestion'],
    ...['feedback', 'survey_return', 'comment_classification', 'survey_follow_up'],
  ],
  commands: [
    ...['feedback add', 'feedback classify', 'survey comments', 'survey classify', 'survey close'],
    ...['survey suggest add', 'survey suggest none', 'survey report-to'],
  ],
  kind: 'automated',
  judges: 'body',
  tellsOfCustomers: true,
  cadence: 'year',
  limits,
  facts: async (db, asOf) => {
    const feedback = await listFeedback(db, { asOf: asOf.day })
    const { only } = asOf
    return {
      years: await yearsOfSurvey(db, asOf, (round, { until }) => surveyFacts(db, round, until)),
      feedback: feedback.filter(({ customerId }) => isAsked(only, customerId)).reverse(),
      comments: (await listComments(db, asOf.day)).filter(({ customerId }) => isAsked(only, customerId)),
      goLive: await goLive(db),
    }
  },
  check: ({ years, feedback, comments, goLive: live }, asOf) => {
    const limitsOn = valuesByDay(limits, asOf.set)
    const classified = [
      ...feedback
        .filter(({ received }) => received >= inForceFrom && (live === null || received >= live))
        .map((record) => judgedFeedback(record, asOf, limitsOn(record.received))),
      ...comments
        .filter(({ asked }) => asked)
        .map((comment) => judgedComment(comment, asOf, limitsOn(comment.received))),
    ]
    return years.map((each) => {
      const { year, applies, round } = each
      const own = judgedYear(year.year, asOf.day)
      const events = classified.filter((event) => judgedIn(event, asOf) === year.year)
      const isJudged = applies || round !== null
      const survey = isJudged ? [bodyVerdict(standingOf(each, judgedSurvey(each)), year)] : []
      return {
        ...assessment(String(year.year), limitsOn(own.until), [...survey, ...events]),
        remarks: isJudged ? remarksOn(each, feedback, comments, asOf) : [],
      }
    })
  },
}

/** The year of the due day; what is still open of a year that is judged no more stands with the oldest one. */
function judgedIn({ on, findings }: JudgedEvent, asOf: AsOf): Year {
  const isOpen = findings.some(({ settle }) => settle !== null)
  return isOpen && !isYearPicked(asOf) ? Math.max(yearOf(on), Math.min(...asOf.years)) : yearOf(on)
}

async function surveyFacts(db: Db, round: Parameters<typeof figuresOf>[1], until: Day): Promise<SurveyFacts> {
  const figures = await figuresOf(db, round, until)
  // Of a round that was opened again another analysis is to come.
  const { closing } = figures
  const reports = (await listReports(db, until)).filter(({ closingId }) => closingId === (closing?.id ?? 0))
  return {
    issued: figures.tally.issued,
    reported: new Set(reports.map(({ kind }) => kind)),
    closed: closing !== null,
    step: stepToAnalysis(round.number, figures.tally, await rateOwed(db, round)),
    suggestions: (await listSuggestions(db, until)).filter(({ survey }) => survey === round.number).length,
    noneNeeded: closing === null ? null : ((await noneNeeded(db, closing.id, until))?.reason ?? null),
    open: (await lowAnswersOf(db, figures, until)).filter(({ followUp }) => followUp === null).length,
  }
}

/** Issued, an improvement suggested (or none needed), reported to a leader, reported to a department: four things that are done in a year. */
function judgedSurvey(each: YearOfSurvey<SurveyFacts>): BodyStanding {
  const { year, round, facts } = each
  if (round === null || facts === null || facts.issued === 0) return nothingIssued(each)
  const { number } = round
  const missing = (['leader', 'department'] as const).filter((kind) => !facts.reported.has(kind))
  const { suggestions, noneNeeded: reason } = facts
  const isSuggested = suggestions > 0 || reason !== null
  const done = 4 - missing.length - (isSuggested ? 0 : 1)
  const said = [
    ...(missing.length === 0 ? [] : [voiceCheckWords.notReported(number, missing)]),
    ...(isSuggested ? [] : [voiceCheckWords.noSuggestions(number)]),
  ]
  // What is reported goes with its suggestions: they come first.
  const next = isSuggested ? ['survey', 'report-to', number] : ['survey', 'suggest', 'add', '--survey', number]
  return {
    state: yearlyState(done, 4, year),
    text: remarks(said),
    facts: { survey: number, issued: facts.issued, reportedTo: [...facts.reported], suggestions, noneNeeded: reason },
    settle: facts.closed ? next : facts.step,
  }
}

/** A comment on F02 is classified as any other feedback is, from the day on which the form came back. */
function judgedComment(
  comment: ReceivedComment,
  asOf: AsOf,
  { timely: days }: LimitValues<keyof typeof limits>,
): JudgedEvent {
  const { survey, customer, name, received, classified } = comment
  const { due, state, daysLate } = classificationState(comment, days, asOf.day, asOf.calendar)
  const of = `${survey}/${customer}`
  const facts = { comment: of, received, classified, due }
  return judgedEvent(asOf, { customer, name, state, period: due, facts }, () =>
    classified === null
      ? { text: voiceCheckWords.unclassifiedComment(survey, due), settle: ['survey', 'classify', survey, customer] }
      : { text: voiceCheckWords.commentClassifiedLate(survey, daysLate), settle: null },
  )
}

function judgedFeedback(
  record: FeedbackRecord,
  asOf: AsOf,
  { timely: days }: LimitValues<keyof typeof limits>,
): JudgedEvent {
  const { number, customer, name, received, classified } = record
  const { due, state, daysLate } = classificationState(record, days, asOf.day, asOf.calendar)
  const facts = { feedback: number, received, classified, due }
  return judgedEvent(asOf, { customer, name, state, period: due, facts }, () =>
    classified === null
      ? { text: voiceCheckWords.unclassified(number, due), settle: ['feedback', 'classify', number] }
      : { text: voiceCheckWords.classifiedLate(number, daysLate), settle: null },
  )
}

const otherChannels: readonly FeedbackChannel[] = (Object.keys(feedbackChannels) as FeedbackChannel[]).filter(
  (channel) => channel !== 'other' && !isComplaint(channel),
)

/** Advice, and what is open besides. */
function remarksOn(
  { year, round, facts }: YearOfSurvey<SurveyFacts>,
  all: readonly FeedbackRecord[],
  comments: readonly ReceivedComment[],
  asOf: AsOf,
): Remark[] {
  const own = all.filter(({ received }) => yearOf(received) === year.year)
  const unused = otherChannels.filter((channel) => !own.some((each) => each.channel === channel))
  const overdue = own.filter(
    (each) => each.closed === null && each.decided === null && complaintState(each, asOf.day)?.state === 'breach',
  )
  const old = comments.filter((each) => !each.asked && each.classified === null && yearOf(each.received) === year.year)
  const said: Remark[] = []
  if (old.length > 0)
    said.push(bodyRemark(voiceCheckWords.oldComments(year.year, old.length), { unclassified: old.length }))
  if (unused.length > 0) said.push(bodyRemark(voiceCheckWords.otherChannels(year.year, unused), { channels: unused }))
  for (const { number, customer, name, due } of overdue)
    said.push({
      customer,
      name,
      text: voiceCheckWords.complaintOverdue(number, due as Day),
      facts: { feedback: number, due },
    })
  if (round === null || facts === null) return said
  const { number } = round
  if (facts.noneNeeded !== null && facts.suggestions === 0)
    said.push(bodyRemark(suggestionWords.noneNeeded(number, facts.noneNeeded), { survey: number }))
  if (facts.open > 0)
    said.push(bodyRemark(voiceCheckWords.lowAnswers(number, facts.open), { survey: number, open: facts.open }))
  return said
}
