import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { verb } from '../../../terminal/command.ts'
import { yes } from '../../../terminal/flag.ts'
import { count } from '../../../terminal/number-flag.ts'
import { type Result, sentence, table } from '../../../terminal/result.ts'
import { namedRound, surveyNumber } from '../argument.ts'
import { drawScript } from '../draw-script.ts'
import { drawWords } from '../draw-words.ts'
import { recordedDraw } from '../recorded-draw.ts'
import { drawDifferences, type RecordedDraw } from '../redraw.ts'
import { type Round, roundAtDraw } from '../store/round.ts'
import { isUnfinished, listSampled } from '../store/sampled.ts'
import { sampledColumns, sampledView } from './sampled-view.ts'

/** The survey as it stood after the draw of that place, counted from 1; the newest unless one is asked for. */
function atDraw(round: Round, place: number | undefined): Round {
  if (place === undefined) return round
  const then = roundAtDraw(round, place)
  if (then === null) throw usage(drawWords.noSuchDraw(round.number, place), drawWords.seeDraws(round.number))
  return then
}

/** `survey verify`: draws again from the frozen frame, or prints the script with which anybody can. */
export const surveyVerify = verb({
  words: { en: 'Draw again from the frozen frame and compare', zh: '按冻结的抽样框重做抽样并核对' },
  access: 'read',
  args: { survey: surveyNumber },
  flags: {
    script: yes({
      en: 'print a shell script that does it without this program',
      zh: '输出不用本程序也能重做抽样的脚本',
    }),
    draw: count({ en: 'an earlier draw, by its place in "survey show"', zh: '此前的抽样（survey show 中的次序）' }, 1),
  },
  examples: {
    'survey verify SV-2026-1': {
      en: 'the draw made again and held against what is on record',
      zh: '重做抽样并与记录核对',
    },
    'survey verify SV-2026-1 --script': {
      en: 'a script by which anybody can do that without this program',
      zh: '输出脚本，任何人不用本程序也能核对',
    },
  },
  run: async ({ survey, script, draw }, call) => {
    const { round, recorded, sampled } = await call.read(async (db) => {
      const round = atDraw(await namedRound(db, survey, call.asOf), draw)
      if (await isUnfinished(db, round, call.asOf))
        throw refused('4.5.2', drawWords.unfinished(round.number), drawWords.finishWith)
      const sampled = await listSampled(db, round, call.asOf)
      return { round, recorded: await recordedDraw(db, round, call.asOf), sampled }
    })
    const { number } = round
    if (script === true)
      return { json: { survey: number }, parts: [], raw: drawScript({ survey: number, ...recorded }) }
    const differences = drawDifferences(recorded)
    const drawn = sampled.filter(({ rank }) => rank <= recorded.size).map(sampledView)
    const said =
      differences.length === 0 ? drawWords.verified(number, recorded.size) : drawWords.differs(number, differences)
    return verification(round, recorded, differences, drawn, said)
  },
})

function verification(
  { number }: Round,
  { seed, population, size, frameDigest }: RecordedDraw,
  differences: readonly Words[],
  sampled: readonly ReturnType<typeof sampledView>[],
  said: Words,
): Result {
  const ok = differences.length === 0
  const body = { survey: number, ok, seed, population, size, frameDigest, differences, sampled }
  return {
    json: { verification: body },
    items: sampled,
    parts: [sentence(said), ...(ok ? [table(sampledColumns, sampled)] : [sentence(drawWords.seeAudit)])],
    rows: table(sampledColumns, sampled),
    exit: ok ? 0 : 1,
  }
}
