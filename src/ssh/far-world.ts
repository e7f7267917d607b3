import { Readable, Writable } from 'node:stream'
import { unavailable } from '../clause/problem.ts'
import type { Output, Pager, World } from '../terminal/world.ts'
import { TheirFiles } from './far-files.ts'
import { TheirPages } from './far-pages.ts'
import { FarPrompts } from './far-prompts.ts'
import { type CallerHello, type FarStream, lookVariables, streams } from './hello.ts'
import type { Sealed } from './on-record.ts'
import { type Sink, type Wire, WireEnded } from './wire.ts'

const notHeard = () =>
  unavailable(
    {
      en: 'The other end of the connection did not answer, and nothing was recorded.',
      zh: '连接的另一端没有应答，未登记任何内容。',
    },
    { en: 'Run it again once the network is there.', zh: '网络恢复后请重新运行。' },
  )

/** For so many milliseconds others wait for an entry that nobody at the other end hears of. */
const patience = 5000

/** What of this machine's own environment says how output looks, and which register is meant: the caller says that. */
const notTheirs =
  /^(CERTDESK_(REGISTER|LANG|PAGER|PASSPHRASE)|LANG|LC_.*|TERM|COLUMNS|NO_COLOR|FORCE_COLOR|PAGER|SUDO_.*)$/

/** The environment of a run for the caller. */
function environment(own: World['env'], hello: CallerHello): World['env'] {
  const kept = Object.entries(own).filter(([name]) => !notTheirs.test(name))
  const lang = hello.isLangSaid ? { CERTDESK_LANG: hello.lang } : { LANG: hello.lang }
  // These and no others, whatever is said.
  const look = lookVariables.flatMap((name) => (typeof hello.look[name] === 'string' ? [[name, hello.look[name]]] : []))
  return { ...Object.fromEntries([...kept, ...look]), ...lang, CERTDESK_REGISTER: hello.register }
}

/** An output at the other end. */
class FarOutput implements Output {
  readonly isTTY: boolean
  columns: number
  rows: number
  readonly #sink: Sink
  #last: Promise<void> = Promise.resolve()

  constructor(sink: Sink, { isTTY, columns = 0, rows = 0 }: FarStream) {
    this.isTTY = isTTY
    this.columns = columns
    this.rows = rows
    this.#sink = sink
  }

  write(piece: string | Uint8Array, done?: (error?: Error | null) => void): boolean {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    this.#last = this.#last
      .then(() => this.#sink.write(bytes))
      .then(
        () => done?.(null),
        (error: Error) => done?.(error instanceof WireEnded ? Object.assign(error, { code: 'EPIPE' }) : error),
      )
    return true
  }

  /** Kept once all of it is on its way. */
  flushed(): Promise<void> {
    return this.#last
  }

  on(): this {
    return this
  }

  off(): this {
    return this
  }
}

/** The caller's standard input, read when it is asked for. */
function farInput(wire: Wire, { isTTY }: FarStream): World['stdin'] {
  let isBegun = false
  let wake: (() => void) | null = null
  const input = new Readable({
    read() {
      if (!isBegun) {
        isBegun = true
        wire.take(streams.stdin, async (piece) => {
          if (input.push(piece) || piece === null) return
          await new Promise<void>((done) => {
            wake = done
          })
        })
        wire.tell('input')
      }
      wake?.()
      wake = null
    },
  })
  return Object.assign(input, { isTTY })
}

/** The pager of the person's own terminal; whichever command line it is, their own program decides. */
async function farPager(wire: Wire, lang: string): Promise<Pager | null> {
  const sink = wire.sink()
  if (!(await wire.ask<boolean>('pager', { stream: sink.id, lang }))) return null
  const input = new Writable({
    write(piece: Buffer, _encoding, done) {
      // Who leaves the pager has seen enough.
      sink.write(piece).then(
        () => done(),
        () => done(),
      )
    },
    final(done) {
      sink.end()
      done()
    },
  })
  return { input, left: wire.ask<void>('paged', { stream: sink.id }) }
}

/** A world in which whoever sits elsewhere types, and what ends with it. */
export interface FarWorld {
  readonly world: World
  /** Answers what is asked from there on the way; undefined to what is no question. */
  answer(what: string, args: unknown): Promise<unknown>
  /** Kept once everything that was printed is on its way. */
  flushed(): Promise<unknown>
  close(): void
}

/** Of what such a world is made. */
interface FarParts {
  readonly own: World
  readonly wire: Wire
  readonly hello: CallerHello
  readonly as: string | undefined
  /** Called before an entry is committed. */
  readonly committing: () => void
}

/** The world of a run for the caller at the other end of `wire`: clock, account and disk are this machine's, all else is theirs. */
export function farWorld({ own, wire, hello, as, committing }: FarParts): FarWorld {
  const stdout = new FarOutput(wire.sink(streams.stdout), hello.stdout)
  const stderr = new FarOutput(wire.sink(streams.stderr), hello.stderr)
  const prompts = new FarPrompts(wire)
  const files = new TheirFiles(wire)
  const pages = new TheirPages(wire)
  const sealed = async (entry: Sealed): Promise<void> => {
    // Only once it is heard there: whoever loses the connection then knows what to ask for, and before that nothing is on record.
    const tooLate = new Promise<never>((_, fail) => {
      setTimeout(() => fail(notHeard()), patience).unref()
    })
    await Promise.race([wire.ask('sealed', entry), tooLate])
    committing()
  }
  const resized = (sizes: { readonly stdout: FarStream; readonly stderr: FarStream }) => {
    for (const [stream, { columns = 0, rows = 0 }] of [
      [stdout, sizes.stdout],
      [stderr, sizes.stderr],
    ] as const)
      Object.assign(stream, { columns, rows })
  }
  const world: World = {
    env: environment(own.env, hello),
    cwd: own.cwd,
    platform: own.platform,
    systemUser: as === undefined ? own.systemUser : `${own.systemUser} (ssh ${as})`,
    machine: own.machine,
    ...(own.sid === undefined ? {} : { sid: own.sid }),
    ...(own.disks === undefined ? {} : { disks: own.disks }),
    stdin: farInput(wire, hello.stdin),
    ...{ stdout, stderr, prompts, far: { files, pages, sealed } },
    clock: own.clock,
    random: own.random,
    pager: (_, lang) => farPager(wire, lang),
    elsewhere: (argv, end) => own.elsewhere([...argv, '--register', hello.register], end),
    ...(as === undefined ? {} : { as }),
  }
  return {
    world,
    answer: async (what, args) => {
      if (what === 'resized') return resized(args as { readonly stdout: FarStream; readonly stderr: FarStream })
      if (what === 'connected') return pages.connected((args as { readonly stream: number }).stream)
      return prompts.answer(what, args)
    },
    flushed: () => Promise.all([stdout.flushed(), stderr.flushed()]),
    close: () => files.close(),
  }
}
