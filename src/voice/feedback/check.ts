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
import { type Year, yearOf } from '../../clause/year.ts'
import { timely } from '../../office/limit/timely.ts'
import { goLive } from '../../office/setting/store.ts'
import type { Db } from '../../register/register.ts'
import { stepToAnalysis } from '../../survey/return/tally.ts'
import { nothingIssued, standingOf, type YearOfSurvey, yearsOfSurvey } from '../../survey/round/checks/round.ts'
import { followUpLimits, type RecipientKind } from '../../survey/rules.ts'
import { figuresOf, lowAnswersOf, rateOwed } from '../../survey/score/figures.ts'
import { voiceCheckWords } from '../check-words.ts'
import { listReports } from '../suggestion/report.ts'
import { listSuggestions } from '../suggestion/suggestion.ts'
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
  /** Low answers that nobody followed up. */
  readonly open: number
}

interface Facts {
  readonly years: readonly YearOfSurvey<SurveyFacts>[]
  readonly feedback: readonly FeedbackRecord[]
  readonly goLive: Day | null
}

const limits = { timely, followUp: followUpLimits.below } as const

/**
 * 4.5.1: each year feedback is collected by F02 at least, the analysis goes to a leader and a department, and what came by
 * other ways is classified in time. Which of those other ways are used is advice.
 */
export const feedbackAndAnalysis: Clause<Db, Facts, keyof typeof limits> = {
  id: 'feedback-and-analysis',
  cite: '4.5.1',
  title: { en: 'Feedback collected and analysed', zh: '反馈意见的收集与分析' },
  rule: {
    en: 'In the year F02 went out, its analysis was reported to a leader and to a department, and other feedback was classified in time.',
    zh: '当年发放了 F02，分析结果报机构领导和有关部门，其他反馈按时分类。',
  },
  evidence: ['survey', 'survey_issue', 'survey_closing', 'survey_report', 'suggestion', 'feedback', 'survey_follow_up'],
  commands: ['feedback add', 'feedback classify', 'survey close', 'survey suggest add', 'survey report-to'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits,
  facts: async (db, asOf) => {
    const feedback = await listFeedback(db, { asOf: asOf.day })
    const { only } = asOf
    return {
      years: await yearsOfSurvey(db, asOf, (round, { until }) => surveyFacts(db, round, until)),
      feedback: feedback.filter(({ customerId }) => isAsked(only, customerId)).reverse(),
      goLive: await goLive(db),
    }
  },
  check: ({ years, feedback, goLive: live }, asOf) => {
    const limitsOn = valuesByDay(limits, asOf.set)
    const classified = feedback
      .filter(({ received }) => received >= inForceFrom && (live === null || received >= live))
      .map((record) => judgedFeedback(record, asOf, limitsOn(record.received)))
    return years.map((each) => {
      const { year, applies, round } = each
      const own = judgedYear(year.year, asOf.day)
      const events = classified.filter((event) => judgedIn(event, asOf) === year.year)
      const isJudged = applies || round !== null
      const survey = isJudged ? [bodyVerdict(standingOf(each, judgedSurvey(each)), year)] : []
      return {
        ...assessment(String(year.year), limitsOn(own.until), [...survey, ...events]),
        remarks: isJudged ? remarksOn(each, feedback, asOf) : [],
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
  const reports = (await listReports(db, until)).filter(({ closingId }) => closingId === (figures.closing?.id ?? 0))
  return {
    issued: figures.tally.issued,
    reported: new Set(reports.map(({ kind }) => kind)),
    closed: figures.closing !== null,
    step: stepToAnalysis(round.number, figures.tally, await rateOwed(db, round)),
    suggestions: (await listSuggestions(db, until)).filter(({ survey }) => survey === round.number).length,
    open: (await lowAnswersOf(db, figures, until)).filter(({ followUp }) => followUp === null).length,
  }
}

/** Issued, reported to a leader, reported to a department: three things that are done in a year. */
function judgedSurvey(each: YearOfSurvey<SurveyFacts>): BodyStanding {
  const { year, round, facts } = each
  if (round === null || facts === null || facts.issued === 0) return nothingIssued(each)
  const { number } = round
  const missing = (['leader', 'department'] as const).filter((kind) => !facts.reported.has(kind))
  const done = 3 - missing.length
  return {
    state: yearlyState(done, 3, year),
    text: voiceCheckWords.notReported(number, missing),
    facts: { survey: number, issued: facts.issued, reportedTo: [...facts.reported] },
    settle: facts.closed ? ['survey', 'report-to', number] : facts.step,
  }
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
  asOf: AsOf,
): Remark[] {
  const own = all.filter(({ received }) => yearOf(received) === year.year)
  const unused = otherChannels.filter((channel) => !own.some((each) => each.channel === channel))
  const overdue = own.filter((each) => each.closed === null && complaintState(each, asOf.day)?.state === 'breach')
  const remarks: Remark[] = []
  if (unused.length > 0)
    remarks.push(bodyRemark(voiceCheckWords.otherChannels(year.year, unused), { channels: unused }))
  for (const { number, customer, name, due } of overdue)
    remarks.push({
      customer,
      name,
      text: voiceCheckWords.complaintOverdue(number, due as Day),
      facts: { feedback: number, due },
    })
  if (round === null || facts === null) return remarks
  const { number } = round
  if (facts.reported.size > 0 && facts.suggestions === 0)
    remarks.push(bodyRemark(voiceCheckWords.noSuggestions(number), { survey: number }))
  if (facts.open > 0)
    remarks.push(bodyRemark(voiceCheckWords.lowAnswers(number, facts.open), { survey: number, open: facts.open }))
  return remarks
}
