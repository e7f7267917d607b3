import { setTimeout as pause } from 'node:timers/promises'
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

/**
 * Loads it while nobody types, until the desk is left: one after the other, so that a key waits for no more than one. What cannot be
 * loaded now is told where it is needed.
 */
async function loadAhead(needed: typeof firstNeeded, globals: Globals, world: World, left: AbortSignal): Promise<void> {
  try {
    for (const load of needed) {
      await pause(20, null, { signal: left })
      await load(globals, world)
    }
  } catch {}
}

/** The desk, at which any command line is run in place. When it returns nothing of it runs any more. */
export async function atDesk(
  options: readonly string[],
  globals: Globals,
  outside: World,
  runLine: RunLine,
  needed: typeof firstNeeded = firstNeeded,
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
  const leaving = new AbortController()
  const left = leaving.signal
  let ahead: Promise<void> | undefined
  const atLeisure = () => {
    ahead = loadAhead(needed, globals, world, left)
  }
  try {
    return await openDesk({ world, globals, options, left, run: runLine, commandOf, atLeisure })
  } finally {
    leaving.abort()
    await ahead
    kept.close()
  }
}
