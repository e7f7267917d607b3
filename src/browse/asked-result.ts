import { Writable } from 'node:stream'
import { usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { accessOf, type Noun, type Verb } from '../terminal/command.ts'
import { conversationIn } from '../terminal/conversation.ts'
import type { Result } from '../terminal/result.ts'
import { perform } from '../terminal/session.ts'
import { parse } from '../terminal/tree.ts'
import type { Understanding } from '../terminal/understood.ts'
import type { World } from '../terminal/world.ts'
import { pageWords } from './page-words.ts'

/** The program whose answers are shown: its commands, and what is meant by texts that name nothing by themselves. */
export interface Tree {
  readonly program: Noun
  readonly understanding: Understanding
}

/** What a command answered, as long as it is needed. */
export interface Answered {
  readonly result: Result
  readonly verb: Verb
  /** What was said beside it, such as that a mirror is behind; each a line. */
  readonly remarks: readonly string[]
}

/** A stream that keeps what is written to it, and is no terminal. */
function keeping(): { readonly stream: World['stderr']; readonly text: () => string } {
  const pieces: string[] = []
  const stream = new Writable({
    write(piece, _, done) {
      pieces.push(String(piece))
      done()
    },
  })
  return { stream, text: () => pieces.join('') }
}

/** Whoever looks at a page does nothing: no command that is run for it may ask who. */
const nobody = async (): Promise<never> => {
  throw usage(pageWords.readsOnly)
}

/** A command line as it is understood in a pipe, which does nothing but read. Usage problem for one that would write: the second lock, behind the list of what is offered. */
async function parsedToRead({ program, understanding }: Tree, argv: readonly string[], lang: Lang, world: World) {
  const parsed = await parse(program, argv, world, lang, undefined, understanding)
  if (parsed.kind !== 'run' || accessOf(parsed.verb, parsed.input) !== 'read') throw usage(pageWords.readsOnly)
  return parsed
}

/**
 * Looks at a command line that another process will run: throws what is wrong with its values, and refuses one that would write, before anything of
 * it is begun.
 */
export async function refuseWriting(tree: Tree, argv: readonly string[], lang: Lang, outside: World): Promise<void> {
  const world: World = Object.create(outside, { stderr: { value: keeping().stream } })
  await parsedToRead(tree, argv, lang, world)
}

/**
 * Runs a command line in this process as in a pipe, and hands its result to `use`, after which nothing of it is to be read. Throws what
 * the command throws, and a usage problem for one that would write.
 */
export async function withAnswer<T>(
  tree: Tree,
  argv: readonly string[],
  lang: Lang,
  outside: World,
  use: (answered: Answered) => Promise<T>,
): Promise<T> {
  const [stdout, stderr] = [keeping(), keeping()]
  const world: World = Object.create(outside, { stdout: { value: stdout.stream }, stderr: { value: stderr.stream } })
  const parsed = await parsedToRead(tree, argv, lang, world)
  const { verb, input, globals } = parsed
  const { result, close, blamed } = await perform(verb, input, {
    ...{ globals, argv: parsed.argv, said: parsed.said, world, interactive: false, guided: false },
    ...{ actor: nobody, whose: nobody, needsPaper: nobody, conversation: conversationIn(world) },
  })
  try {
    const remarks = stderr
      .text()
      .split('\n')
      .filter((line) => line !== '')
    return await use({ result, verb, remarks })
  } catch (error) {
    throw await blamed(error)
  } finally {
    close()
  }
}
