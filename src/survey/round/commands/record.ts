import type { Day } from '../../../clause/day.ts'
import { columnsOf } from '../../../record/columns.ts'
import type { View } from '../../../record/kind.ts'
import type { Db } from '../../../register/register.ts'
import { type Column, columnOf, type Field, field, orDash } from '../../../terminal/result.ts'
import { listQuestionnaires } from '../../questionnaire/questionnaire.ts'
import { tallyOf } from '../../return/tally.ts'
import { printedRate } from '../../rules.ts'
import { draw } from '../kinds.ts'
import { closingOn, currentDraw, currentDraws, type Draw, listRounds, type Round } from '../store/round.ts'
import { listSampled, type Sampled } from '../store/sampled.ts'
import { roundWords } from '../words.ts'

/** A draw as it is printed. */
type DrawView = View<typeof draw>

const drawView = ({ id: _, surveyId: __, extendsId: ___, ...view }: Draw): DrawView => view

/** The numbers of the questionnaires by id. */
const questionnaireNumbers = async (db: Db, day: Day): Promise<ReadonlyMap<number, string>> =>
  new Map((await listQuestionnaires(db, day)).map(({ id, number }) => [id, number]))

/** A survey as it is printed: how the draw was made and how its forms stand on the day. */
function viewOf(round: Round, sampled: readonly Sampled[], questionnaires: ReadonlyMap<number, string>, day: Day) {
  const { number: survey, year, questionnaireId } = round
  const { population, seed, size, frameDigest } = currentDraw(round)
  return {
    ...{ survey, year },
    questionnaire: questionnaires.get(questionnaireId ?? 0) ?? null,
    drawnOn: currentDraws(round)[0].drawnOn,
    ...{ seed, population, frameDigest, size },
    ...tallyOf(sampled, size),
    closed: closingOn(round, day)?.closedOn ?? null,
    draws: round.draws.map(drawView),
  }
}

type RoundView = ReturnType<typeof viewOf>

export async function roundView(db: Db, round: Round, day: Day): Promise<RoundView> {
  return viewOf(round, await listSampled(db, round, day), await questionnaireNumbers(db, day), day)
}

/** Every survey of the day, oldest first. */
export async function roundViews(db: Db, day: Day): Promise<RoundView[]> {
  const questionnaires = await questionnaireNumbers(db, day)
  const views: RoundView[] = []
  for (const round of await listRounds(db, day))
    views.push(viewOf(round, await listSampled(db, round, day), questionnaires, day))
  return views
}

const number = { align: 'right', whole: true } as const
const column = columnOf<RoundView>()

export const roundColumns: readonly Column<RoundView>[] = [
  column('survey', 'Survey', '调查', { whole: true }),
  column('drawnOn', 'Drawn', '抽样日期', { whole: true }),
  column('population', 'Frame', '总体', number),
  column('size', 'Drawn', '抽中', number),
  column('issued', 'Issued', '发放', number),
  column('returned', 'Returned', '收回', number),
  column('valid', 'Valid', '有效', number),
  {
    key: 'rate',
    title: { en: 'Rate', zh: '收回率' },
    cell: ({ returned, issued }) => (issued === 0 ? null : printedRate(returned, issued)),
    shown: roundWords.rate,
    align: 'right',
    whole: true,
  },
  column('closed', 'Closed', '结束', { dashed: true, whole: true }),
]

/** A survey field by field, for people. */
export const roundFields = (view: RoundView): Field[] => [
  field('survey', { en: 'Survey', zh: '调查' }, view.survey),
  field('questionnaire', { en: 'Questionnaire', zh: '问卷' }, view.questionnaire),
  field('size', { en: 'Drawn', zh: '抽中' }, view.size, roundWords.ofPopulation(view.size, view.population)),
  field('issued', { en: 'Issued', zh: '发放' }, view.issued),
  field('returned', { en: 'Returned', zh: '收回' }, view.returned, roundWords.returnedOf(view)),
  field('valid', { en: 'Valid', zh: '有效' }, view.valid),
  field('refused', { en: 'Refused', zh: '拒答' }, view.refused),
  field('undeliverable', { en: 'Undeliverable', zh: '无法送达' }, view.undeliverable),
  field('outstanding', { en: 'Outstanding', zh: '未收回' }, view.outstanding),
  field('frameDigest', { en: 'Frame SHA-256', zh: '抽样框 SHA-256' }, view.frameDigest),
  field('closed', { en: 'Closed', zh: '结束' }, view.closed, orDash(view.closed)),
]

export const drawColumns: readonly Column<DrawView>[] = columnsOf(draw, {
  drawnOn: { whole: true },
  population: number,
  size: number,
  seed: {},
  chosenBy: { shown: ({ chosenBy }) => orDash(chosenBy) },
  witness: { shown: ({ witness }) => orDash(witness) },
  by: {},
  includeSuspended: {},
  reason: { shown: ({ reason }) => orDash(reason) },
})
