import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { customerByCode, customerNames } from '../../customer/store/master.ts'
import { requireRole, setLimits } from '../../office/store.ts'
import type { Db, Write } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { count, type Flag, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { type Column, type Result, sentence, table } from '../../terminal/result.ts'
import { codesOf, frameDigest, frameText, inTicketOrder } from '../draw.ts'
import { drawWords } from '../draw-words.ts'
import { drawLimits, isLawfulSize, type Sizes, sizesOf } from '../rules.ts'
import { frameOn } from '../store/frame.ts'
import {
  addDraw,
  addSurvey,
  closingOn,
  currentDraw,
  currentDraws,
  type Draw,
  frameOf,
  listRounds,
  type Round,
} from '../store/round.ts'
import { addSampled, isUnfinished, listSampled } from '../store/sampled.ts'
import { requireRound } from './round-record.ts'
import { type SampledView, sampledColumns, sampledView } from './sampled-view.ts'

/** The seed is part of what is hashed, line by line: one line, as typed. */
const seedFlag: Flag<string, 'optional'> = {
  ...text({ en: 'what the draw is made by: a text that nobody could foresee', zh: '随机种子：事先无法预知的文字' }),
  parse: (raw, label) => {
    const seed = text({ en: '', zh: '' }).parse(raw, label)
    if (/[\n\r]/.test(seed)) throw usage(drawWords.seedLines, drawWords.seedOneLine)
    return seed
  },
}

const flags = {
  year: count({ en: 'the year of the survey (default: this year)', zh: '调查年份（默认今年）' }, 2025, 'YEAR'),
  seed: seedFlag,
  size: count({ en: 'how many to draw (default: 15 % within the limits)', zh: '抽样数（默认 15%，在允许范围内）' }, 1),
  percent: count({ en: 'how many to draw, in percent', zh: '抽样比例（%）' }, 1, 'P'),
  includeSuspended: yes({ en: 'draw also of organizations that are suspended', zh: '抽样框包含暂停的组织' }),
  chosenBy: text({ en: 'who chose the seed', zh: '种子选定人' }, 'NAME'),
  witness: text({ en: 'who saw it chosen', zh: '见证人' }, 'NAME'),
  redraw: text(
    { en: 'draw anew, and why; the earlier draw stays on record', zh: '重新抽样及原因；原抽样保留' },
    'REASON',
  ),
  extend: text({ en: 'draw more by the same seed, and why', zh: '按原种子增抽及原因' }, 'REASON'),
  dryRun: yes({ en: 'only say how many may and would be drawn', zh: '只说明可抽取的数量' }),
} as const

type Input = ValuesOf<typeof flags>

/** `survey sample`: draws the year's sample of the certified organizations (4.5.2). */
export const surveySample = verb({
  words: { en: "Draw the year's sample of certified organizations (4.5.2)", zh: '从获证组织中随机抽样（4.5.2）' },
  access: 'write',
  flags,
  examples: [
    'survey sample --dry-run',
    'survey sample --seed "3 1 6 6 2" --chosen-by 陈红 --witness 李决',
    'survey sample --extend "four forms could not be delivered" --size 12',
  ],
  run: async (input, call) => {
    refuseContradictions(input, call)
    if (input.dryRun === true) return sizesOnly(input, call)
    const typed = await withSeed(input, call)
    // The seed is on record before anybody is drawn by it: whoever stops here has chosen it all the same.
    const begun = await call.write((tx) => begin(tx, typed, call))
    return drawnResult(begun, await call.write((tx) => finish(tx, begun.survey)))
  },
})

function refuseContradictions({ year, size, percent, redraw, extend, seed, includeSuspended }: Input, call: WriteCall) {
  if (year !== undefined && year !== yearOf(call.today))
    throw usage(drawWords.otherYear(year, call.today), drawWords.leaveYear)
  if (size !== undefined && percent !== undefined) throw usage(drawWords.twoSizes, drawWords.oneSize)
  if (redraw !== undefined && extend !== undefined) throw usage(drawWords.twoReasons, drawWords.oneSize)
  if (extend !== undefined && (seed !== undefined || includeSuspended === true))
    throw usage(drawWords.frameIsFrozen, drawWords.leaveSeed)
}

const limitsOn = async (db: Db, call: Pick<WriteCall, 'today'>) => valuesOn(drawLimits, call.today, await setLimits(db))

/** How many are asked for, or the usual number. Refused (4.5.2) where the limits do not allow it. */
function sizeAsked({ size, percent }: Input, sizes: Sizes, percents: Parameters<typeof isLawfulSize>[2]): number {
  const asked = size ?? (percent === undefined ? undefined : Math.ceil((sizes.population * percent) / 100))
  if (asked === undefined) return sizes.usual
  const allowed = sizes.lawful ? isLawfulSize(asked, sizes.population, percents) : asked === sizes.usual
  if (!allowed) throw refused('4.5.2', drawWords.unlawful(asked, sizes), drawWords.lawfulSizes(sizes))
  return asked
}

/** What would be drawn, without a name: whoever could see names could try seeds. */
async function sizesOnly(input: Input, call: WriteCall): Promise<Result> {
  const { frame, suspended, sizes, size } = await call.read(async (db) => {
    const frame = await frameOn(db, call.today, input.includeSuspended === true)
    if (frame.codes.length === 0) throw refused('4.5.2', drawWords.nobody(call.today), drawWords.issueCertificates)
    const percents = await limitsOn(db, call)
    const sizes = sizesOf(frame.codes.length, percents)
    return { frame: frameText(frame.codes), suspended: frame.suspended, sizes, size: sizeAsked(input, sizes, percents) }
  })
  const { population, low, high, lawful } = sizes
  const said = [
    drawWords.frame(population, suspended, input.includeSuspended === true, call.today),
    drawWords.sizes(sizes),
    drawWords.dryRun(size),
  ]
  const json = {
    survey: null,
    seed: null,
    population,
    suspended,
    frameDigest: frameDigest(frame),
    low,
    high,
    size,
    lawful,
  }
  const rows = table(sizeColumns, [{ ...sizes, size }])
  return { json: { ...json, dryRun: true, sampled: [] }, parts: said.map(sentence), rows }
}

const sizeColumns: readonly Column<Sizes & { readonly size: number }>[] = (
  ['population', 'low', 'high', 'size', 'lawful'] as const
).map((key) => ({ key, title: { en: key, zh: key }, cell: (each) => each[key] }))

/** The input with a seed, which is asked for on a terminal where a draw needs one. */
async function withSeed(input: Input, call: WriteCall): Promise<Input> {
  if (input.seed !== undefined || input.extend !== undefined) return input
  const resumes = await call.read(async (db) => (await unfinishedRound(db, call)) !== null)
  if (resumes) return input
  // Nobody chooses a seed to learn that nothing may be drawn by it.
  const drawn = await call.read((db) => roundOfYear(db, call))
  if (drawn !== null && input.redraw === undefined) throw drawnAlready(drawn)
  if (!call.interactive) throw usage(drawWords.missingSeed, drawWords.giveSeed)
  const { prompts } = call.world
  const typed = await prompts.text(
    `${seedFlag.words[call.lang]}`,
    (raw) => raw.trim() !== '' || drawWords.giveSeed[call.lang],
  )
  return { ...input, seed: seedFlag.parse(typed, '--seed') }
}

const roundOfYear = async (db: Db, call: Pick<WriteCall, 'today'>): Promise<Round | null> =>
  (await listRounds(db, call.today)).find(({ year }) => year === yearOf(call.today)) ?? null

async function unfinishedRound(db: Db, call: Pick<WriteCall, 'today'>): Promise<Round | null> {
  const round = await roundOfYear(db, call)
  return round !== null && (await isUnfinished(db, round, call.today)) ? round : null
}

function drawnAlready(round: Round) {
  const { size, population } = currentDraw(round)
  return refused('4.5.2', drawWords.drawnAlready(round.year, round.number, size, population), drawWords.redrawOrExtend)
}

/** What the first of the two entries did. */
interface Begun {
  readonly survey: string
  readonly how: 'drawn' | 'redrawn' | 'extended' | 'resumed' | 'already'
  /** How many the extension added. */
  readonly added: number
}

/** Records seed, frame and size, or finds a draw that was begun by them. */
async function begin(tx: Write, input: Input, call: WriteCall): Promise<Begun> {
  const staff = await requireRole(tx, 'business', '4.5.2')
  const round = await roundOfYear(tx.db, call)
  if (round !== null && (await isUnfinished(tx.db, round, call.today))) return resumed(round, input)
  if (input.extend !== undefined) return extended(tx, round, input, staff.id, call)
  if (round === null && input.redraw !== undefined)
    throw usage(drawWords.nothingToRedraw(yearOf(call.today)), drawWords.drawFirst)
  if (round !== null && input.redraw === undefined) return sameAgain(tx.db, round, input, call)
  if (round !== null) await refuseRedraw(tx.db, round, call)
  const percents = await limitsOn(tx.db, call)
  const includeSuspended = input.includeSuspended === true
  const { codes, suspended } = await frameOn(tx.db, call.today, includeSuspended)
  if (codes.length === 0) throw refused('4.5.2', drawWords.nobody(call.today), drawWords.issueCertificates)
  const sizes = sizesOf(codes.length, percents)
  const size = sizeAsked(input, sizes, percents)
  const frame = frameText(codes)
  const survey = round ?? addSurvey(tx, yearOf(call.today))
  addDraw(tx, {
    survey_id: survey.id,
    drawn_on: call.today,
    seed: input.seed ?? '',
    chosen_by: input.chosenBy ?? null,
    witness: input.witness ?? null,
    include_suspended: includeSuspended ? 1 : 0,
    frame,
    frame_digest: frameDigest(frame),
    population: sizes.population,
    suspended,
    size,
    extends_id: null,
    reason: input.redraw ?? null,
    staff_id: staff.id,
  })
  return { survey: survey.number, how: round === null ? 'drawn' : 'redrawn', added: size }
}

/** The seed of a draw that was begun stays, whatever is typed now. */
function resumed(round: Round, { seed, size, percent, redraw, extend }: Input): Begun {
  const draw = currentDraw(round)
  const other = (seed !== undefined && seed !== draw.seed) || (size !== undefined && size !== draw.size)
  if (other || percent !== undefined || redraw !== undefined || extend !== undefined)
    throw refused('4.5.2', drawWords.begunOtherwise(round.number, draw.seed), drawWords.finishIt)
  return { survey: round.number, how: 'resumed', added: draw.size }
}

/** The very same draw typed again changes nothing; another one needs a reason. */
async function sameAgain(db: Db, round: Round, input: Input, call: WriteCall): Promise<Begun> {
  const draw = currentDraw(round)
  const percents = await limitsOn(db, call)
  const asked = input.size ?? input.percent
  const size = asked === undefined ? draw.size : sizeAsked(input, sizesOf(draw.population, percents), percents)
  const included = input.includeSuspended === true
  if (input.seed !== draw.seed || size !== draw.size || included !== draw.includeSuspended) throw drawnAlready(round)
  return { survey: round.number, how: 'already', added: 0 }
}

async function refuseRedraw(db: Db, round: Round, call: WriteCall): Promise<void> {
  refuseClosed(round, call)
  const issued = (await listSampled(db, round, call.today)).some(({ issuedOn }) => issuedOn !== null)
  if (issued) throw refused('4.5.2', drawWords.issuedAlready(round.number), drawWords.extendInstead)
}

function refuseClosed(round: Round, { today }: WriteCall): void {
  const closing = closingOn(round, today)
  if (closing !== null)
    throw refused('4.5.2', drawWords.closedAlready(round.number, closing.closedOn), {
      en: `certdesk survey reopen ${round.number} --reason TEXT`,
      zh: `certdesk survey reopen ${round.number} --reason 原因`,
    })
}

/** More of the same draw: the same seed over the same frame, so that the ranks go on where they ended. */
async function extended(
  tx: Write,
  round: Round | null,
  input: Input,
  staffId: number,
  call: WriteCall,
): Promise<Begun> {
  if (round === null) throw usage(drawWords.nothingToRedraw(yearOf(call.today)), drawWords.drawFirst)
  refuseClosed(round, call)
  const draw = currentDraw(round)
  // Its size is judged as the draw is: by its frame, and by the limits of the day on which that was frozen.
  const percents = valuesOn(drawLimits, currentDraws(round)[0].drawnOn, await setLimits(tx.db))
  const sizes = sizesOf(draw.population, percents)
  if (input.size === undefined && input.percent === undefined)
    throw usage(drawWords.notMore(round.number, draw.size), drawWords.sizeOfExtension(sizes))
  const size = sizeAsked(input, sizes, percents)
  if (size === draw.size && draw.reason === input.extend) return { survey: round.number, how: 'already', added: 0 }
  if (size <= draw.size) throw usage(drawWords.notMore(round.number, draw.size), drawWords.sizeOfExtension(sizes))
  addDraw(tx, {
    survey_id: round.id,
    drawn_on: call.today,
    seed: draw.seed,
    chosen_by: draw.chosenBy,
    witness: draw.witness,
    include_suspended: draw.includeSuspended ? 1 : 0,
    frame: null,
    frame_digest: draw.frameDigest,
    population: draw.population,
    suspended: draw.suspended,
    size,
    extends_id: draw.id,
    reason: input.extend ?? null,
    staff_id: staffId,
  })
  return { survey: round.number, how: 'extended', added: size - draw.size }
}

interface Finished {
  readonly draw: Draw
  readonly sizes: Sizes
  readonly sampled: readonly SampledView[]
}

/** Draws by the seed and the frame that are on record, as far as somebody is missing. */
async function finish(tx: Write, number: string): Promise<Finished> {
  const round = await requireRound(tx.db, number, tx.today)
  const draw = currentDraw(round)
  const there = new Set((await listSampled(tx.db, round, tx.today)).map(({ rank }) => rank))
  if (there.size < draw.size) {
    const ids = new Map((await customerNames(tx.db)).map(({ id, code }) => [code, id]))
    const frame = codesOf(await frameOf(tx.db, currentDraws(round)[0]))
    for (const [at, { code, ticket }] of inTicketOrder(draw.seed, frame).slice(0, draw.size).entries()) {
      if (there.has(at + 1)) continue
      const customerId = ids.get(code) ?? (await idOfMerged(tx.db, code))
      addSampled(tx, {
        draw_id: draw.id,
        rank: at + 1,
        customer_id: customerId,
        code,
        ticket,
        substitutes_id: null,
        substituted_on: null,
        reason: null,
      })
    }
  }
  const sampled = (await listSampled(tx.db, round, tx.today)).filter(({ rank }) => rank <= draw.size)
  const percents = valuesOn(drawLimits, currentDraws(round)[0].drawnOn, await setLimits(tx.db))
  return {
    draw,
    sizes: sizesOf(draw.population, percents),
    sampled: sampled.map(sampledView),
  }
}

/** Of a customer that was merged or given another code between seed and draw. */
async function idOfMerged(db: Db, code: string): Promise<number> {
  const found = await customerByCode(db, code)
  if (found === null) throw usage(drawWords.codeGone(code), drawWords.codeBack(code))
  return found.id
}

function saidOf({ survey, how, added }: Begun, { draw, sizes }: Finished): Words[] {
  const { seed, size, population, reason } = draw
  if (how === 'already') return [drawWords.already(survey)]
  if (how === 'extended') return [drawWords.extended(survey, added, size)]
  const drawn = [drawWords.drawn(survey, size, population, seed), ...(sizes.lawful ? [] : [drawWords.sizes(sizes)])]
  if (how === 'resumed') return [drawWords.resumed(survey, seed), ...drawn]
  return how === 'redrawn' && reason !== null ? [...drawn, drawWords.replacedDraw(survey, reason)] : drawn
}

function drawnResult(begun: Begun, finished: Finished): Result {
  const { draw, sizes, sampled } = finished
  const { seed, population, suspended, includeSuspended, frameDigest: digest, size } = draw
  const { low, high, lawful } = sizes
  const json = { survey: begun.survey, seed, population, suspended, frameDigest: digest, low, high, size, lawful }
  return {
    json: { ...json, dryRun: false, sampled },
    items: sampled,
    parts: [
      sentence(drawWords.frame(population, suspended, includeSuspended, draw.drawnOn)),
      sentence(lines(saidOf(begun, finished))),
      table(sampledColumns, sampled),
      ...(begun.how === 'already' ? [] : [sentence(drawWords.verifyWith(begun.survey))]),
    ],
    rows: table(sampledColumns, sampled),
  }
}
