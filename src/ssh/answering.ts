import type { Words } from '../clause/words.ts'
import { startPagerOf } from '../terminal/pager.ts'
import type { World } from '../terminal/world.ts'
import type { Asks } from './asks.ts'
import { NotFrames, noFrame } from './frames.ts'
import { streams } from './hello.ts'
import { NearPrompts } from './near-prompts.ts'
import type { Sealed } from './on-record.ts'
import { Typed } from './typed.ts'
import type { Wire } from './wire.ts'

/** Who hears of the run itself. */
interface Listening {
  /** Hears of an entry that is about to be committed. */
  heardOf(sealed: Sealed): void
  /** Hears that a question is asked. */
  goesOn(): void
  /** Has nothing more to do with an other end that does what was not agreed. */
  refuse(error: NotFrames): void
}

const noInput: Words = {
  en: 'it asked for the standard input, which was not named here',
  zh: '对方索取未指定的标准输入',
}

/** What answers a kind of questions, and gives back in the end what it holds. */
interface Answerer {
  readonly asks: Asks
  close(): void
}

/** Answers what the other end asks of this machine and of whoever sits at it. What few commands need is loaded when it is asked for. */
export function answering(
  wire: Wire,
  argv: readonly string[],
  world: World,
  { heardOf, goesOn, refuse }: Listening,
): { close(): void } {
  const typed = new Typed(argv)
  const prompts = new NearPrompts(wire, world.prompts, typed, goesOn)
  const pagers = new Map<number, Promise<void>>()
  const made = new Map<string, Promise<Answerer>>()
  const makers: Readonly<Record<string, () => Promise<Answerer>>> = {
    file: async () => new (await import('./near-files.ts')).NearFiles(wire, world, typed),
    page: async () => new (await import('./near-pages.ts')).NearPages(wire, world, typed),
  }
  const own: Asks = {
    ...prompts.asks,
    sealed: async (entry: Sealed) => heardOf(entry),
    input: async () => {
      if (!typed.hasInput) throw new NotFrames(noInput)
      const sink = wire.sink(streams.stdin)
      void (async () => {
        for await (const piece of world.stdin) await sink.write(Buffer.from(piece))
      })()
        .catch(() => undefined)
        .finally(() => sink.end())
    },
    pager: async ({ stream, lang }: { stream: number; lang: 'en' | 'zh' }) => {
      if (world.stdout.isTTY !== true && world.stderr.isTTY !== true) throw new NotFrames(noFrame)
      const pager = await startPagerOf(world, lang)
      if (pager === null) return false
      pagers.set(stream, pager.left)
      // Whoever leaves it early takes no more.
      pager.input.on('error', () => undefined)
      wire.take(stream, (piece) =>
        piece === null
          ? void pager.input.end()
          : new Promise<void>((done) => void pager.input.write(piece, () => done())),
      )
      return true
    },
    paged: async ({ stream }: { stream: number }) => pagers.get(stream),
  }
  /** What answers a question; undefined where it is none. */
  const answerOf = async (what: string): Promise<Asks[string] | undefined> => {
    const [kind = '', name] = what.split(':')
    const make = name !== undefined && Object.hasOwn(makers, kind) ? makers[kind] : undefined
    if (make === undefined) return Object.hasOwn(own, what) ? own[what] : undefined
    const answerer = made.get(kind) ?? make()
    made.set(kind, answerer)
    const { asks } = await answerer
    return Object.hasOwn(asks, what) ? asks[what] : undefined
  }
  wire.answering = async (what, args) => {
    try {
      const answer = Object.hasOwn(own, what) ? own[what] : await answerOf(what)
      if (answer === undefined) throw new NotFrames(noFrame)
      return await answer(args as never)
    } catch (error) {
      if (error instanceof NotFrames) refuse(error)
      throw error
    }
  }
  return {
    close: () => {
      for (const each of made.values()) void each.then((answerer) => answerer.close())
    },
  }
}
