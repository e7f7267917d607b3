import { Problem } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import type { Beside } from './beside-lines-process.ts'
import type { Made, Shown } from './shown.ts'

/** Starts what makes pages. */
export type Starting = () => Promise<Beside>

/** Two: whoever looks for a customer does not wait for a long list that somebody else, or they themselves in another window, asked for. */
const mostLanes = 2

/** How long one stays that nobody asks, in milliseconds: it has names gathered for the next search, and memory for it. */
const keptFor = 10 * 60_000

/** How long it goes on for nobody, in milliseconds: to start another costs a few tenths of a second. */
const patience = 2000

/** A page that is asked for, and by how many who still wait for it. */
interface Job {
  readonly line: string
  readonly made: Promise<Shown>
  readonly settle: (made: Made | null) => void
  waiting: number
}

/** What makes one page at a time. */
interface Lane {
  beside: Promise<Beside>
  job: Job | null
  rest: NodeJS.Timeout | null
}

/** What is asked of the process that makes pages, and what it answers. */
export interface AskedPage {
  readonly address: string
  readonly lang: Lang
}

/**
 * Pages made in processes beside the server, so that it goes on answering whatever list is read: where the register stands, the first page, what it
 * refuses. They stay from one page to the next, and end once nobody has asked for a while.
 */
export class Lanes {
  readonly #start: Starting
  readonly #lanes: Lane[] = []
  readonly #queue: Job[] = []
  #isOver = false

  /** No page is made any more once `end` is aborted. */
  constructor(start: Starting, end: AbortSignal) {
    this.#start = start
    end.addEventListener('abort', () => {
      this.#isOver = true
      for (const lane of [...this.#lanes]) this.#end(lane)
      for (const { settle } of this.#queue.splice(0)) settle(null)
    })
  }

  /** Has one ready for who is likely to go on to a page. */
  warm(): void {
    if (this.#lanes.length === 0 && !this.#isOver) this.#rest(this.#begin())
  }

  /**
   * What an address answers, in a language. Throws what its command throws; a plain error where the process ended under it, as it does where all
   * who asked have gone.
   */
  made(asked: AskedPage, gone: AbortSignal): Promise<Shown> {
    const line = JSON.stringify(asked)
    const job = this.#queue.find((each) => each.line === line) ?? this.#queued(line)
    job.waiting += 1
    const leave = () => this.#left(job)
    if (gone.aborted) leave()
    else gone.addEventListener('abort', leave, { once: true })
    const stay = () => gone.removeEventListener('abort', leave)
    job.made.then(stay, stay)
    this.#next()
    return job.made
  }

  #queued(line: string): Job {
    let settle: Job['settle'] = () => undefined
    const made = new Promise<Shown>((done, fail) => {
      settle = (made) => {
        if (made === null) fail(new Error('what makes pages has ended'))
        else if ('shown' in made) done(made.shown)
        else fail(problemOf(made))
      }
    })
    const job = { line, made, settle, waiting: 0 }
    this.#queue.push(job)
    return job
  }

  /** Nobody waits for it any more: where it was begun it may go on for a moment, so that the next needs no new process. */
  #left(job: Job): void {
    job.waiting -= 1
    if (job.waiting > 0) return
    const place = this.#queue.indexOf(job)
    if (place >= 0) {
      this.#queue.splice(place, 1)
      job.settle(null)
      return
    }
    const lane = this.#lanes.find((each) => each.job === job)
    if (lane === undefined) return
    setTimeout(() => lane.job === job && this.#end(lane), patience).unref()
    this.#next()
  }

  #next(): void {
    const [job] = this.#queue
    if (job === undefined || this.#isOver) return
    const idle = this.#lanes.find((each) => each.job === null)
    if (idle === undefined && this.#lanes.length === mostLanes) {
      const idling = this.#lanes.find((each) => each.job?.waiting === 0)
      if (idling === undefined) return
      this.#end(idling)
    }
    this.#queue.shift()
    void this.#run(idle ?? this.#begin(), job)
    this.#next()
  }

  #begin(): Lane {
    const lane: Lane = { beside: this.#start(), job: null, rest: null }
    this.#lanes.push(lane)
    return lane
  }

  async #run(lane: Lane, job: Job): Promise<void> {
    lane.job = job
    if (lane.rest !== null) clearTimeout(lane.rest)
    const answer = await this.#answer(lane, job.line).catch(() => null)
    lane.job = null
    job.settle(answer === null ? null : (JSON.parse(answer) as Made))
    if (answer === null) this.#end(lane)
    else this.#rest(lane)
    this.#next()
  }

  /** Of one that ended while it had nothing to do, as where the machine was short of memory, another takes the place. */
  async #answer(lane: Lane, line: string): Promise<string | null> {
    if ((await lane.beside).hasEnded && this.#lanes.includes(lane)) lane.beside = this.#start()
    return (await lane.beside).ask(line)
  }

  #rest(lane: Lane): void {
    lane.rest = setTimeout(() => this.#end(lane), keptFor)
    lane.rest.unref()
  }

  #end(lane: Lane): void {
    const place = this.#lanes.indexOf(lane)
    if (place >= 0) this.#lanes.splice(place, 1)
    if (lane.rest !== null) clearTimeout(lane.rest)
    void lane.beside.then((beside) => beside.end()).catch(() => undefined)
  }
}

/** Why there is no answer, as the other process said it. A mistake of the program is none, and the server says so. */
function problemOf(made: Exclude<Made, { readonly shown: Shown }>): Error {
  if ('failed' in made) return new Error(made.failed)
  const { code, words, hint, clause } = made.refused
  return new Problem(code, words, hint, clause)
}
