import { NothingThere, Problem, unprinted } from '../clause/problem.ts'
import { commandLine, type Lang } from '../clause/words.ts'
import { AskedAnew } from '../terminal/answers.ts'
import { coloured, paint } from '../terminal/colour.ts'
import type { Verb } from '../terminal/command.ts'
import { type Conversation, conversationIn } from '../terminal/conversation.ts'
import { toStream } from '../terminal/delivery.ts'
import { isJson } from '../terminal/format.ts'
import type { RunLine } from '../terminal/onward.ts'
import { toScreen } from '../terminal/pager.ts'
import type { AskDoer } from '../terminal/parsed-run.ts'
import { type Preread, preread, unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import { isLeft } from '../terminal/prompts.ts'
import { version } from '../terminal/version.ts'
import type { ReplacedFile, World } from '../terminal/world.ts'
import { farAddress } from './far.ts'
import { inItsLanguage, speaking } from './language.ts'
import { serverNamed } from './named.ts'

/**
 * Runs one command line (without the program's name) in a world and returns its exit code: 0 done, 1 done with findings
 * or rejected rows, 2 usage, 3 refused by the procedure, 4 register unavailable, 70 our bug, 130 interrupted.
 */
export async function run(argv: readonly string[], outside: World): Promise<number> {
  let world = outside
  let lang: Lang | null = null
  try {
    // Whoever sits elsewhere has come over ssh already, and goes no further.
    const far = outside.far === undefined ? farAddress(argv, outside.env) : null
    const server = far === null ? serverNamed(argv, outside.env) : null
    if (server !== null) world = await (await import('./server.ts')).worldAt(server, argv, outside)
    else if (far === null) world = await inItsLanguage(argv, outside)
    const read = preread(argv, world.env)
    // Before the program is loaded: the version is asked for by scripts, and on a broken register.
    if (read.version) {
      await toStream([`${version}\n`], world.stdout)
      return 0
    }
    if (far !== null) return await far.run(world)
    for (;;) {
      const conversation = conversationIn(world)
      const code = await untilAnswered(argv, read, conversation).finally(() => {
        lang = conversation.lang
      })
      if (conversation.onward !== null) return await goingOn(conversation.onward, read.lang, world)
      if (code !== 0 || !conversation.mayRepeat || !(await another(world, read.lang))) return code
    }
  } catch (error) {
    return await sayProblem(error, { ...unread(argv, world.env), ...(lang === null ? {} : { lang }) }, world)
  } finally {
    if (outside.server === undefined) world.server?.close()
  }
}

/** Whether another one is to be recorded, where one was recorded by questions alone. */
const another = (world: World, lang: Lang): Promise<boolean> =>
  world.prompts
    .confirm(lang === 'zh' ? '再登记一条？' : 'Another one?', lang)
    .catch((error: unknown) => (isLeft(error) ? false : Promise.reject(error)))

/** What a result offers to go on with, done in place. */
const goingOn = async (
  { onward, options }: NonNullable<Conversation['onward']>,
  lang: Lang,
  world: World,
): Promise<number> =>
  (await import('../terminal/onward.ts')).goOn(onward, { world, lang, options, run: inPlace(world) })

/** Runs a command line where others go on after it: its problem is said; throws only where its questions are left. */
const inPlace =
  (world: World): RunLine =>
  async (argv, conversation) => {
    try {
      return await untilAnswered(argv, preread(argv, world.env), conversation)
    } catch (error) {
      if (isLeft(error)) throw error
      const read = unread(argv, world.env)
      return sayProblem(error, { ...read, lang: conversation.lang ?? read.lang }, world)
    }
  }

/** Runs it, and anew wherever one of its questions is to be answered once more, or all that was answered is agreed to. */
async function untilAnswered(argv: readonly string[], found: Preread, conversation: Conversation): Promise<number> {
  for (;;) {
    const read = { ...found, lang: conversation.lang ?? found.lang }
    try {
      conversation.begin()
      return await runCommand(argv, read, conversation).catch((error: unknown) =>
        isAmendable(error) && conversation.isToReview(false)
          ? conversation.amend(error, read.lang)
          : Promise.reject(error),
      )
    } catch (error) {
      if (!(error instanceof AskedAnew)) throw error
    }
  }
}

/** Whether another answer may do where this is what the answers led to. */
const isAmendable = (error: unknown): error is Problem =>
  error instanceof Problem && !(error instanceof NothingThere) && (error.code === 'usage' || error.code === 'refused')

async function runCommand(argv: readonly string[], read: Preread, conversation: Conversation): Promise<number> {
  const { world } = conversation
  const [{ program, actor, present, needsPaper, understanding, whose, whoseTyped }, { parse }] = await Promise.all([
    import('../program.ts'),
    import('../terminal/tree.ts'),
  ])
  const askDoer: AskDoer = async (verb, typed, globals) => {
    const [{ argumentsTyped, lookUp }, { doerAsked }] = await Promise.all([
      import('../terminal/session.ts'),
      import('../terminal/doer.ts'),
    ])
    conversation.names = await namesOf(verb, globals.lang)
    const named = argumentsTyped(verb, typed)
    const owners = () => lookUp(globals, world, (db) => whoseTyped(db, named))
    if (named.length > 0) conversation.about ??= { owners, lang: globals.lang }
    const doer = await doerAsked(verb, typed, { globals, world, actor, present })
    if (doer.by !== undefined) conversation.by = doer.by
    return doer
  }
  const replaced = async (file: ReplacedFile): Promise<void> => {
    if (await conversation.mayReplace(file, read.lang)) return
    throw (await import('../terminal/replaced-file.ts')).keptAsItWas(file, '--output')
  }
  const parsed = await parse(program, argv, world, read.lang, { doer: askDoer, replaced }, understanding)
  if (parsed.kind === 'desk') {
    let { outside } = conversation
    const line: RunLine = async (words, own) => {
      const code = await inPlace(outside)(words, own)
      if (own.lang !== null) outside = speaking(outside, own.lang)
      return own.onward === null ? code : goingOn(own.onward, preread(words, outside.env).lang, outside)
    }
    return (await import('./desk.ts')).atDesk(argv, parsed.globals, outside, line)
  }
  if (parsed.kind === 'said') {
    if (parsed.problem !== null && isJson(read.format)) throw parsed.problem
    if (parsed.problem === null) await toScreen([parsed.text], { world, paged: !read.noPager, lang: read.lang })
    else await toStream([parsed.text], world.stderr)
    return parsed.problem?.exitCode ?? 0
  }
  const { verb, input, globals, options: shared, interactive, guided, bare, path } = parsed
  if (world.far !== undefined && (verb.onHost === true || verb.serves === true))
    throw (await import('../terminal/far.ts')).onHostAlone(path.join(' '))
  if (verb.serves === true) {
    const { serve } = await import('../ssh/serve.ts')
    const { as } = input as { as?: string }
    return serve({ register: globals.register, as }, conversation.outside, run, process.exit)
  }
  // Those that were asked for while it was parsed are in its line.
  const answered = conversation.answered()
  const { destinationAsked, destinationOf } = await import('../terminal/destination.ts')
  const destination = await destinationOf(verb, path, read.format, globals, world)
  const release = await destination.claim(parsed.argv)
  if (release === null) return await sayBusy(read.lang, globals.quiet, world)
  try {
    const { perform, notesFor } = await import('../terminal/session.ts')
    const { result, isPreview, owners, entry, close, blamed } = await perform(verb, input, {
      ...{
        globals,
        argv: parsed.argv,
        said: parsed.said,
        world,
        interactive,
        guided,
        actor,
        whose,
        needsPaper,
        conversation,
      },
    })
    try {
      if (parsed.taken !== null && !globals.quiet) {
        const taken = (await notesFor(world, read.lang))(parsed.taken)
        if (conversation.isNew(taken)) world.stderr.write(taken)
      }
      if (isPreview) {
        const whole = 'dryRun' in verb.flags ? commandLine([...parsed.argv, '--dry-run']) : null
        return await conversation.review(result.parts, owners, read.lang, whole)
      }
      // A list for other programs is not what a person wants to see run past: it is asked where it goes.
      const isAsked =
        interactive && result.preferred === 'csv' && read.format === undefined && globals.output === undefined
      const mayReplace = (file: ReplacedFile) => conversation.mayReplace(file, read.lang)
      const target = isAsked ? await destinationAsked(verb, path, globals, world, mayReplace) : destination
      const { render } = await import('../terminal/render.ts')
      const color = coloured(world, world.stdout, read.noColor)
      const format = target.formatOf(result)
      const output = target.fileOf(result, format)
      if (interactive && output !== undefined) {
        // In a folder the result itself has named its file.
        const there = await (await import('../terminal/place.ts')).checkPlace('--output', output, world)
        if (there !== null) await replaced(there)
      }
      const { quiet } = globals
      const options = { output, quiet, color, paged: !read.noPager, about: verb.words, allRead: close }
      const isSeen =
        format === 'table' && output === undefined && (await conversation.isAsShown(result.parts, read.lang))
      if (!isSeen && entry !== null && !quiet)
        for (const said of await conversation.ownersUnsaid(result.parts, owners, read.lang))
          world.stderr.write(await faintly(`${said[read.lang]}\n`, read, world))
      if (isSeen) await toStream([read.lang === 'zh' ? '已保存。\n' : 'Saved.\n'], world.stdout)
      else await render(result, format, read.lang, world, options)
      conversation.hasSaved = entry !== null
      conversation.onward = result.then === undefined ? null : { onward: result.then, options: shared }
      // What needs no register and is reviewed has made one: it has an entry of its own.
      const hasMade = verb.access === 'none' && verb.reviewed === 'itself'
      const isShown = (entry !== null || hasMade) && !quiet && conversation.answered() > 0
      const same = isShown ? conversation.line(parsed.argv, answered, await givenOnce(verb)) : null
      conversation.mayRepeat = entry !== null && bare && path.at(-1) === 'add'
      // One that says no more than was typed is read already.
      if (same !== null && commandLine(same) !== commandLine(argv))
        world.stderr.write(await faintly(`$ ${commandLine(same)}\n`, read, world))
    } catch (error) {
      throw entry !== null && error instanceof Problem ? unprinted(error, entry) : await blamed(error)
    } finally {
      close()
    }
    return result.exit ?? 0
  } finally {
    release()
  }
}

/** What the flags of a verb are called by where they are asked for, as they are typed. */
async function namesOf({ flags }: Verb, lang: Lang): Promise<ReadonlyMap<string, string>> {
  const [{ typed }, { calledIn }] = await Promise.all([
    import('../terminal/global-options.ts'),
    import('../terminal/question-words.ts'),
  ])
  return new Map(Object.entries(flags).map(([key, flag]) => [typed(key), calledIn(flag, lang)]))
}

/** The flags of a verb that have one value. */
async function givenOnce({ flags }: Verb): Promise<string[]> {
  const { typed } = await import('../terminal/global-options.ts')
  return Object.entries(flags).flatMap(([key, { need }]) => (need === 'many' ? [] : [typed(key)]))
}

/** A line of the error stream that is read by whoever wants to. */
const faintly = async (text: string, { noColor }: Preread, world: World): Promise<string> =>
  (await paint(coloured(world, world.stderr, noColor))).faint(text)

/** Two runs that overlap write one file: the later one leaves it to the earlier, and that is no failure. */
async function sayBusy(lang: Lang, quiet: boolean, world: World): Promise<number> {
  const { atItAlready } = await import('../terminal/destination.ts')
  if (!quiet) await toStream([`${atItAlready[lang]}\n`], world.stderr)
  return 0
}
