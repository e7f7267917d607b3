import path from 'node:path'
import { unavailable, usage } from '../clause/problem.ts'
import { typedRegister, unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import { interrupted } from '../terminal/prompts.ts'
import { version } from '../terminal/version.ts'
import type { World } from '../terminal/world.ts'
import { farWorld } from './far-world.ts'
import { type FrameType, magic, NotFrames, noFrame, protocol } from './frames.ts'
import { type CallerHello, helloIn } from './hello.ts'
import { isOnRecord, type Sealed } from './on-record.ts'
import { objectIn, Wire } from './wire.ts'

/** Runs a command line in a world. */
export type Run = (argv: readonly string[], world: World) => Promise<number>

/** How often whoever waits at the other end hears that this one is at work, in milliseconds. */
const beatEvery = 5000

/** How long an entry that is being committed may take once nobody waits for it any more, in milliseconds. */
const patience = 30_000

/** How many bytes may wait for whoever is at the other end. */
const mostWaiting = 8 * 1024 * 1024

/** A command line as it was sent. Throws `NotFrames`. */
function lineIn(content: Buffer): readonly string[] {
  const line = objectIn<readonly unknown[]>(content)
  if (!Array.isArray(line) || !line.every((word) => typeof word === 'string')) throw new NotFrames(noFrame)
  return line
}

/** What is served. */
export interface Serving {
  /** The one register that may be asked for; undefined: any that this account may open. */
  readonly register: string | undefined
  /** Who types, where the machine says so. */
  readonly as: string | undefined
}

const nobodyCalls = () =>
  usage(
    {
      en: 'This is what ssh starts for whoever uses the register from another machine; here nobody calls.',
      zh: '该命令由 ssh 为其他机器上的使用者启动，此处没有连接。',
    },
    {
      en: 'At the other machine use --register ssh://[USER@]HOST/PATH.',
      zh: '请在另一台机器上使用 --register ssh://[用户@]主机/路径。',
    },
  )

const otherRegister = (asked: string) =>
  unavailable(
    { en: `This key opens another register than ${asked}.`, zh: `此密钥不能打开 ${asked}，只能打开另行指定的登记簿。` },
    {
      en: 'Ask who administers that machine for the path that was given to it.',
      zh: '请向该机器的管理员询问所指定的路径。',
    },
  )

/** The path of the register that is asked for. Throws where it is not the one that may be. */
function registerOf({ register }: Serving, hello: CallerHello, { cwd, platform }: World): string {
  const { resolve } = platform === 'win32' ? path.win32 : path.posix
  if (/^\w+:\/\//.test(hello.register)) throw otherRegister(hello.register)
  const asked = resolve(hello.register)
  if (register !== undefined && resolve(cwd, register) !== asked) throw otherRegister(hello.register)
  return asked
}

/**
 * Runs one command line of whoever is at the other end of the standard streams, as `--register ssh://…` has it, and returns 0 once its exit code
 * is said there. Where nobody is at the other end any more it leaves: nothing is recorded that nobody hears of, unless it was being committed.
 */
export async function serve(serving: Serving, own: World, run: Run, leave: (code: number) => void): Promise<number> {
  if (own.stdin.isTTY === true || own.stdout.isTTY === true) throw nobodyCalls()
  let [isRunning, isCommitting] = [false, false]
  let called: (argv: readonly string[] | null) => void = () => undefined
  const calling = new Promise<readonly string[] | null>((done) => {
    called = done
  })
  let hello: CallerHello | null = null
  const hear = (type: FrameType, content: Buffer) => {
    if (type === 'hello') hello ??= helloIn(content)
    else if (type === 'run') called(lineIn(content))
  }
  // One after the other. Where nobody takes what waits here, no more is read of what they send.
  let [sent, waiting] = [Promise.resolve(), 0]
  const send = (bytes: Uint8Array) => {
    waiting += bytes.length
    if (waiting > mostWaiting) own.stdin.pause()
    sent = sent
      .then(() => new Promise<void>((done) => void own.stdout.write(bytes, () => done())))
      .then(() => {
        waiting -= bytes.length
        if (waiting === 0 && own.stdin.isPaused()) own.stdin.resume()
      })
  }
  const wire = new Wire(12, send, hear)
  let isAsked = false
  wire.answering = async (what, asked) => {
    // Once, by whoever lost the connection, and not while anything runs.
    if (what !== 'on-record' || hello === null || isRunning || isAsked) throw new NotFrames(noFrame)
    isAsked = true
    return isOnRecord(registerOf(serving, hello, own), asked as Sealed, own)
  }
  const ended = () => {
    wire.end()
    called(null)
    if (!isRunning) return
    if (isCommitting) setTimeout(() => leave(interrupted().exitCode), patience).unref()
    else leave(interrupted().exitCode)
  }
  own.stdin.on('data', (piece: Buffer) => {
    try {
      wire.add(piece)
    } catch {
      own.stdin.destroy()
      ended()
    }
  })
  own.stdin.once('end', ended)
  own.stdin.once('error', ended)
  send(magic)
  wire.send('hello', { protocol, version })
  const beat = setInterval(() => wire.beat(), beatEvery)
  try {
    const argv = await calling
    // Nobody called.
    if (argv === null || hello === null) return 0
    // That end says so: this one has told it what is spoken here.
    if ((hello as CallerHello).protocol !== protocol) return 0
    isRunning = true
    const code = await runFor({ argv, hello, wire, serving, own, run }, () => {
      isCommitting = true
    })
    wire.send('exit', { code })
    await sent
    return 0
  } finally {
    clearInterval(beat)
    own.stdin.off('end', ended)
    own.stdin.off('error', ended)
  }
}

interface RunFor {
  readonly argv: readonly string[]
  readonly hello: CallerHello
  readonly wire: Wire
  readonly serving: Serving
  readonly own: World
  readonly run: Run
}

/** Runs the command line in the caller's world; `committing` is called before an entry is committed. */
async function runFor({ argv, hello, wire, serving, own, run }: RunFor, committing: () => void): Promise<number> {
  const far = farWorld({ own, wire, hello, as: serving.as, committing })
  const { world } = far
  wire.answering = far.answer
  try {
    registerOf(serving, hello, own)
    // The address says which; whoever calls otherwise is no certdesk.
    const other = typedRegister(argv)
    if (other !== undefined) throw otherRegister(other)
    return await run(argv, world)
  } catch (error) {
    return await sayProblem(error, unread(argv, world.env), world)
  } finally {
    await far.flushed()
    far.close()
  }
}
