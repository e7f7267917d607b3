import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { requiredReason } from '../../../record/reason.ts'
import type { Db, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { requireRound, surveyNumber } from '../../round/argument.ts'
import { roundView } from '../../round/commands/record.ts'
import { requireOpen } from '../../round/commands/sampled-record.ts'
import { closingOn, type Round } from '../../round/store/round.ts'
import { reachesRate } from '../../rules.ts'
import { analysisText } from '../analysis.ts'
import { analysisHolds, type Figures, figuresOf, lowAnswersOf, rateOwed, refuseUnevenWeights } from '../figures.ts'
import { unansweredStages } from '../score.ts'
import { scoreWords } from '../words.ts'

/** `survey close`: ends the round and stores its analysis (4.5.4). */
export const surveyClose = verb({
  words: { en: 'Close a survey and store its analysis', zh: '结束调查并存档分析结果' },
  access: 'write',
  by: doneBy('business', '4.5.4', 'on'),
  args: { survey: required(surveyNumber) },
  flags: {
    on: pastDay({ en: 'the day (default today)', zh: '结束日期（默认今天）' }),
    short: text({ en: 'why it is closed below the return rate', zh: '收回率不足而结束的原因' }, 'REASON'),
  },
  asks: ['on'],
  rules: [
    async (db, { survey, on }, today) => {
      if (survey === undefined || on === undefined) return
      const round = await requireRound(db, survey, today)
      if (closingOn(round, today) === null) refuseBefore(await figuresOf(db, round, today), on)
    },
  ],
  examples: {
    'survey close SV-2026-1': { en: 'the analysis is kept as it stands', zh: '结束调查，存档分析结果' },
    'survey close SV-2026-1 --short "two customers moved away"': {
      en: 'closed although fewer than 90 % came back',
      zh: '收回不足 90% 时结束，并说明原因',
    },
  },
  run: async ({ survey, on: typed, short }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { said, view } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const round = await requireRound(tx.db, survey, call.today)
      const said = [(await closedBefore(tx, round)) ?? (await close(tx, round, { on, short, staffId: staff.id }))]
      const now = await requireRound(tx.db, survey, call.today)
      const figures = await figuresOf(tx.db, now, call.today)
      const unanswered = unansweredStages(figures.score)
      if (unanswered.length > 0) said.push(scoreWords.noTotal(survey, unanswered))
      const open = await openFollowUps(tx.db, figures, call.today)
      if (open > 0) said.push(scoreWords.openFollowUps(survey, open))
      return { said, view: await roundView(tx.db, now, call.today) }
    })
    return one('survey', view, lines([...said, scoreWords.reportAnew(survey)]))
  },
})

const openFollowUps = async (db: Db, figures: Figures, day: Day): Promise<number> =>
  (await lowAnswersOf(db, figures, day)).filter(({ followUp }) => followUp === null).length

/** Of a round that is closed: that its analysis is as stored; null while it is open. Refused (4.5.4) where it is not. */
async function closedBefore(tx: Write, round: Round): Promise<Words | null> {
  const closing = closingOn(round, tx.today)
  if (closing === null) return null
  if (await analysisHolds(tx.db, round, closing)) return scoreWords.closedAlready(round.number, closing.closedOn)
  throw refused(
    '4.5.4',
    scoreWords.analysisDiffers(round.number, closing.closedOn),
    scoreWords.verifyThenReopen(round.number),
  )
}

interface How {
  readonly on: Day
  readonly short: string | undefined
  readonly staffId: number
}

async function close(tx: Write, round: Round, { on, short, staffId }: How): Promise<Words> {
  const { number } = round
  await requireOpen(tx.db, round, tx.today)
  const figures = await figuresOf(tx.db, round, tx.today)
  const { tally } = figures
  if (tally.issued === 0) throw refused('4.5.2', scoreWords.nothingIssued(number), returnWords.issueAll(number))
  if (tally.unissued > 0)
    throw refused('4.5.2', scoreWords.notAllIssued(number, tally.unissued), returnWords.issueAll(number))
  refuseBefore(figures, on)
  // An analysis of answers that nobody recorded would make them look as if somebody had.
  for (const { returned } of figures.sampled) if (returned !== null) tx.requireUntouched('survey_return', returned.id)
  await refuseUnevenWeights(tx.db, round)
  const percent = await rateOwed(tx.db, round)
  const met = reachesRate(tally.returned, tally.issued, percent)
  if (!met && short === undefined)
    throw refused('4.5.2', scoreWords.belowRate(number, tally, percent), scoreWords.chaseOrShort(number))
  if (met && short !== undefined) throw usage(scoreWords.needlessShort, scoreWords.leaveShort)
  tx.insert('survey_closing', {
    survey_id: round.id,
    closed_on: on,
    analysis: analysisText(await figuresOf(tx.db, round, on), on),
    short_reason: short ?? null,
    staff_id: staffId,
  })
  return scoreWords.closed(number, on)
}

/** It is not closed before anything of it happened. */
function refuseBefore(figures: Figures, on: Day): void {
  for (const [what, day] of daysOf(figures)) notBefore('--on', on, what, day)
}

/** The days on which something of the round happened. */
const daysOf = ({ sampled, round }: Figures): [Words, Day][] =>
  [
    ...sampled.map(({ issuedOn }) => [returnWords.theIssue, issuedOn] as const),
    ...sampled.map(({ returned }) => [returnWords.theReturns, returned?.on ?? null] as const),
    ...round.closings.map(({ reopenedOn }) => [scoreWords.theReopening, reopenedOn] as const),
  ].flatMap(([what, day]): [Words, Day][] => (day === null ? [] : [[what, day]]))

/** `survey reopen`: takes returns and corrections again, until it is closed anew. */
export const surveyReopen = verb({
  words: { en: 'Open a closed survey again for returns and corrections', zh: '重新开放已结束的调查' },
  access: 'write',
  by: doneBy('business', '4.5.4'),
  args: { survey: required(surveyNumber) },
  flags: { reason: requiredReason },
  examples: {
    'survey reopen SV-2026-1 --reason "three forms came in late"': {
      en: 'more forms came in',
      zh: '又收到问卷，重新开放',
    },
  },
  run: async ({ survey, reason }, call) => {
    const view = await call.write(async (tx) => {
      const round = await requireRound(tx.db, survey, call.today)
      const closing = closingOn(round, call.today)
      if (closing === null) throw usage(scoreWords.notClosed(survey), scoreWords.nothingToReopen)
      tx.update('survey_closing', closing.id, { reopened_on: call.today, reopen_reason: reason })
      return roundView(tx.db, await requireRound(tx.db, survey, call.today), call.today)
    })
    return one('survey', view, scoreWords.reopened(survey, call.today))
  },
})
