import { lines } from '../../../clause/words.ts'
import { headText } from '../../../register/register.ts'
import { type ReadCall, verb } from '../../../terminal/command.ts'
import { askedFormat } from '../../../terminal/format.ts'
import { type Part, type Result, sentence, table } from '../../../terminal/result.ts'
import { namedRound, surveyNumber } from '../../round/argument.ts'
import { currentDraw } from '../../round/store/round.ts'
import { returnsNeeded } from '../../rules.ts'
import { figuresOf, refuseUnevenWeights } from '../figures.ts'
import { marginText, type Scored, scored, scoreText } from '../scored.ts'
import { scoreWords } from '../words.ts'
import {
  figureLines,
  followUpColumns,
  groupColumns,
  itemColumns,
  lineColumns,
  stageColumns,
  yearColumns,
} from './columns.ts'
import { followUpItem, scoreJson } from './view.ts'

/** `survey score`: what the answers come to (4.5.4), worked out anew each time. */
export const surveyScore = verb({
  words: { en: 'The score: by stage, item, group and year (4.5.4)', zh: '得分统计：按阶段、题目、分组和年份（4.5.4）' },
  access: 'read',
  args: { survey: surveyNumber },
  examples: {
    'survey score SV-2026-1': { en: 'the score in the terminal', zh: '在终端查看得分' },
    'survey score SV-2026-1 --format html --output score.html': { en: 'a page with pictures', zh: '带图表的网页' },
  },
  run: async ({ survey }, call) => {
    const all = await call.read(async (db) => {
      const round = await namedRound(db, survey, call.asOf)
      await refuseUnevenWeights(db, round)
      return scored(db, await figuresOf(db, round, call.asOf), call.asOf)
    })
    if (askedFormat(call.globals.format, call.globals.output) === 'html') return pageOf(all, call)
    return {
      json: scoreJson(all),
      parts: partsOf(all),
      rows: table(lineColumns, figureLines(all.figures, all.groups, all.years)),
    }
  },
})

async function pageOf(all: Scored, call: ReadCall): Promise<Result> {
  const { scorePage } = await import('../page/score-page.ts')
  const { scorePageView } = await import('../page/view.ts')
  const view = scorePageView(all, { asOf: call.asOf, head: headText(call.known ?? call.head()) })
  return { json: scoreJson(all), parts: [], raw: scorePage(view, call.lang) }
}

function partsOf(all: Scored): Part[] {
  const { figures, groups, years, lowAnswers, rateOwed, margin, holds } = all
  const { round, questionnaire, tally, weights, score, closing } = figures
  const { respondents } = score.totals
  const { population } = currentDraw(round)
  const margined = marginText(margin)
  const { headings } = scoreWords
  const said = [
    closing === null
      ? scoreWords.open(round.number)
      : scoreWords.closedOn(round.number, closing.closedOn, holds === true),
    scoreWords.rate(tally, returnsNeeded(tally.issued, rateOwed), rateOwed),
    scoreWords.total(scoreText(score.total), scoreText(score.completeCase)),
    margined === null ? scoreWords.noMargin : scoreWords.margin(margined, respondents, population),
  ]
  const behind = [
    scoreWords.method(weights),
    ...(questionnaire === null ? [] : [scoreWords.determined(questionnaire), scoreWords.grounds(questionnaire)]),
  ]
  return [
    sentence(lines(said)),
    table(stageColumns, score.stages, { title: headings.stages }),
    table(itemColumns, score.items, { title: headings.items }),
    ...(groups.length === 0 ? [] : [table(groupColumns, groups, { title: headings.groups })]),
    ...(years.length < 2 ? [] : [table(yearColumns, years, { title: headings.years })]),
    ...(lowAnswers.length === 0
      ? []
      : [table(followUpColumns, lowAnswers.map(followUpItem), { title: headings.followUps })]),
    sentence(lines(behind)),
  ]
}
