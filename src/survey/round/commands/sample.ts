import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { yearOf } from '../../../clause/year.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { ask } from '../../../terminal/ask.ts'
import { askOthers } from '../../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { askedAs, type Flag, offering, ofKind, orOthers, text, type ValuesOf, yes } from '../../../terminal/flag.ts'
import { count } from '../../../terminal/number-flag.ts'
import { type Column, type Result, sentence, table } from '../../../terminal/result.ts'
import type { Sizes } from '../../rules.ts'
import { requireRound } from '../argument.ts'
import { drawWords } from '../draw-words.ts'
import { currentDraw, type Draw, onRecord } from '../store/round.ts'
import { isUnfinished } from '../store/sampled.ts'
import { type Begun, begin, drawnAlready, roundOfYear, sizesOfDraw } from './draw-entry.ts'
import { type Made, makeDraw } from './draw-made.ts'
import { sampledColumns } from './sampled-view.ts'

/** The seed is part of what is hashed, line by line: one line, as typed. */
const seedFlag: Flag<string, 'optional'> = {
  ...ofKind(
    'verbatim',
    text({ en: 'what the draw is made by: a text that nobody could foresee', zh: '随机种子：事先无法预知的文字' }),
  ),
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
  percent: askedAs(
    { en: 'Share to draw (%)', zh: '抽样比例（%）' },
    count({ en: 'how many to draw, in percent', zh: '抽样比例（%）' }, 1, 'P'),
  ),
  includeSuspended: yes({ en: 'draw also of organizations that are suspended', zh: '抽样框包含暂停的组织' }),
  chosenBy: orOthers(offering('staff', text({ en: 'who chose the seed', zh: '种子选定人' }, 'NAME'))),
  witness: orOthers(offering('staff', text({ en: 'who saw it chosen', zh: '见证人' }, 'NAME'))),
  redraw: askedAs(
    { en: 'Why it is drawn anew', zh: '重新抽样的原因' },
    text({ en: 'draw anew, and why; the earlier draw stays on record', zh: '重新抽样及原因；原抽样保留' }, 'REASON'),
  ),
  extend: askedAs(
    { en: 'Why more are drawn', zh: '增抽的原因' },
    text({ en: 'draw more by the same seed, and why', zh: '按原种子增抽及原因' }, 'REASON'),
  ),
  dryRun: yes({ en: 'only say how many may and would be drawn', zh: '只说明可抽取的数量' }),
} as const

type Input = ValuesOf<typeof flags>

/** `survey sample`: draws the year's sample of the certified organizations (4.5.2). */
export const surveySample = verb({
  words: { en: "Draw the year's sample of certified organizations (4.5.2)", zh: '从获证组织中随机抽样（4.5.2）' },
  access: 'write',
  // Whoever could see who would be drawn could try seeds.
  reviewed: 'itself',
  by: doneBy('business', '4.5.2'),
  flags,
  examples: {
    'survey sample --dry-run': { en: 'how many would be drawn; nobody is', zh: '试运行：只显示抽样数量' },
    'survey sample --seed "3 1 6 6 2" --chosen-by 陈红 --witness 李决': {
      en: 'by a seed that was chosen before witnesses',
      zh: '以他人见证下选定的种子抽样',
    },
    'survey sample --redraw "two certificates were missing" --seed "4 2 2 5 1" --chosen-by 陈红 --witness 李决': {
      en: 'drawn anew; the draw before it stays on record',
      zh: '重新抽样，原抽样保留在案',
    },
  },
  run: async (input, call) => {
    refuseContradictions(input, call)
    if (input.dryRun === true) return sizesOnly(input, call)
    const typed = await withWitnesses(await withSeed(await withReason(input, call), call), call)
    if (call.guided) await call.agreed(planned(await plannedDraw(typed, call)))
    // The seed is on record before anybody is drawn by it: whoever stops here has chosen it all the same.
    const begun = await call.write((tx) => begin(tx, typed))
    return drawnResult(begun, await call.write((tx) => makeDraw(tx, begun.survey)))
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

/** What would be drawn, without a name: whoever could see names could try seeds. Held against all that the draw is. */
const plannedDraw = (input: Input, call: WriteCall): Promise<{ readonly draw: Draw; readonly sizes: Sizes }> =>
  call.write(
    async (tx) => {
      const { survey } = await begin(tx, input)
      const round = await requireRound(tx.db, survey, call.today)
      return { draw: currentDraw(round), sizes: await sizesOfDraw(tx.db, round) }
    },
    { dryRun: true },
  )

const planned = ({ draw, sizes }: { readonly draw: Draw; readonly sizes: Sizes }): Words[] => [
  drawWords.frame(draw),
  drawWords.sizes(sizes),
  drawWords.dryRun(draw.size),
]

async function sizesOnly(input: Input, call: WriteCall): Promise<Result> {
  const { draw, sizes } = await plannedDraw(input, call)
  const { size } = draw
  const said = planned({ draw, sizes })
  const rows = table(sizeColumns, [{ ...sizes, size }])
  const json = { survey: null, seed: null, ...sizesJson(draw, sizes), dryRun: true, sampled: [] }
  return { json, parts: said.map(sentence), rows }
}

const sizesJson = ({ population, suspended, frameDigest, size }: Draw, { low, high, lawful }: Sizes) => ({
  population,
  suspended,
  frameDigest,
  low,
  high,
  size,
  lawful,
})

const sizeColumns: readonly Column<Sizes & { readonly size: number }>[] = (
  ['population', 'low', 'high', 'size', 'lawful'] as const
).map((key) => ({ key, title: { en: key, zh: key }, cell: (each) => each[key] }))

/** The input with the reason of an extension, which is asked for on a terminal where more are asked for than were drawn. */
async function withReason(input: Input, call: WriteCall): Promise<Input> {
  const { size, seed, redraw, extend } = input
  if (!call.interactive || size === undefined || [seed, redraw, extend].some((given) => given !== undefined))
    return input
  const isMore = await call.read(async (db) => {
    const round = await roundOfYear(db, call.today)
    if (round === null || (await isUnfinished(db, round, onRecord))) return false
    return size > currentDraw(round).size && size <= (await sizesOfDraw(db, round)).high
  })
  return isMore ? { ...input, extend: await ask(flags.extend, 'extend', call) } : input
}

/** The input with a seed, which is asked for on a terminal where a draw needs one. */
async function withSeed(input: Input, call: WriteCall): Promise<Input> {
  if (input.seed !== undefined || input.extend !== undefined) return input
  const needed = await call.read(async (db) => {
    const round = await roundOfYear(db, call.today)
    if (round !== null && (await isUnfinished(db, round, onRecord))) return false
    // Nobody chooses a seed to learn that nothing may be drawn by it.
    if (round !== null && input.redraw === undefined) throw drawnAlready(round)
    return true
  })
  if (!needed) return input
  if (!call.interactive) throw usage(drawWords.missingSeed, drawWords.giveSeed)
  const { prompts } = call.world
  const typed = await prompts.text(
    seedFlag.words[call.lang],
    (raw) => raw.trim() !== '' || drawWords.giveSeed[call.lang],
    { as: '--seed' },
  )
  return { ...input, seed: seedFlag.parse(typed, '--seed') }
}

/** How the seed was chosen, and out of whom: asked for where nothing was typed, as long as a draw is to be made by it. */
async function withWitnesses(input: Input, call: WriteCall): Promise<Input> {
  if (input.seed === undefined) return input
  return { ...input, ...(await askOthers(flags, ['chosenBy', 'witness', 'includeSuspended', 'size'], input, call)) }
}

function saidOf({ survey, how, added }: Begun, { draw, sizes }: Made): Words[] {
  const { seed, size, population, reason } = draw
  if (how === 'already') return [drawWords.already(survey)]
  if (how === 'extended') return [drawWords.extended(survey, added, size)]
  const drawn = [drawWords.drawn(survey, size, population, seed), ...(sizes.lawful ? [] : [drawWords.sizes(sizes)])]
  if (how === 'resumed') return [drawWords.resumed(survey, seed), ...drawn]
  return how === 'redrawn' && reason !== null ? [...drawn, drawWords.replacedDraw(survey, reason)] : drawn
}

function drawnResult(begun: Begun, made: Made): Result {
  const { draw, sizes, sampled } = made
  const { survey } = begun
  return {
    json: { survey, seed: draw.seed, ...sizesJson(draw, sizes), dryRun: false, sampled },
    items: sampled,
    parts: [
      sentence(drawWords.frame(draw)),
      sentence(lines(saidOf(begun, made))),
      table(sampledColumns, sampled),
      ...(begun.how === 'already' ? [] : [sentence(drawWords.verifyWith(survey))]),
    ],
    rows: table(sampledColumns, sampled),
  }
}
