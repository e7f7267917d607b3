import { Problem } from '../clause/problem.ts'
import type { AnyKind } from '../record/kind.ts'
import { KeptConnection } from '../register/file/kept.ts'
import { type Call, verb } from '../terminal/command.ts'
import { line } from '../terminal/flag.ts'
import type { Result } from '../terminal/result.ts'
import type { World } from '../terminal/world.ts'
import { Pages } from './answers.ts'
import type { Tree } from './asked-result.ts'
import { Register } from './head.ts'
import { Judged } from './judged.ts'
import { lineAt } from './line.ts'
import { Links } from './links.ts'
import { type Making, madeElsewhere } from './made.ts'
import { pageWords } from './page-words.ts'

/** The program that is shown, and its kinds of record: handed in by the file that knows them all. */
export interface Browsed extends Tree {
  readonly kinds: () => Promise<readonly AnyKind[]>
}

/** The options of a command line that each page's own has as well, as they were typed. */
function optionsOf({ globals }: Call): string[] {
  const { register, today, by } = globals
  const typed = { '--register': register, '--today': today, '--by': by }
  return Object.entries(typed).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]))
}

/** `browse`: everything that can be asked, as pages in the browser of this machine. */
export const browse = ({ kinds, ...tree }: Browsed) =>
  verb({
    words: { en: 'Look at the register in the browser', zh: '在浏览器中查看登记簿' },
    access: 'none',
    flags: { piece: line({ en: 'print one page as data, and end', zh: '输出一个页面的数据后结束' }, 'ADDRESS') },
    run: async ({ piece }, call): Promise<Result> => {
      const world: World = Object.create(call.world, { kept: { value: new KeptConnection() } })
      const making: Making = {
        ...{ tree, world, options: optionsOf(call) },
        links: await Links.of(tree.program, await kinds()),
        register: new Register({ ...call, world }),
      }
      if (piece !== undefined) return printed(piece, making)
      const { openDoor } = await import('./door.ts')
      const end = new AbortController()
      const judged = new Judged(world.elsewhere, making.options, end.signal)
      const pages = new Pages(making, judged, call.lang)
      const { clock, random } = world
      const door = await openDoor({
        ...{ answers: pages.answer, at: { port: 4711 }, idleMinutes: 60, clock, random, lang: call.lang },
        failed: (error) => world.stderr.write(String((error as Error).stack)),
      })
      world.stderr.write(`${door.address}\n`)
      await door.ended
      end.abort()
      return { json: {}, parts: [] }
    },
  })

/** One page in both languages, for the server, which has it judged beside itself. */
async function printed(address: string, making: Making): Promise<Result> {
  const { pathname, searchParams: query } = new URL(address, 'http://page.invalid/')
  const path = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const line = await lineAt(making.tree.program, { path, query, base: '/', gone: new AbortController().signal })
  if (line === null) throw new Problem('usage', pageWords.noPage, pageWords.askOtherwise)
  const made = await madeElsewhere(making, line, ['zh', 'en'])
  return { json: {}, parts: [], raw: JSON.stringify(made) }
}
