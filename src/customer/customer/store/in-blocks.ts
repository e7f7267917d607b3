import { type Block, blocks } from '../../../clause/block.ts'
import type { Db } from '../../../register/register.ts'
import { lastCustomerId } from './master.ts'

/** The customers asked about, block after block in the order of their ids: of all that is known of them, memory holds one block's. */
export async function* inBlocks(db: Db, asked: Block | null = null, atOnce?: number): AsyncGenerator<Block> {
  yield* blocks(asked, await lastCustomerId(db), atOnce)
}

/** What is wanted of the customers asked about, gathered in the order of their ids. */
export async function fromBlocks<Wanted>(
  db: Db,
  asked: Block | null,
  wantedOf: (block: Block) => Promise<readonly Wanted[]>,
): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  for await (const block of inBlocks(db, asked)) for (const each of await wantedOf(block)) wanted.push(each)
  return wanted
}
