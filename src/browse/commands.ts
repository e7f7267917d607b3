import { Problem } from '../clause/problem.ts'
import type { AnyKind } from '../record/kind.ts'
import { KeptConnection } from '../register/file/kept.ts'
import { type Call, verb } from '../terminal/command.ts'
import { line, type ValuesOf } from '../terminal/flag.ts'
import { type Result, sentence } from '../terminal/result.ts'
import type { World } from '../terminal/world.ts'
import { Pages } from './answers.ts'
import type { Tree } from './asked-result.ts'
import { endedIdle } from './door-words.ts'
import { doorFlags, usualIdle } from './flags.ts'
import { Register } from './head.ts'
import { Judged } from './judged.ts'
import { keepOpen } from './keep-open.ts'
import { type AskedPage, Lanes } from './lanes.ts'
import { type Line, lineAt } from './line.ts'
import { linesIn } from './lines-in.ts'
import { Links } from './links.ts'
import { type Making, madeElsewhere } from './made.ts'
import { pageWords } from './page-words.ts'
import type { Made } from './shown.ts'

/** The program that is shown, and its kinds of record: handed in by the file that knows them all. */
export interface Browsed extends Tree {
  readonly kinds: () => Promise<readonly AnyKind[]>
}

/** The options of a command line that each page's own has as well, as they were typed. */
function optionsOf({ globals, world }: Call): string[] {
  const { today, by } = globals
  // What runs beside is no run of whoever sits elsewhere, and is told where the register is.
  const register = globals.register ?? (world.far === undefined ? undefined : world.env.CERTDESK_REGISTER)
  const typed = { '--register': register, '--today': today, '--by': by }
  return Object.entries(typed).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]))
}

/** `browse`: everything that can be asked, as pages in the browser of this machine. */
export const browse = ({ kinds, ...tree }: Browsed) =>
  verb({
    words: {
      en: 'Look at everything in the browser: what needs you first, customers, lists and reports; nothing can be changed there',
      zh: '在浏览器中查看：首要事项、客户、名单与报告；只能查看，不能改动',
    },
    access: 'none',
    flags: {
      ...doorFlags,
      piece: line(
        {
          en: 'print this page as data (what the pages do themselves); - takes one after another from standard input',
          zh: '输出此页面的数据（供页面自身使用）；- 表示从标准输入逐个读取',
        },
        'ADDRESS',
      ),
    },
    examples: {
      browse: { en: 'opens the browser on it', zh: '打开浏览器查看' },
      'browse --no-open --port 8417': {
        en: 'at a known port, to be reached over "ssh -L 8417:127.0.0.1:8417 THIS-MACHINE"',
        zh: '使用固定端口，可经 ssh -L 8417:127.0.0.1:8417 从别处访问',
      },
    },
    run: async ({ piece, ...door }, call): Promise<Result> => {
      const kept = new KeptConnection()
      const world: World = Object.create(call.world, { kept: { value: kept } })
      const making: Making = {
        ...{ tree, world, options: optionsOf(call) },
        links: await Links.of(tree.program, await kinds()),
        register: new Register({ ...call, world }),
      }
      try {
        if (piece === '-') return await answering(making)
        if (piece !== undefined) return await printed(piece, making)
        // Before the browser is opened on it: that there is no register is said where it was typed.
        await making.register.standing()
        return await served(making, door, call)
      } finally {
        kept.close()
      }
    },
  })

/** The pages, for as long as somebody looks at them. */
async function served(making: Making, door: ValuesOf<typeof doorFlags>, call: Call): Promise<Result> {
  const { world, options } = making
  const end = new AbortController()
  const judged = new Judged(world.elsewhere, options, end.signal)
  const beside = async () =>
    (await import('./beside-lines-process.ts')).linesBeside(['browse', '--piece', '-', '--no-input', ...options])
  const pages = new Pages(making, judged, new Lanes(beside, end.signal), call.lang)
  const why = await keepOpen(call, door, pages.answer).finally(() => end.abort())
  const said = why === 'idle' ? [sentence(endedIdle(door.idle ?? usualIdle))] : []
  return { json: { ended: why }, parts: said }
}

/** What an address asks for. */
async function asked(address: string, making: Making): Promise<Line> {
  const { pathname, searchParams: query } = new URL(address, 'http://page.invalid/')
  const path = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const line = await lineAt(making.tree.program, { path, query, base: '/', gone: new AbortController().signal })
  if (line === null) throw new Problem('usage', pageWords.noPage, pageWords.askOtherwise)
  return line
}

/** One page in both languages, for the server, which has it judged beside itself. */
async function printed(address: string, making: Making): Promise<Result> {
  const made = await madeElsewhere(making, await asked(address, making), ['zh', 'en'])
  return { json: {}, parts: [], raw: JSON.stringify(made) }
}

/** Pages for the server, each in the language that it is asked for in, for as long as it asks: a line as `AskedPage` says it, and one that answers it. */
async function answering(making: Making): Promise<Result> {
  const { stdin, stdout } = making.world
  for await (const text of linesIn(stdin)) {
    const { address, lang } = JSON.parse(text) as AskedPage
    const made = await asked(address, making)
      .then((line) => madeElsewhere(making, line, [lang]))
      .catch(
        (error: unknown): Made => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
    await new Promise((done) => stdout.write(`${JSON.stringify(made)}\n`, done))
  }
  return { json: {}, parts: [], raw: '' }
}
