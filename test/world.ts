import { Readable, Writable } from 'node:stream'
import { interrupted } from '../src/terminal/prompts.ts'
import { pastedLines } from '../src/terminal/question/pasted.ts'
import type { Prompts, TypedAs, World } from '../src/terminal/world.ts'
import { beside } from './scratch.ts'

/** What a test says of its world; everything left out is that of a pipe with nothing set. */
export interface TestWorldOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly platform?: NodeJS.Platform
  readonly systemUser?: string
  readonly machine?: string
  readonly sid?: World['sid']
  /** The disks of its machine; left out: those of the machine that the test runs on. */
  readonly disks?: World['disks']
  readonly stdin?: string | Uint8Array
  /** Whether a person sits at both ends; `stdinTTY` and `stdoutTTY` set one end apart. */
  readonly tty?: boolean
  readonly stdinTTY?: boolean
  readonly stdoutTTY?: boolean
  readonly columns?: number
  /** The moment the clock shows, ISO; it stands still until `tick`. */
  readonly now?: string
  /**
   * The answers to the questions, in order, or what answers each: by the question, else by the flag or argument that it is asked for. An answer that a question's check refuses is put on record
   * and the next tried. Where none is left, what is shown before it is saved is agreed to.
   */
  readonly answers?: readonly (string | boolean)[] | ((message: string, flag?: string) => string | boolean | undefined)
}

export interface TestWorld extends World {
  out(): string
  err(): string
  /** What was asked, with the refusals of wrong answers. */
  readonly asked: readonly string[]
  /** Lets the clock go on by so many milliseconds. */
  tick(milliseconds: number): void
}

/** A stream that keeps what is written to it. */
function kept(isTTY: boolean, columns: number | undefined) {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const text = () => Buffer.concat(chunks).toString('utf8')
  return { stream: Object.assign(stream, isTTY ? { isTTY, columns: columns ?? 80 } : { isTTY }), text }
}

/** Answers from a list, or to each question its own; where there is none, the end of input. */
function scripted(answers: NonNullable<TestWorldOptions['answers']>, asked: string[]): Prompts {
  const left = typeof answers === 'function' ? [] : [...answers]
  const next = (message: string, as?: TypedAs, otherwise?: string): string | boolean => {
    asked.push(message)
    const flag = typeof as === 'string' ? as : undefined
    // What looks at the flag itself has answered for it.
    const byFlag = () =>
      typeof answers === 'function' && answers.length < 2 && flag !== undefined ? answers(flag) : undefined
    const answer = typeof answers === 'function' ? (answers(message, flag) ?? byFlag()) : left.shift()
    if (answer !== undefined) return answer
    if (otherwise === undefined) throw interrupted()
    // What every save asks is of interest to those that answer it.
    asked.pop()
    return otherwise
  }
  let refused = 0
  /** Puts it on record that an answer is none. What answers every question alike may do so for ever. */
  const refuse = (message: string, why: string) => {
    asked.push(why)
    refused += 1
    if (refused > 100) throw new Error(`answered over and over: ${message}: ${why}`)
  }
  return {
    async text(message, check, { fresh = false, before, as } = {}) {
      // What was answered before stands behind the question, and is taken by Enter.
      const asks = before === undefined ? message : `${message} [${before}]`
      for (;;) {
        const askedBefore = asked.length
        const answer = String(next(asks, as, fresh ? '' : undefined)) || (before ?? '')
        const verdict = await check(answer)
        if (verdict === true) return answer
        // Where a number is asked for that nobody gives, the questions are left.
        if (asked.length === askedBefore) throw interrupted()
        refuse(message, verdict)
      }
    },
    async choose(message, choices, _lang, { as, before, check = () => true as const } = {}) {
      /** A choice that may be taken; null where it may not. */
      const taken = async (value: string): Promise<string | null> => {
        const verdict = await check(value)
        if (verdict !== true) refuse(message, verdict)
        return verdict === true ? value : null
      }
      for (;;) {
        const typed = String(next(message, as))
        const offered = typeof choices === 'function' ? await choices(typed) : choices
        // What was chosen before is taken by Enter, where that does not mean none.
        const answer = typed === '' && !offered.some(({ value }) => value === '') ? (before ?? typed) : typed
        const [only, ...others] = offered
        const isOnly = typeof choices === 'function' && only !== undefined && others.length === 0
        const meant = offered.some((choice) => choice.value === answer) ? answer : isOnly ? only.value : null
        const value = meant === null ? null : await taken(meant)
        if (value !== null) return value
        if (meant !== null) continue
        const words = `"${answer}" is none of: ${offered.map((choice) => choice.value).join(', ')}`
        if (typeof choices !== 'function') throw new Error(words)
        refuse(message, words)
      }
    },
    confirm: async (message, _, { as } = {}) => next(message, as) === true,
    async board(board) {
      const { head, rows } = board.view()
      const answer = String(next(['desk:', ...head, ...rows.map(({ text }) => text)].join('\n')))
      const row = /^row (\d+)$/.exec(answer)?.[1]
      if (row !== undefined) return { row: Number(row) }
      if (answer.includes('\n')) return { pasted: pastedLines(answer) }
      return board.atOnce.includes(answer) ? { key: answer } : { text: answer }
    },
  }
}

/** Bytes that differ from call to call and are the same in every run. */
function counted(): (bytes: number) => Uint8Array {
  let calls = 0
  return (bytes) => {
    calls++
    return Uint8Array.from({ length: bytes }, (_, i) => (calls * 167 + i * 29) % 256)
  }
}

/** Whether a question is that of every save: whether what is shown is to be saved. */
export const isReview = (message: string): boolean => /^(Enter to save|回车保存)/.test(message)

/** A world in memory: the whole program runs in it as `run(argv, testWorld())`. */
export function testWorld(options: TestWorldOptions = {}): TestWorld {
  const tty = options.tty ?? false
  const stdout = kept(options.stdoutTTY ?? tty, options.columns)
  const stderr = kept(tty, options.columns)
  const stdin = Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)], { objectMode: false })
  const asked: string[] = []
  let now = Date.parse(options.now ?? '2026-06-30T01:00:00.000Z')
  return {
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    platform: options.platform ?? process.platform,
    systemUser: options.systemUser ?? 'clerk',
    machine: options.machine ?? 'desk',
    ...(options.sid === undefined ? {} : { sid: options.sid }),
    ...(options.disks === undefined ? {} : { disks: options.disks }),
    stdin: Object.assign(stdin, { isTTY: options.stdinTTY ?? tty }),
    stdout: stdout.stream,
    stderr: stderr.stream,
    clock: () => now,
    random: counted(),
    prompts: scripted(options.answers ?? [], asked),
    elsewhere: (argv) =>
      beside(async () => {
        const { answers: _, tty: __, ...others } = options
        const other = testWorld({ ...others, now: new Date(now).toISOString() })
        await (await import('../src/start/main.ts')).run(argv, other)
        return other.out()
      }),
    out: stdout.text,
    err: stderr.text,
    asked,
    tick: (milliseconds) => {
      now += milliseconds
    },
  }
}
