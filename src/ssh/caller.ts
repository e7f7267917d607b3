import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem, unprinted } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { takeInterrupts } from '../terminal/interrupts.ts'
import { environmentLang, isLangSaid, unread } from '../terminal/preread.ts'
import { interrupted } from '../terminal/prompts.ts'
import { version } from '../terminal/version.ts'
import type { World } from '../terminal/world.ts'
import { type SshAddress, sshArguments } from './address.ts'
import { answering } from './answering.ts'
import { type FrameType, magic, mostNoise, NotFrames, noFrame, protocol } from './frames.ts'
import { type CallerHello, type FarStream, lookVariables, type ServerHello, streams } from './hello.ts'
import type { Sealed } from './on-record.ts'
import {
  brokenOff,
  notConnected,
  notKnown,
  notReached,
  notUnderstood,
  otherProtocol,
  stillConnecting,
} from './ssh-problem.ts'
import type { Connection } from './ssh-process.ts'
import { objectIn, Wire } from './wire.ts'

/** Starts what connects to the program on the other machine. */
export type Connecting = (args: readonly string[], env: World['env']) => Promise<Connection>

const tooMuchNoise: Words = { en: 'it says too much before it says who it is', zh: '表明身份前输出过多' }

const overSsh: Connecting = async (args, env) => (await import('./ssh-process.ts')).startSsh(args, env)

/** Milliseconds without a sign of life after which a connection counts as dead; the other end gives one every few seconds. */
const aMinute = 60_000

/** What the other end says last. */
interface Exit {
  readonly code: number
}

const streamOf = (stream: {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}): FarStream => ({ isTTY: stream.isTTY === true, columns: stream.columns, rows: stream.rows })

function helloOf(argv: readonly string[], { path }: SshAddress, world: World): CallerHello {
  const { env, stdin, stdout, stderr } = world
  const look = lookVariables.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))
  return {
    ...{ protocol, version, register: path, lang: environmentLang(env), isLangSaid: isLangSaid(argv, env) },
    ...{ stdin: streamOf(stdin), stdout: streamOf(stdout), stderr: streamOf(stderr) },
    look: Object.fromEntries(look),
  }
}

/** What came over a connection before the program there spoke, as text. */
class Noise {
  #bytes = Buffer.alloc(0)
  isOver = false

  /** What follows the noise, once the program there has spoken; null before that. Throws `NotFrames`. */
  add(piece: Buffer): Buffer | null {
    if (this.isOver) return piece
    this.#bytes = Buffer.concat([this.#bytes, piece])
    const at = this.#bytes.indexOf(magic)
    if (at === -1) {
      if (this.#bytes.length > mostNoise) throw new NotFrames(tooMuchNoise)
      return null
    }
    this.isOver = true
    return this.#bytes.subarray(at + magic.length)
  }

  get text(): string {
    return this.isOver ? '' : this.#bytes.toString('utf8')
  }
}

/** A run on the other machine, at this end. */
class Call {
  readonly #address: SshAddress
  readonly #connection: Connection
  readonly #world: World
  readonly #patience: number
  readonly #wire: Wire
  readonly #noise = new Noise()
  #exit: Exit | null = null
  #sealed: Sealed | null = null
  #strange: Words | null = null
  #other: ServerHello | null = null
  #silent: NodeJS.Timeout | null = null
  #isSilent = false
  #isLeft = false

  constructor(address: SshAddress, connection: Connection, world: World, patience = aMinute) {
    this.#world = world
    this.#patience = patience
    this.#address = address
    this.#connection = connection
    this.#wire = new Wire(
      11,
      (bytes) => connection.output.write(bytes),
      (type, content) => this.#hear(type, content),
    )
  }

  get wire(): Wire {
    return this.#wire
  }

  #hear(type: FrameType, content: Buffer): void {
    if (type === 'hello') {
      const hello = objectIn<ServerHello>(content)
      if (hello.protocol !== protocol) this.#other = { ...hello, version: String(hello.version).slice(0, 40) }
    } else if (type === 'exit') {
      const exit = objectIn<Exit>(content)
      if (!Number.isInteger(exit.code) || exit.code < 0 || exit.code > 255) throw new NotFrames(noFrame)
      this.#exit = exit
    }
    if (this.#other !== null || this.#exit !== null) this.#connection.output.end()
  }

  /** Hears of an entry that is about to be committed. */
  heardOf(sealed: Sealed): void {
    this.#sealed = sealed
  }

  /** Something is asked: what was committed before that has been told by now. */
  goesOn(): void {
    this.#sealed = null
  }

  /** Has nothing more to do with an other end that does what was not agreed. */
  refuse({ words }: NotFrames): void {
    this.#strange ??= words
    this.#connection.end()
  }

  /** There is a sign of life. */
  #lives(): void {
    if (!this.#noise.isOver) return
    if (this.#silent !== null) clearTimeout(this.#silent)
    this.#silent = setTimeout(() => {
      this.#isSilent = true
      this.#connection.end()
    }, this.#patience)
  }

  /** What is done where nobody has spoken for a minute: at a terminal ssh may be asking something itself. */
  #waitForGreeting(): void {
    const isSeen = [this.#world.stdin, this.#world.stdout, this.#world.stderr].some(({ isTTY }) => isTTY === true)
    this.#silent = setTimeout(() => {
      if (isSeen) void this.#sayWaiting()
      else {
        this.#isSilent = true
        this.#connection.end()
      }
    }, this.#patience)
  }

  async #sayWaiting(): Promise<void> {
    const { lang } = unread([], this.#world.env)
    const { notesFor } = await import('../terminal/session.ts')
    this.#world.stderr.write((await notesFor(this.#world, lang))(stillConnecting(this.#address.host)))
  }

  /** Listens until the other end has said all; returns how that ended. */
  async listen(): Promise<{ readonly code: number } | { readonly sealed: Sealed | null; readonly problem: Problem }> {
    const { host } = this.#address
    this.#waitForGreeting()
    // Until the program there speaks, ssh may be asking something: Ctrl-C is for it then, and leaves the terminal as it was.
    const greeted = takeInterrupts(() => {
      this.#isLeft = true
      this.#connection.end()
    })
    const beat = setInterval(() => this.#wire.beat(), this.#patience / 12)
    try {
      for await (const piece of this.#connection.input) {
        const bytes = this.#noise.add(piece as Buffer)
        this.#lives()
        if (this.#noise.isOver) greeted()
        if (bytes !== null) this.#wire.add(bytes)
        if (this.#other !== null || this.#exit !== null) break
      }
      // Where ssh and this program are interrupted together, the end of ssh may be heard of first: the signal is heard
      // of in the same turn of the event loop, or in the next where it came after the events of this one were collected.
      await nextTurn()
      await nextTurn()
    } catch (error) {
      if (!(error instanceof NotFrames || error instanceof SyntaxError)) throw error
      this.#strange ??= error instanceof NotFrames ? error.words : noFrame
    } finally {
      greeted()
      clearInterval(beat)
      if (this.#silent !== null) clearTimeout(this.#silent)
      this.#wire.end()
    }
    if (this.#exit !== null) return { code: this.#exit.code }
    if (this.#isLeft) return { sealed: null, problem: interrupted() }
    const sealed = this.#sealed
    if (this.#strange !== null || this.#other !== null) this.#connection.end()
    if (this.#other !== null) return { sealed: null, problem: otherProtocol(host, this.#other.version, version) }
    if (this.#strange !== null) return { sealed: null, problem: notUnderstood(host, this.#strange) }
    if (!this.#noise.isOver && this.#isSilent) return { sealed, problem: notReached(host) }
    if (!this.#noise.isOver)
      return {
        sealed,
        problem: notConnected({ ended: await this.#connection.ended, noise: this.#noise.text }, this.#address),
      }
    return { sealed, problem: brokenOff(host, this.#isSilent) }
  }
}

const written = (to: World['stdout'], piece: Buffer): Promise<void> =>
  new Promise((done, fail) => {
    to.write(piece, (error) => (error ? fail(error) : done()))
  })

/** Asks the other machine, over a connection of its own, whether an entry is on record there; null where it cannot be asked. */
async function isOnRecord(sealed: Sealed, address: SshAddress, hello: CallerHello, connect: Connecting, world: World) {
  const connection = await connect(sshArguments(address), world.env)
  const call = new Call(address, connection, world)
  call.wire.send('hello', hello)
  const asked = call.wire.ask<boolean>('on-record', sealed).catch(() => null)
  void call.listen().catch(() => undefined)
  try {
    return await asked
  } finally {
    connection.end()
  }
}

/**
 * Runs a command line on the machine that the address names, as if it ran here, and returns its exit code. `argv` has no `--register` any more.
 * Throws why it could not be run, or what became of it where the connection broke off, or nothing came over it for so long (`patience`, in milliseconds).
 */
export async function runThere(
  argv: readonly string[],
  address: SshAddress,
  world: World,
  connect: Connecting = overSsh,
  patience = aMinute,
): Promise<number> {
  const connection = await connect(sshArguments(address), world.env)
  const call = new Call(address, connection, world, patience)
  const { wire } = call
  const hello = helloOf(argv, address, world)
  const answers = answering(wire, argv, world, {
    heardOf: (sealed) => call.heardOf(sealed),
    goesOn: () => call.goesOn(),
    refuse: (error) => call.refuse(error),
  })
  // One write at a time, over both streams, which may be one pipe: a write that begins before the last has ended may overtake it.
  let printed: Promise<unknown> = Promise.resolve()
  const write = (to: World['stdout']) => (piece: Buffer | null) => {
    if (piece === null) return undefined
    const begin = () => written(to, piece)
    // A terminal has the text at once, before the question that may come behind it.
    const ended = to.isTTY === true ? begin() : printed.then(begin)
    printed = Promise.allSettled([printed, ended])
    return ended
  }
  wire.take(streams.stdout, write(world.stdout), true)
  wire.take(streams.stderr, write(world.stderr), true)
  // Both at once: whoever answers needs no more, and a line to a branch office has a long way.
  wire.send('hello', hello)
  wire.send('run', argv)
  const resized = () => wire.tell('resized', { stdout: streamOf(world.stdout), stderr: streamOf(world.stderr) })
  process.on('SIGWINCH', resized)
  try {
    const ended = await call.listen()
    await printed
    if ('code' in ended) return ended.code
    const { sealed, problem } = ended
    if (sealed === null) throw problem
    const isThere = await isOnRecord(sealed, address, hello, connect, world)
    if (isThere === null) throw notKnown(address.host, sealed)
    throw isThere ? unprinted(new Problem('register', brokenOff(address.host, false).words), sealed.seq) : problem
  } finally {
    process.off('SIGWINCH', resized)
    world.prompts.rest?.()
    answers.close()
  }
}
