import type { Readable, Writable } from 'node:stream'
import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type Choice, mostOffered, type Prompts, type Search } from './world.ts'

/** Ctrl-C or the end of input at a question: exit 130. */
export const interrupted = (): Problem =>
  new Problem('interrupted', { en: 'Interrupted; nothing more was done.', zh: '已中断，未再执行任何操作。' })

/** Thrown where the question before is to be answered once more. */
export class Back extends Error {}

/** Ctrl-C and the end of input raise the same class, told by its name because each prompt may carry a copy of it. */
const isEnd = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')

/** How a yes or no is asked for. The library's own question takes 是 and 否 in a Chinese session only. */
const yesOrNo = {
  hint: { en: ' (y/N)', zh: '（是/否）' },
  unclear: { en: 'Answer y or n.', zh: '请回答“是”或“否”。' },
} as const satisfies Record<string, Words>

/** Below the choices: how to take one; in their place, that none is what was typed. */
const choosing = {
  how: {
    en: '↑↓ to choose or type a part of it, Enter to take it, Esc to go back',
    zh: '↑↓ 选择，或输入部分文字，回车确定，Esc 返回上一题',
  },
  none: { en: 'None of the choices reads so.', zh: '没有与此相符的选项。' },
  more: { en: '… and more: type a longer part of it', zh: '……还有更多，请输入更长的一段' },
} as const satisfies Record<string, Words>

/** What the library says where there is no choice left. */
const nothingLeft = 'No results found'

/** How many choices are shown at a time. */
const choicesShown = 15

/** Milliseconds in which nothing more is typed before a search begins: an input method hands over whole words at once. */
const settled = 15

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/**
 * The choices that contain what was typed, in either spelling, that which is typed whole first: what matches none of them must never
 * stand for the first.
 */
function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = folded(typed)
  if (wanted === '') return [...choices]
  const spelled = (is: (text: string) => boolean) => (choice: Choice) =>
    [choice.value, choice.name].some((text) => is(folded(text)))
  const whole = choices.filter(spelled((text) => text === wanted))
  return [...whole, ...choices.filter(spelled((text) => text.includes(wanted))).filter((each) => !whole.includes(each))]
}

/** A yes or no in either language. An empty line, as a pipe or an impatient key gives, must never stand for yes. */
export function answered(raw: string): boolean | null {
  const typed = folded(raw)
  if (['y', 'yes', '是'].includes(typed)) return true
  return ['', 'n', 'no', '否'].includes(typed) ? false : null
}

type Library = typeof import('./inquirer.ts')

interface Context {
  readonly input: Readable
  readonly output: Writable
  readonly signal: AbortSignal
  /** Takes the question off the screen when it ends. */
  clearPromptOnDone: boolean
}

interface Key {
  name?: string
  readonly ctrl?: boolean
}

/**
 * Questions on the terminal. They go to the error stream, so that output that is redirected holds no questions.
 * The library is loaded at the first question: most commands ask none.
 */
export function terminalPrompts(input: Readable, output: Writable & { readonly columns?: number }): Prompts {
  const ask = async <T>(
    question: (library: Library, context: Context, searches: Searches) => Promise<T>,
    paged = false,
  ): Promise<T> => {
    const library = await import('./inquirer.ts')
    // The library itself would wait for ever when the input ends, and the program with it. Ctrl-D on a terminal doesn't
    // end its input, but stops the reading of it.
    const ended = new AbortController()
    const context = { input, output, signal: ended.signal, clearPromptOnDone: false }
    let back = false
    const searches = new Searches(input)
    const end = () => ended.abort()
    const pressed = (_: unknown, key: Key) => {
      if (key.name === 'escape') {
        back = true
        context.clearPromptOnDone = true
        end()
      }
      // Ctrl-D closes an empty line: then nobody reads the keys any more.
      if (key.ctrl === true && key.name === 'd') setImmediate(() => input.isPaused() && end())
      if (paged) {
        searches.pressed(key)
        turnPage(input, key)
      }
    }
    input.once('end', end)
    input.on('keypress', pressed)
    if (input.readableEnded) end()
    try {
      return await question(library, context, searches)
    } catch (error) {
      if (!isEnd(error)) throw error
      throw back ? new Back() : interrupted()
    } finally {
      input.off('end', end)
      input.off('keypress', pressed)
    }
  }
  return {
    text: (message, check) => ask((library, context) => library.input({ message, validate: check }, context)),
    choose: (message, choices, lang) =>
      ask(async (library, context, searches) => {
        const { clipped } = await import('./wrap.ts')
        // The mark before a choice takes two columns, and a full line would be broken by the terminal.
        const room = (output.columns ?? 80) - 3
        const shown = (found: readonly Choice[]) => [
          ...found
            .slice(0, mostOffered)
            .map(({ value, name, short = name }) => ({ value, name: clipped(name, room), short })),
          ...(found.length > mostOffered ? [new library.Separator(choosing.more[lang])] : []),
        ]
        const source = async (typed = '', { signal }: { readonly signal: AbortSignal }) =>
          shown(
            typeof choices === 'function'
              ? await searches.during(() => calmly(choices, typed, signal, lang))
              : matching(choices, typed),
          )
        const error = (text: string) => (text === nothingLeft ? choosing.none[lang] : text)
        const theme = { style: { keysHelpTip: () => choosing.how[lang], error } }
        return library.search({ message, source, pageSize: choicesShown, theme }, context)
      }, true),
    confirm: (message, lang) =>
      ask(async (library, context) => {
        const { hint, unclear } = yesOrNo
        const validate = (raw: string) => answered(raw) !== null || unclear[lang]
        return answered(await library.input({ message: `${message}${hint[lang]}`, validate }, context)) === true
      }),
  }
}

/**
 * The searches that go on. The library passes over Enter while one does, as it comes with a code that is pasted: it is
 * pressed again once what was typed is found.
 */
class Searches {
  readonly #input: Readable
  #going = 0
  #isOwed = false

  constructor(input: Readable) {
    this.#input = input
  }

  pressed({ name }: Key): void {
    this.#isOwed = (name === 'return' || name === 'enter') && this.#going > 0
  }

  async during<T>(search: () => Promise<T>): Promise<T> {
    this.#going += 1
    try {
      return await search()
    } finally {
      this.#going -= 1
      if (this.#going === 0 && this.#isOwed) setImmediate(() => this.#input.emit('keypress', '\r', { name: 'return' }))
    }
  }
}

/** The library knows arrows alone: the key for a page becomes one of them, and as many follow as make a page. */
function turnPage(input: Readable, key: Key): void {
  const arrow = key.name === 'pagedown' ? 'down' : key.name === 'pageup' ? 'up' : null
  if (arrow === null) return
  key.name = arrow
  setImmediate(() => {
    for (let i = 1; i < choicesShown - 1; i += 1) input.emit('keypress', undefined, { name: arrow })
  })
}

/** What a search finds once the typing pauses; nothing where it went on. What hinders it is said in the user's language. */
async function calmly(search: Search, typed: string, signal: AbortSignal, lang: Lang): Promise<readonly Choice[]> {
  await new Promise((done) => setTimeout(done, settled))
  if (signal.aborted) return []
  try {
    return await search(typed)
  } catch (error) {
    throw error instanceof Problem ? new Error(error.words[lang]) : error
  }
}
