import type { CommandOf } from '../desk/line.ts'
import type { Globals } from '../terminal/command.ts'
import type { RunLine } from '../terminal/onward.ts'
import { lookUp } from '../terminal/session.ts'
import type { World } from '../terminal/world.ts'

/** A line that says everything, about whoever it may be. */
const anyLine = '例 昨天 电话 监审 12-01 需求 无 已谈'

/** What the first line and the first search need. */
const firstNeeded: readonly ((globals: Globals, world: World) => Promise<unknown>)[] = [
  async () => (await import('../program.ts')).program.commands.log?.(),
  () => import('../terminal/destination.ts'),
  () => import('../terminal/render.ts'),
  () => import('../register/begun.ts'),
  () => import('../search/readings.ts'),
  // What is read once, names above all, is there when the first customer is searched and the first line typed.
  async (globals, world) => {
    const { offeredCustomers } = await import('../customer/customer/argument.ts')
    await lookUp(globals, world, (db, _, doer) => offeredCustomers(db, '1', globals.lang, doer))
  },
  async (globals, world) => {
    const { understoodLine } = await import('../contact/line/understood.ts')
    await lookUp(globals, world, (db, today) => understoodLine(db, anyLine, today))
  },
]

/** Loads it while nobody types: one after the other, so that a key waits for no more than one. */
async function loadAhead(globals: Globals, world: World): Promise<void> {
  for (const load of firstNeeded) {
    await new Promise((done) => setTimeout(done, 20).unref())
    await load(globals, world)
  }
}

/** The desk, at which any command line is run in place. */
export async function atDesk(
  options: readonly string[],
  globals: Globals,
  outside: World,
  runLine: RunLine,
): Promise<number> {
  const [{ openDesk }, { KeptConnection }] = await Promise.all([
    import('../desk/desk.ts'),
    import('../register/file/kept.ts'),
  ])
  const kept = new KeptConnection()
  // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
  const world: World = Object.create(outside, { kept: { value: kept } })
  const commandOf: CommandOf = async (words) => {
    const [{ program }, { commandsMeant }, { commandAt }] = await Promise.all([
      import('../program.ts'),
      import('../terminal/spoken-command.ts'),
      import('../terminal/command.ts'),
    ])
    const meant = await commandsMeant(program, words)
    return Promise.all(
      meant.map(async (each) => ({ ...each, words: (await commandAt(program, each.path.join(' '))).words })),
    )
  }
  try {
    return await openDesk({
      world,
      globals,
      options,
      run: runLine,
      commandOf,
      atLeisure: () => loadAhead(globals, world),
    })
  } finally {
    kept.close()
  }
}
