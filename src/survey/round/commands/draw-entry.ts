import type { Day } from '../../../clause/day.ts'
import { valuesOn } from '../../../clause/limit.ts'
import { type Problem, refused, usage } from '../../../clause/problem.ts'
import { yearOf } from '../../../clause/year.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { View } from '../../../record/kind.ts'
import type { Db, NewRow, Write } from '../../../register/register.ts'
import { drawLimits, isLawfulSize, type Sizes, sizesOf } from '../../rules.ts'
import { frameDigest as digestOf, frameText } from '../draw.ts'
import { drawWords } from '../draw-words.ts'
import type { draw as drawKind } from '../kinds.ts'
import { frameOn } from '../store/frame.ts'
import { addSurvey, currentDraw, currentDraws, listRounds, onRecord, type Round } from '../store/round.ts'
import { isUnfinished, listSampled, wasAnswered } from '../store/sampled.ts'
import { refuseClosed } from './sampled-record.ts'

/** What is typed of a draw. */
export interface Asked {
  readonly seed?: string | undefined
  readonly size?: number | undefined
  readonly percent?: number | undefined
  readonly includeSuspended?: true | undefined
  readonly chosenBy?: string | undefined
  readonly witness?: string | undefined
  readonly redraw?: string | undefined
  readonly extend?: string | undefined
}

type Percents = Parameters<typeof isLawfulSize>[2]

/** The percents of 4.5.2 on a day. */
const percentsOn = async (db: Db, day: Day): Promise<Percents> => valuesOn(drawLimits, day, await setLimits(db))

/** The sizes of a round's draw: by its frame, and by the limits of the day on which that was frozen (4.5.2). */
export const sizesOfDraw = async (db: Db, round: Round): Promise<Sizes> =>
  sizesOf(currentDraw(round).population, await percentsOn(db, currentDraws(round)[0].drawnOn))

/** The size that a percentage comes to, rounded up; a lawful percentage never leads beyond the lawful sizes. */
function sizeOfPercent(percent: number, { population, high }: Sizes, { least, most }: Percents): number {
  const size = Math.ceil((population * percent) / 100)
  return percent >= least && percent <= most ? Math.min(size, high) : size
}

/** How many are asked for, or the usual number. Refused (4.5.2) where the limits do not allow it. */
function sizeAsked({ size, percent }: Asked, sizes: Sizes, percents: Percents): number {
  const asked = size ?? (percent === undefined ? undefined : sizeOfPercent(percent, sizes, percents))
  if (asked === undefined) return sizes.usual
  const allowed = sizes.lawful ? isLawfulSize(asked, sizes.population, percents) : asked === sizes.usual
  if (!allowed) throw refused('4.5.2', drawWords.unlawful(asked, sizes), drawWords.lawfulSizes(sizes))
  return asked
}

/** The survey of the year in which the day lies, or null before anything was drawn for it. */
export const roundOfYear = async (db: Db, today: Day): Promise<Round | null> =>
  (await listRounds(db, onRecord)).find(({ year }) => year === yearOf(today)) ?? null

/** Nobody makes a draw for an earlier day (4.5.2): whoever could would choose among several. */
async function refuseEarlier({ db, today }: Write): Promise<void> {
  const days = (await listRounds(db, onRecord)).map((round) => currentDraw(round).drawnOn)
  const later = days.find((day) => day > today)
  if (later !== undefined) throw refused('4.5.2', drawWords.laterOnRecord(later, today), drawWords.leaveToday)
}

/** A year has one draw, and another one needs a reason. */
export function drawnAlready(round: Round): Problem {
  const { size, population } = currentDraw(round)
  return refused('4.5.2', drawWords.drawnAlready(round.year, round.number, size, population), drawWords.redrawOrExtend)
}

/** What the first of the two entries did. */
export interface Begun {
  readonly survey: string
  readonly how: 'drawn' | 'redrawn' | 'extended' | 'resumed' | 'already'
  /** How many the extension added. */
  readonly added: number
}

/** Records seed, frame and size, or finds a draw that was begun by them. */
export async function begin(tx: Write, input: Asked): Promise<Begun> {
  const staff = await doerOf(tx)
  await refuseEarlier(tx)
  const round = await roundOfYear(tx.db, tx.today)
  if (round !== null && (await isUnfinished(tx.db, round, onRecord))) return resumed(round, input)
  if (input.extend !== undefined) return extended(tx, round, input, staff.id)
  if (round === null && input.redraw !== undefined)
    throw usage(drawWords.nothingToRedraw(yearOf(tx.today)), drawWords.leaveReason('--redraw'))
  if (round !== null && input.redraw === undefined) return sameAgain(tx, round, input)
  if (round !== null && isSameDraw(round, input)) return { survey: round.number, how: 'already', added: 0 }
  if (round !== null) await refuseRedraw(tx, round)
  const percents = await percentsOn(tx.db, tx.today)
  const includeSuspended = input.includeSuspended === true
  const { codes, suspended } = await frameOn(tx.db, tx.today, includeSuspended)
  if (percents.least > percents.most)
    throw refused('4.5.2', drawWords.limitsAtOdds(percents.least, percents.most), drawWords.seeLimits)
  if (codes.length === 0) throw refused('4.5.2', drawWords.nobody(tx.today), drawWords.issueCertificates)
  const sizes = sizesOf(codes.length, percents)
  const size = sizeAsked(input, sizes, percents)
  const frame = frameText(codes)
  const frameDigest = digestOf(frame)
  const same = round?.draws.find(
    (draw) => draw.seed === input.seed && draw.frameDigest === frameDigest && draw.size === size,
  )
  if (same !== undefined) throw refused('4.5.2', drawWords.sameDraw(same.drawnOn), drawWords.otherSeed)
  const survey = round ?? addSurvey(tx, yearOf(tx.today))
  if (input.redraw !== undefined) tx.note(`redraw: ${input.redraw}`)
  const { seed = '', chosenBy = null, witness = null, redraw: reason = null } = input
  const { population } = sizes
  const made = { seed, chosenBy, witness, includeSuspended, frameDigest, population, suspended, size, reason }
  insertDraw(tx, made, { survey_id: survey.id, frame, staff_id: staff.id })
  return { survey: survey.number, how: round === null ? 'drawn' : 'redrawn', added: size }
}

/** Records a draw that is made today, of which survey and by whom; a first draw with its frame, an extension with what it extends. */
const insertDraw = (
  tx: Write,
  draw: Omit<View<typeof drawKind>, 'drawnOn' | 'recordedAt' | 'by' | 'extension'>,
  of: Pick<NewRow<'survey_draw'>, 'survey_id' | 'frame' | 'extends_id' | 'staff_id'>,
): number =>
  tx.insert('survey_draw', {
    drawn_on: tx.today,
    seed: draw.seed,
    chosen_by: draw.chosenBy,
    witness: draw.witness,
    include_suspended: draw.includeSuspended ? 1 : 0,
    frame_digest: draw.frameDigest,
    population: draw.population,
    suspended: draw.suspended,
    size: draw.size,
    reason: draw.reason,
    ...of,
  })

/** The seed of a draw that was begun stays, whatever is typed now. */
function resumed(round: Round, { seed, size, percent, redraw, extend }: Asked): Begun {
  const draw = currentDraw(round)
  const other = (seed !== undefined && seed !== draw.seed) || (size !== undefined && size !== draw.size)
  if (other || percent !== undefined || redraw !== undefined || extend !== undefined)
    throw refused('4.5.2', drawWords.begunOtherwise(round.number, draw.seed), drawWords.finishIt)
  return { survey: round.number, how: 'resumed', added: draw.size }
}

/** The very same draw typed again changes nothing; another one needs a reason. */
async function sameAgain(tx: Write, round: Round, input: Asked): Promise<Begun> {
  const draw = currentDraw(round)
  const percents = await percentsOn(tx.db, draw.drawnOn)
  const asked = input.size ?? input.percent
  const size = asked === undefined ? draw.size : sizeAsked(input, sizesOf(draw.population, percents), percents)
  if (!isSameDraw(round, { ...input, size, percent: undefined })) throw drawnAlready(round)
  return { survey: round.number, how: 'already', added: 0 }
}

/** Whether what is typed is the draw on record: what is left out differs from nothing. */
function isSameDraw(
  round: Round,
  { seed, size, percent, includeSuspended, chosenBy, witness, redraw }: Asked,
): boolean {
  const draw = currentDraw(round)
  const given = [
    [size, draw.size],
    [chosenBy, draw.chosenBy],
    [witness, draw.witness],
    [redraw, draw.reason],
  ] as const
  return (
    seed === draw.seed &&
    percent === undefined &&
    (includeSuspended === true) === draw.includeSuspended &&
    given.every(([typed, there]) => typed === undefined || typed === there)
  )
}

async function refuseRedraw(tx: Write, round: Round): Promise<void> {
  refuseClosed(round, onRecord)
  const issued = (await listSampled(tx.db, round, onRecord)).some(({ issuedOn }) => issuedOn !== null)
  // What was known once is known, whatever was taken back since.
  if (issued || (await wasAnswered(tx.db, round)))
    throw refused('4.5.2', drawWords.issuedAlready(round.number), drawWords.extendInstead)
}

/** More of the same draw: the same seed over the same frame, so that the ranks go on where they ended. */
async function extended(tx: Write, round: Round | null, input: Asked, staffId: number): Promise<Begun> {
  if (round === null) throw usage(drawWords.nothingToRedraw(yearOf(tx.today)), drawWords.leaveReason('--extend'))
  refuseClosed(round, onRecord)
  const draw = currentDraw(round)
  const percents = await percentsOn(tx.db, currentDraws(round)[0].drawnOn)
  const sizes = await sizesOfDraw(tx.db, round)
  if (draw.size >= sizes.high)
    throw refused(
      '4.5.2',
      drawWords.drawnMost(round.number, draw.size, sizes),
      drawWords.substituteInstead(round.number),
    )
  if (input.size === undefined && input.percent === undefined)
    throw usage(drawWords.notMore(round.number, draw.size), drawWords.sizeOfExtension(sizes))
  const size = sizeAsked(input, sizes, percents)
  if (size === draw.size && draw.reason === input.extend) return { survey: round.number, how: 'already', added: 0 }
  if (size <= draw.size) throw usage(drawWords.notMore(round.number, draw.size), drawWords.sizeOfExtension(sizes))
  tx.note(`extension: ${input.extend}`)
  const reason = input.extend ?? null
  insertDraw(tx, { ...draw, size, reason }, { survey_id: round.id, extends_id: draw.id, staff_id: staffId })
  return { survey: round.number, how: 'extended', added: size - draw.size }
}
