import { type Pieces, toStream } from './delivery.ts'
import type { World } from './world.ts'

/** Where output goes that is read on the screen, and whether a pager may show it. */
interface Screen {
  readonly world: World
  readonly paged: boolean
}

/** The pager of the environment with its arguments; null where it says none, or the terminal cannot show one. */
function pagerCommand({ env, platform }: World): readonly string[] | null {
  if (env.TERM === 'dumb') return null
  const named = env.CERTDESK_PAGER ?? env.PAGER ?? (platform === 'win32' ? 'more' : 'less')
  const words = named.trim().split(/\s+/)
  return words[0] === '' || words[0] === 'cat' ? null : words
}

/** The settings of pagers that the user has not chosen: colours as they are, and gone where one screen is enough. */
export const pagerSettings: Readonly<Record<string, string>> = { LESS: 'FRX', LESSCHARSET: 'utf-8', LV: '-c' }

/**
 * Writes the pieces to stdout, or on a terminal that they do not fit into to the user's pager, until it is left. Without a
 * pager they go to the terminal as they are.
 */
export async function toScreen(pieces: Pieces, { world, paged }: Screen): Promise<void> {
  const { stdout } = world
  const command = paged && stdout.isTTY === true && stdout.rows !== undefined ? pagerCommand(world) : null
  if (command === null || world.pager === undefined) return toStream(pieces, stdout)
  const all = oneByOne(pieces)
  const first = await firstScreen(all, stdout.rows ?? 0)
  if (!first.more) return toStream(first.pieces, stdout)
  const rest = onward(first.pieces, all)
  const pager = await world.pager(command)
  if (pager === null) return toStream(rest, stdout)
  await toStream(rest, pager.input)
  pager.input.end()
  await pager.left
}

type Piece = string | Uint8Array

async function* oneByOne(pieces: Pieces): AsyncGenerator<Piece> {
  yield* pieces
}

/** The pieces up to the first that no longer fits on the screen, and whether there is one. */
async function firstScreen(all: AsyncIterator<Piece>, rows: number): Promise<{ pieces: Piece[]; more: boolean }> {
  const pieces: Piece[] = []
  let lines = 0
  for (let next = await all.next(); next.done !== true; next = await all.next()) {
    pieces.push(next.value)
    lines += Buffer.from(next.value).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)
    // The line of the prompt is the last of the screen.
    if (lines >= rows) return { pieces, more: true }
  }
  return { pieces, more: false }
}

async function* onward(first: readonly Piece[], rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  yield* first
  yield* rest
}
