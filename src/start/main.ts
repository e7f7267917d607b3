import { Problem, unprinted } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { AskedAnew } from '../terminal/answers.ts'
import { coloured } from '../terminal/colour.ts'
import { type Conversation, conversationIn } from '../terminal/conversation.ts'
import { toStream } from '../terminal/delivery.ts'
import { isJson } from '../terminal/format.ts'
import { toScreen } from '../terminal/pager.ts'
import { type Preread, preread, unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import type { AskDoer } from '../terminal/tree.ts'
import { version } from '../terminal/version.ts'
import type { World } from '../terminal/world.ts'

/**
 * Runs one command line (without the program's name) in a world and returns its exit code: 0 done, 1 done with findings
 * or rejected rows, 2 usage, 3 refused by the procedure, 4 register unavailable, 70 our bug, 130 interrupted.
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    const read = preread(argv, world.env)
    // Before the program is loaded: the version is asked for by scripts, and on a broken register.
    if (read.version) {
      await toStream([`${version}\n`], world.stdout)
      return 0
    }
    return await untilAnswered(argv, read, conversationIn(world))
  } catch (error) {
    return sayProblem(error, unread(argv, world.env), world)
  }
}

/** Runs it, and anew wherever one of its questions is to be answered once more. */
async function untilAnswered(argv: readonly string[], read: Preread, conversation: Conversation): Promise<number> {
  for (;;) {
    try {
      return await runCommand(argv, read, conversation)
    } catch (error) {
      if (!(error instanceof AskedAnew)) throw error
    }
  }
}

async function runCommand(argv: readonly string[], read: Preread, conversation: Conversation): Promise<number> {
  const { world } = conversation
  const [{ program, actor }, { parse }] = await Promise.all([import('../program.ts'), import('../terminal/tree.ts')])
  const askDoer: AskDoer = async (verb, typed, globals) =>
    (await import('../terminal/session.ts')).doerAsked(verb, typed, { globals, world, actor })
  const parsed = await parse(program, argv, world, read.lang, askDoer)
  if (parsed.kind === 'said') {
    if (parsed.problem !== null && isJson(read.format)) throw parsed.problem
    if (parsed.problem === null) await toScreen([parsed.text], { world, paged: !read.noPager, lang: read.lang })
    else await toStream([parsed.text], world.stderr)
    return parsed.problem?.exitCode ?? 0
  }
  const { verb, input, globals, interactive, guided, path } = parsed
  const { destinationOf } = await import('../terminal/destination.ts')
  const destination = await destinationOf(verb, path, read.format, globals, world)
  const release = destination.claim(parsed.argv)
  if (release === null) return await sayBusy(read.lang, globals.quiet, world)
  try {
    const { perform, note } = await import('../terminal/session.ts')
    const { result, entry, close, blamed } = await perform(verb, input, {
      ...{ globals, argv: parsed.argv, said: parsed.said, world, interactive, guided, actor },
      agreed: conversation.agreed,
    })
    try {
      if (parsed.taken !== null && !globals.quiet) world.stderr.write(note(parsed.taken, read.lang))
      const { render } = await import('../terminal/render.ts')
      const color = coloured(world, world.stdout, read.noColor)
      const format = destination.formatOf(result)
      const output = destination.fileOf(result, format)
      const { quiet } = globals
      const options = { output, quiet, color, paged: !read.noPager, about: verb.words, allRead: close }
      await render(result, format, read.lang, world, options)
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

/** Two runs that overlap write one file: the later one leaves it to the earlier, and that is no failure. */
async function sayBusy(lang: Lang, quiet: boolean, world: World): Promise<number> {
  const { atItAlready } = await import('../terminal/destination.ts')
  if (!quiet) await toStream([`${atItAlready[lang]}\n`], world.stderr)
  return 0
}
