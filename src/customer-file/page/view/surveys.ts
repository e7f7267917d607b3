import type { Db } from '../../../register/register.ts'
import { issueChannels, returnOutcomes, stages } from '../../../survey/rules.ts'
import { formsOf } from '../../../survey/score/figures.ts'
import { decimal } from '../../../survey/score/rational.ts'
import { listFeedback } from '../../../voice/feedback/feedback.ts'
import { classifications, feedbackChannels } from '../../../voice/feedback/rules.ts'
import { type Asked, term } from './asked.ts'

/** The surveys that the customer was drawn for by the day, newest first, and what became of its form (4.5). */
export const surveysOf = async (db: Db, { customerId, day }: Asked) =>
  (await formsOf(db, customerId, day)).map(({ round, drawnOn, sampled, score }) => {
    const { returned, channel } = sampled
    return {
      survey: round.number,
      year: round.year,
      drawn: drawnOn,
      rank: sampled.rank,
      /** Whether it stands in for another that was drawn. */
      substitute: sampled.substitutesId !== null,
      issued: sampled.issuedOn,
      channel: channel === null ? null : term(issueChannels, channel),
      outcome: returned === null ? null : term(returnOutcomes, returned.outcome),
      returned: returned?.on ?? null,
      invalidReason: returned?.invalidReason ?? null,
      /** Of 10, from the customer's own answers; null where a stage is without an answer. */
      score: score === null ? null : decimal(score, 2),
      comment: returned?.comment ?? null,
    }
  })

/** What became of the form of a survey that the customer was drawn for (4.5). */
export type SurveyView = Awaited<ReturnType<typeof surveysOf>>[number]

/** What the customer said by another way, newest first (4.5.1). */
export const feedbackOf = async (db: Db, { customerId, day }: Asked) =>
  (await listFeedback(db, { asOf: day, customerId })).map(
    ({ number, received, channel, content, stage, topic, classification, closed, outcome }) => ({
      ...{ number, received, channel: term(feedbackChannels, channel), content },
      ...{ stage: stage === null ? null : term(stages, stage), topic },
      classification: classification === null ? null : term(classifications, classification),
      ...{ closed, outcome },
    }),
  )
