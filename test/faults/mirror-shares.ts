import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { tries } from '../tries.ts'
import { copyAt, entriesAt, headAt, typedAt } from './mirrored.ts'
import { mirroredDesk } from './mirrored-desk.ts'
import { below, type Chance, chance, each, pick, runs, Tally } from './runs.ts'

const preloaded = fileURLToPath(new URL('../upkeep/distant.cjs', import.meta.url))

/** How a share is: it answers, nothing comes from it, or the system says that it is gone. */
const states = ['', 'hangs', 'gone'] as const

/**
 * Milliseconds that a command may take whatever the share does: a share that hangs costs two seconds. `npm run faults` alone measures it, which
 * has the machine to itself.
 */
const longest = process.env.CERTDESK_FAULTS === undefined ? Number.POSITIVE_INFINITY : 10_000

const lines = (n: string): readonly (readonly string[])[] => [
  ['customer', 'add', `共享${n}有限公司`],
  ['customer', 'person', 'add', 'C00001', `人员${n}`, '--mobile', '13800138000'],
  ['contact', 'add', 'C00005', '--channel', 'phone', '--needs', '无', '--summary', n],
  ['customer', 'list'],
  ['today'],
]

async function round(made: string, nth: number, tally: Tally): Promise<void> {
  const random: Chance = chance(`shares ${nth}`)
  const desk = copyAt(made)
  const state = path.join(desk, 'state-of-share')
  const env = {
    NODE_OPTIONS: `--require ${preloaded}`,
    CERTDESK_CACHE: 'off',
    DISTANT_PLACE: path.join(desk, 'mirror'),
    DISTANT_STATE: state,
  }
  const type = async (argv: readonly string[], share: (typeof states)[number]) => {
    fs.writeFileSync(state, share)
    const began = performance.now()
    const ended = await typedAt(desk, argv, { env })
    const took = performance.now() - began
    tally.times += 1
    if (took > longest) tally.fault('over 10 seconds', `${argv.join(' ')}, share ${share}: ${Math.round(took)} ms`)
    if (ended.code !== 0)
      tally.fault('not done', `${argv.join(' ')}, share ${share}: exit ${ended.code}: ${ended.errors}`)
    if (ended.errors.includes('cannot be reached')) tally.count('that said the mirror is behind')
    return ended
  }
  const before = entriesAt(path.join(desk, 'register.db'))
  let written = 0
  for (let n = 0; n < commands; n++) {
    const share = pick(random, states)
    const argv = pick(random, lines(`${nth}轮${n}次${below(random, 1000)}`))
    tally.count(share === '' ? 'while the share answered' : share === 'hangs' ? 'while it hung' : 'while it was gone')
    await type(argv, share)
    if (argv[1] === 'add' || argv[2] === 'add') written++
  }
  // On a busy machine the share may take longer than it may although it answers: then it is asked once more.
  for (let isReached = false; !isReached; written++) {
    const { errors } = await type(['customer', 'add', `最后${nth}轮${written}有限公司`], '')
    isReached = !errors.includes('cannot be reached')
  }
  const file = path.join(desk, 'register.db')
  if (entriesAt(file) !== before + written) tally.fault('lost', `${entriesAt(file)} entries, not ${before + written}`)
  const status = await typedAt(desk, ['mirror', 'status', '--format', 'json'], { env })
  const [mirror] = JSON.parse(status.out).mirrors
  if (mirror.state !== 'whole' || mirror.head !== headAt(file)) tally.fault('not caught up', status.out)
  fs.rmSync(desk, { recursive: true })
}

/** So many are typed in a round, the share changing before each. */
const commands = tries(10)

/** A mirror on a share that goes away, hangs and comes back, in random order. */
export async function shares(): Promise<Tally> {
  const tally = new Tally(
    'A command while the mirror is on a share that hangs, goes away and comes back, in random order',
    ['lost', 'not done', 'not caught up', 'over 10 seconds'],
    ['while the share answered', 'while it hung', 'while it was gone', 'that said the mirror is behind'],
  )
  const { desk } = await mirroredDesk()
  await each(
    Array.from({ length: runs.shareRounds }, (_, nth) => nth),
    (nth) => round(desk, nth, tally),
  )
  return tally
}
