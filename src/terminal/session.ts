import { type Day, dayOf, parseDay } from '../clause/day.ts'
import { Problem, usage } from '../clause/problem.ts'
import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type Disks, systemDisks } from '../register/disk/disks.ts'
import { isPlain } from '../register/disk/plain.ts'
import { locate, stateFolder } from '../register/file/where.ts'
import type { Opened } from '../register/opened.ts'
import type { Db, Named, Who } from '../register/register.ts'
import { AskedAnew } from './answers.ts'
import { accessOf, type Call, type Globals, type ReadCall, type Verb, type WriteCall } from './command.ts'
import { commandLine } from './command-line.ts'
import type { Conversation } from './conversation.ts'
import { filled, names } from './named.ts'
import { progressLine } from './progress.ts'
import type { Result } from './result.ts'
import type { Owner } from './review.ts'
import { columnsOfErrors } from './screen.ts'
import type { NeedsPaper } from './signed-paper.ts'
import type { World } from './world.ts'

/** Finds the typist and the person who did the work among the register's staff; throws for an unknown name. */
type Actor = (db: Db, names: Named, today: Day) => Promise<Who>

/** The customers whose records are changed by the entry being written. */
export type Whose = (db: Db) => Promise<readonly Owner[]>

/**
 * The customers whose records the typed texts name. `names` is the kind of thing that a text names, such as a case by its number.
 */
export type WhoseTyped = (
  db: Db,
  typed: readonly { readonly text: string; readonly names: string }[],
) => Promise<readonly Owner[]>

/** The typed arguments that name a record, each with the kind of record. */
export const argumentsTyped = ({ args }: Verb, input: object) =>
  Object.entries(args).flatMap(([key, { names, need }]) => {
    const text: unknown = (input as Readonly<Record<string, unknown>>)[key]
    return names === undefined || need === 'many' || typeof text !== 'string' ? [] : [{ text, names }]
  })

/** Everything that a run needs besides the command itself. */
export interface Session extends Pick<Call, 'globals' | 'argv' | 'world' | 'interactive' | 'guided'> {
  readonly conversation: Conversation
  readonly actor: Actor
  readonly whose: Whose
  readonly needsPaper: NeedsPaper
  /** Remarks on the command line, printed before the command runs. */
  readonly said: readonly Words[]
}

/** A command's result, and the journal entry that it wrote, if any. */
export interface Performed {
  readonly result: Result
  /** Whether nothing was saved: the result is a preview for a person to accept. */
  readonly isPreview: boolean
  /** The customers whose records it changes; empty unless a person is there to read it. */
  readonly owners: readonly Owner[]
  readonly entry: number | null
  /** Releases the source of the result's rows. Call it after the last row is read, or after a failure. */
  close(): void
  /** The cause of an error that came while the rows were read; the error itself if no cause is found. */
  blamed(error: unknown): Promise<unknown>
}

/**
 * Runs a parsed command: opens the register if needed, calls the command, and closes everything even after an error. If rows of
 * the result are read while it is printed, the caller closes.
 */
export async function perform(verb: Verb, input: object, session: Session): Promise<Performed> {
  const { globals, world } = session
  const call = plainCall(verb, session, await notesFor(world, globals.lang))
  for (const words of session.said) call.warn(words)
  const access = accessOf(verb, input)
  if (access === 'none') {
    // Closes the connection kept at the desk: this command may put another file in the register's place.
    world.kept?.close()
    return atHand(await withoutRegister(verb, input, call), null)
  }
  const writes = access === 'write'
  const register = await opened(globals, world, writes)
  const releases: (() => void)[] = []
  const close = () => {
    for (const release of releases.splice(0)) release()
    register.close()
  }
  const blamed = async (error: unknown) =>
    error instanceof Problem || error instanceof AskedAnew ? error : await register.blamed(error)
  let isRead = true
  try {
    if (!register.asMade) call.warn(alteredSchema)
    const doubt = writes ? null : await register.doubt()
    if (doubt !== null) call.warn(doubt.words, { always: true })
    if (!writes) warnOfEarlier(register, call)
    await warnOfDisk(register, call)
    const read = readCall(register, call, (release) => releases.push(release))
    const { today } = read
    if (!writes) {
      const result = await verb.run(input, read)
      isRead = releases.length === 0
      return isRead ? atHand(result, null) : { ...{ result, isPreview: false, owners: [] }, entry: null, close, blamed }
    }
    const { who, remark } = await register.read(async (db) => {
      const who = await session.actor(db, names(globals, world), today)
      return { who, remark: (await verb.by?.demand(db, who, input, today)) ?? null }
    })
    if (remark !== null) call.warn(remark)
    let isPreview = false
    let owners: readonly Owner[] = []
    const write: WriteCall = {
      ...read,
      who,
      write: async (work, options) => {
        const isShown = options?.dryRun !== true && isToReview(verb, session)
        isPreview ||= isShown
        const how = isShown ? { ...options, dryRun: true } : options
        const doubted = how?.dryRun === true ? null : register.clockDoubt()
        const doubt = doubted?.is === 'after' && globals.clockIsRight === true ? null : doubted
        const clock = doubt === null ? null : await import('./clock-doubt.ts')
        if (doubt !== null && clock !== null) {
          if (session.interactive) await clock.askedAbout(doubt, read, session.conversation.outside)
          else if (doubt.isFar) throw clock.clockUnconfirmed(doubt, read)
        }
        const signed = isNobodyElse(who)
          ? null
          : (await import('./signed-paper.ts')).signedPaper(who, session.needsPaper)
        const written = (paper: string | undefined) => {
          const named = globals.paper === paper ? session.argv : [...session.argv, '--paper', paper as string]
          const entry = { who, command: commandLine(verb, named, input), today, note: noteOf(input), paper, ...how }
          return register.write(entry, async (tx) => {
            // Checked again in the transaction: the role may have ended while questions were answered.
            await verb.by?.demand(tx.db, who, input, today)
            const done = await work(tx)
            if (paper === undefined) await signed?.requirePaper(tx.db)
            if (session.interactive) owners = await session.whose(tx.db)
            return done
          })
        }
        const done = await (signed === null || globals.paper !== undefined
          ? written(globals.paper)
          : signed.withPaper(written, read))
        // A refused write has no entry whose time could be wrong.
        if (doubt !== null && clock !== null && !session.interactive && register.written !== null)
          call.warn(clock.doubtWords(doubt, read))
        return done
      },
      wipe: () => register.wipe(),
      mirror: () => register.mirror(),
      tellMirror: (machine, place, seq) => register.tellMirror(machine, place, seq),
    }
    const result = await verb.run(input, write)
    // Printed even under `--quiet`: a scheduled run must report that its records are in one place only.
    for (const words of register.remarks) call.warn(words, { always: true })
    // A write without changes needs no agreement: its result is final.
    const done = atHand(result, register.written)
    return { ...done, isPreview: isPreview && register.wouldChange, owners }
  } catch (error) {
    throw await blamed(error)
  } finally {
    call.progress(null)
    if (isRead) close()
  }
}

/** Whether the typist did it, or it is typed from an account that is nobody's on record. */
const isNobodyElse = ({ by, staff, accountOwners }: Who): boolean => by === staff || accountOwners === undefined

/** Whether a person must agree before the command saves. */
const isToReview = ({ reviewed }: Verb, { interactive, conversation }: Session): boolean =>
  interactive &&
  reviewed !== 'itself' &&
  conversation.isToReview(reviewed === true || conversation.leadsTo !== 'nowhere')

/** A result whose rows have all been read. */
const atHand = (result: Result, entry: number | null): Performed => ({
  ...{ result, entry, isPreview: false, owners: [] },
  close: () => undefined,
  blamed: async (error) => error,
})

async function withoutRegister(verb: Verb, input: object, call: Call): Promise<Result> {
  try {
    return await verb.run(input, call)
  } finally {
    call.progress(null)
  }
}

function readCall(register: Opened, call: Call, untilPrinted: ReadCall['untilPrinted'] = () => undefined): ReadCall {
  const { timeZone } = register
  const { globals, world } = call
  const today = todayIn(timeZone, globals, world)
  return {
    ...call,
    file: register.file,
    isFile: register.isFile,
    notes: register.notes,
    mirrorsTold: register.mirrorsTold,
    today,
    asOf: globals.asOf ?? today,
    timeZone,
    known: globals.knownAt === undefined ? null : register.knownAt(globals.knownAt),
    head: () => register.head(),
    read: (work) => register.read(work),
    readThen: (entry, work) => register.readThen(entry, work),
    readToPrint: (work) => {
      // Keeps the register open until the rows are printed; closing it then ends the snapshot.
      untilPrinted(() => undefined)
      return register.readOn(work)
    },
    untilPrinted,
  }
}

/**
 * Reads the register if it can be opened, for a command that can do without one. Returns the answer, or the problem if the
 * register is missing or unreadable.
 */
export async function askedWhereThere<T>(call: Call, ask: (read: ReadCall) => Promise<T>): Promise<T | Problem> {
  const register = await opened(call.globals, call.world, false).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'register') return error
    throw error
  })
  if (register instanceof Problem) return register
  try {
    return await ask(readCall(register, call))
  } finally {
    register.close()
  }
}

async function opened({ register }: Globals, world: World, writes: boolean): Promise<Opened> {
  const memory = stateFolder(world.env, world.platform)
  const [{ clock }, sealed] = [world, world.far?.sealed.bind(world.far)]
  if (world.server !== undefined) {
    const [{ openAtServer }, { serverOpening }] = await Promise.all([
      import('../register/server/open.ts'),
      import('./server-opening.ts'),
    ])
    return openAtServer(world.server, serverOpening(world, writes))
  }
  const [{ openUpToDate }, { checkedPath }] = await Promise.all([
    import('../register/file/up-to-date.ts'),
    import('../register/file/typed-path.ts'),
  ])
  const file = checkedPath(locate(register, world.env, world.platform).file, world.cwd)
  return openUpToDate({ file, writes, clock, wait: lockWait(world), kept: world.kept, memory, sealed })
}

/**
 * Reads the register before the command runs, and closes it again: no register stays open while a person thinks about a question.
 * `isHeld`: throws if the notes about its mirrors show that it is another register.
 */
export async function lookUp<T>(
  globals: Globals,
  world: World,
  work: (db: Db, today: Day, doer: string, register: Opened) => Promise<T>,
  isHeld = false,
): Promise<T> {
  const register = await opened(globals, world, false)
  try {
    const doubt = isHeld ? await register.doubt() : null
    if (doubt !== null) throw doubt
    const today = todayIn(register.timeZone, globals, world)
    return await register.read((db) => work(db, today, names(globals, world).staff, register))
  } finally {
    register.close()
  }
}

/**
 * Throws if the notes about a register's mirrors show that it is another one. Ignores a register that cannot be opened: the
 * command that needs it reports that.
 */
export async function refuseDoubted(globals: Globals, world: World): Promise<void> {
  const register = await opened(globals, world, false).catch(() => null)
  if (register === null) return
  try {
    const doubt = await register.doubt()
    if (doubt !== null) throw doubt
  } finally {
    register.close()
  }
}

/**
 * The reason typed with a command, which becomes the note of its journal entry, after the kind of reason if the flag implies one.
 */
function noteOf(input: object): string | undefined {
  const { reason, correction, outOfOrder } = input as Readonly<Record<string, unknown>>
  const named = (kind: string, why: unknown) => (typeof why === 'string' ? `${kind}: ${why}` : null)
  // The prefix marks typing corrections, which clause 4.2.3 lists.
  const parts = [named('correction', correction), named('out of order', outOfOrder), reason]
  const given = parts.filter((part) => typeof part === 'string')
  return given.length === 0 ? undefined : given.join('; ')
}

/** Today: `--today`, else CERTDESK_TODAY, else the clock's day in the register's time zone. Only this function decides it. */
export function todayIn(timeZone: string, globals: Globals, world: World): Day {
  const moved = filled(world.env.CERTDESK_TODAY)
  if (globals.today !== undefined) return globals.today
  if (moved === undefined) return dayOf(world.clock(), timeZone)
  const day = parseDay(moved)
  if (day === null)
    throw usage(
      { en: `CERTDESK_TODAY is not a day: "${moved}".`, zh: `CERTDESK_TODAY 不是有效日期：“${moved}”。` },
      { en: 'Write it as YYYY-MM-DD, or unset it.', zh: '请写成 YYYY-MM-DD，或取消该变量。' },
    )
  return day
}

/**
 * Milliseconds that a command waits for another that holds the register: from CERTDESK_WAIT, in seconds up to 3600, by default
 * 30.
 */
export function lockWait(world: World): number {
  const seconds = Number(filled(world.env.CERTDESK_WAIT) ?? 30)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : 30_000
}

/** Warns that a register of an earlier schema version was read and left unchanged. */
export function warnOfEarlier({ earlier }: Pick<Opened, 'earlier'>, { warn }: Pick<Call, 'warn'>): void {
  if (earlier !== null)
    warn({
      en: `The register is of an earlier version (schema ${earlier}) and stays as it is; the next record brings it up to date.`,
      zh: `登记簿为较早版本（结构版本 ${earlier}），未被改动；下一次登记时自动升级。`,
    })
}

export const disksOf = ({ disks, platform, env }: World): Disks => disks ?? systemDisks(platform, env)

/**
 * Warns, once a day, about a register on a disk where two concurrent writers can damage it. The code for that is loaded only for
 * such a register.
 */
export async function warnOfDisk(
  register: Pick<Opened, 'file' | 'timeZone' | 'isFile'>,
  call: Pick<Call, 'world' | 'globals' | 'warn'>,
): Promise<void> {
  const disks = disksOf(call.world)
  if (register.isFile && !isPlain(register.file, disks)) (await import('./disk-note.ts')).sayDisk(register, call, disks)
}

const alteredSchema: Words = {
  en: 'The schema of this register was altered outside certdesk: read what follows with care, and see "certdesk doctor".',
  zh: '该登记簿的结构在 certdesk 之外被改动过：以下内容请谨慎对待，详见 certdesk doctor。',
}

/** Formats a note for the error stream: wrapped to the terminal's width, or as one line in a pipe. */
export async function notesFor(world: World, lang: Lang): Promise<(words: Words) => string> {
  const width = columnsOfErrors(world)
  const line = (words: Words) => `${lang === 'zh' ? '注意：' : 'note: '}${visible(words[lang])}`
  if (width === Number.POSITIVE_INFINITY) return (words) => `${line(words)}\n`
  const { said } = await import('./wrap.ts')
  return (words) => `${said(line(words), width).join('\n')}\n`
}

function plainCall(
  { reviewed }: Verb,
  { globals, argv, world, interactive, guided, conversation }: Session,
  note: (words: Words) => string,
): Call {
  const { lang } = globals
  const progress = world.stderr.isTTY === true && !globals.quiet ? progressLine(world, lang) : () => undefined
  return {
    world,
    globals,
    lang,
    argv,
    interactive,
    guided,
    agreed: async (facts) => {
      if (!guided) return
      if (reviewed === 'itself') await conversation.agreed(facts, lang)
      else conversation.note(facts)
    },
    mayReplace: async (file) => !interactive || conversation.mayReplace(file, lang),
    speak: (chosen) => {
      if (chosen !== lang) conversation.speak(chosen)
    },
    sits: (by) => {
      conversation.by = by
    },
    warn: (words, how) => {
      progress(null)
      if (globals.quiet && how?.always !== true) return
      const remark = `${note(words)}${how?.copied === undefined ? '' : `  ${visible(how.copied[lang])}\n`}`
      if (conversation.isNew(remark)) world.stderr.write(remark)
    },
    show: async (parts) =>
      (await import('./render.ts')).show(parts, lang, world, interactive && !argv.includes('--no-pager')),
    progress,
  }
}
