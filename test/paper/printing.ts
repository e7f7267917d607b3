import type { Paper } from '../../src/paper/paper.ts'
import { printed } from '../../src/paper/print.ts'
import type { Call, Globals } from '../../src/terminal/command.ts'
import { emptyFolder } from '../scratch.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

/** What a command that prints a paper gives, as bytes. */
export async function print(
  paper: Paper,
  { template, ...named }: Partial<Globals> & { template?: string } = {},
  options: TestWorldOptions = {},
): Promise<Buffer> {
  const result = await printed(paper, { template, builtIn: undefined }, callWith(named, options))
  const pieces: Uint8Array[] = []
  for await (const piece of result.raw ?? []) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return Buffer.concat(pieces)
}

/** The call of a command in a folder of its own. */
export function callWith(named: Partial<Globals>, options: TestWorldOptions = {}): Call {
  const globals = { lang: 'zh', input: false, quiet: false, ...named } as Globals
  const cwd = options.cwd ?? emptyFolder()
  const world = testWorld({ ...options, cwd })
  return {
    world,
    globals,
    lang: 'zh',
    argv: [],
    interactive: false,
    show: async () => {},
    guided: false,
    speak: () => undefined,
    mayReplace: async () => true,
    sits: () => undefined,
    agreed: async () => {},
    warn: () => {},
    progress: () => {},
  }
}
