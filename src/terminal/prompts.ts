import type { Readable, Writable } from 'node:stream'
import { Problem } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { Choice, Prompts } from './world.ts'

/** Ctrl-C or the end of input at a question: exit 130. */
export const interrupted = (): Problem =>
  new Problem('interrupted', { en: 'Interrupted; nothing more was done.', zh: '已中断，未再执行任何操作。' })

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
  how: { en: '↑↓ to choose or type a part of it, Enter to take it', zh: '↑↓ 选择，或输入部分文字，回车确定' },
  none: { en: 'None of the choices reads so.', zh: '没有与此相符的选项。' },
} as const satisfies Record<string, Words>

/** So many choices are shown at a time. */
const choicesShown = 15

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The choices that what was typed is a part of, in either spelling: what is none of them must never stand for the first. */
const matching = (choices: readonly Choice[], typed: string): Choice[] =>
  choices.filter(({ value, name }) => [value, name].some((text) => folded(text).includes(folded(typed))))

/** A yes or no in either language. An empty line, as a pipe or an impatient key gives, must never stand for yes. */
function answered(raw: string): boolean | null {
  const typed = folded(raw)
  if (['y', 'yes', '是'].includes(typed)) return true
  return ['', 'n', 'no', '否'].includes(typed) ? false : null
}

type Library = typeof import('./inquirer.ts')

interface Context {
  readonly input: Readable
  readonly output: Writable
  readonly signal: AbortSignal
}

/**
 * Questions on the terminal. They go to the error stream, so that output that is redirected holds no questions.
 * The library is loaded at the first question: most commands ask none.
 */
export function terminalPrompts(input: Readable, output: Writable): Prompts {
  const ask = async <T>(question: (library: Library, context: Context) => Promise<T>): Promise<T> => {
    const library = await import('./inquirer.ts')
    // The library itself would wait for ever when the input ends, and the program with it. Ctrl-D on a terminal doesn't
    // end its input, but stops the reading of it.
    const ended = new AbortController()
    const end = () => ended.abort()
    input.once('end', end)
    input.once('pause', end)
    if (input.readableEnded) end()
    try {
      return await question(library, { input, output, signal: ended.signal })
    } catch (error) {
      throw isEnd(error) ? interrupted() : error
    } finally {
      input.off('end', end)
      input.off('pause', end)
    }
  }
  return {
    text: (message, check) => ask((library, context) => library.input({ message, validate: check }, context)),
    choose: (message, choices, lang) =>
      ask((library, context) =>
        library.search(
          {
            message,
            source: (typed = '') => matching(choices, typed),
            pageSize: choicesShown,
            theme: { style: { keysHelpTip: () => choosing.how[lang], error: () => choosing.none[lang] } },
          },
          context,
        ),
      ),
    confirm: (message, lang) =>
      ask(async (library, context) => {
        const { hint, unclear } = yesOrNo
        const validate = (raw: string) => answered(raw) !== null || unclear[lang]
        return answered(await library.input({ message: `${message}${hint[lang]}`, validate }, context)) === true
      }),
  }
}
