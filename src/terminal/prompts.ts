import type { Readable, Writable } from 'node:stream'
import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Input, Keys } from './question/keys.ts'
import type { Look } from './question/look.ts'
import { type Choice, type EscLeads, mostOffered, type Prompts, type Search } from './world.ts'

/** Ctrl-C or the end of input at a question: exit 130. */
export const interrupted = (): Problem =>
  new Problem('interrupted', { en: 'Interrupted; nothing more was done.', zh: '已中断，未再执行任何操作。' })

/** Thrown where the question before is to be answered once more. */
export class Back extends Error {}

/** Whether a question was left: by Esc, by Ctrl-C, or since there is no more input. */
export const isLeft = (error: unknown): boolean =>
  error instanceof Back || (error instanceof Problem && error.code === 'interrupted')

/** Ctrl-C and the end of input raise the same class, told by its name because each prompt may carry a copy of it. */
const isEnd = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')

/** How a yes or no is asked for. The library's own question takes 是 and 否 in a Chinese session only. */
const yesOrNo = {
  hint: { en: ' (y/N)', zh: '（是/否）' },
  unclear: { en: 'Answer y or n.', zh: '请回答“是”或“否”。' },
} as const satisfies Record<string, Words>

/** What is said of Esc, or of what leaves a question where Esc does not. */
const escapes: Readonly<Record<EscLeads, Words>> = {
  question: { en: 'Esc to go back', zh: 'Esc 返回上一题' },
  desk: { en: 'Esc for the desk', zh: 'Esc 返回工作台' },
  choice: { en: 'Esc to go back', zh: 'Esc 返回' },
  out: { en: 'Esc to leave', zh: 'Esc 离开' },
  nowhere: { en: 'Ctrl-C to leave', zh: 'Ctrl-C 离开' },
}

/** Below the choices: how to take one; in their place, that none is what was typed; at their end, that there are more. */
const choosing = {
  how: (esc: EscLeads): Words => ({
    en: `↑↓ to choose or type a part of it, Enter to take it, ${escapes[esc].en}`,
    zh: `↑↓ 选择，或输入部分文字，回车确定，${escapes[esc].zh}`,
  }),
  none: { en: 'None of the choices reads so.', zh: '没有与此相符的选项。' },
  choose: { en: 'Choose one first: ↑↓, or type a part of it.', zh: '请先选择：按 ↑↓，或输入部分文字。' },
  more: (left: number): Words => ({
    en: `… and ${left < mostOffered / 2 ? left : 'many'} more: ↓, or type a part of it`,
    zh: `……还有${left < mostOffered / 2 ? ` ${left} 项` : '更多'}：按 ↓，或输入一部分`,
  }),
} as const

/** That of pasted lines the first alone answers, or none where what is asked was not seen yet. */
const pastes = {
  first: (all: number): Words => ({
    en: `${all} lines were pasted: the first alone stands here, the others were left out.`,
    zh: `粘贴了 ${all} 行：这里只填第一行，其余 ${all - 1} 行未填入。`,
  }),
  none: (all: number): Words => ({
    en: `What was pasted (${all === 1 ? '1 line' : `${all} lines`}) was left out: it answers nothing here.`,
    zh: `粘贴的 ${all} 行未填入：这里不能粘贴。`,
  }),
}

/** What stands in the place of an answer that is not to be seen: its length is not told either. */
const unseen = '••••••••'

/** The language of a question, whatever is quoted in it. */
const langOf = (message: string): Lang => (/\p{sc=Han}/u.test(message.replace(/"[^"]*"|“[^”]*”/gu, '')) ? 'zh' : 'en')

/** Milliseconds in which nothing more is typed before a search begins: an input method hands over whole words at once. */
const settled = 15

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The choices that are like what was typed, in either spelling or by their pinyin, that which is typed whole first. */
async function matching(choices: readonly Choice[], typed: string): Promise<readonly Choice[]> {
  if (folded(typed) === '') return choices
  const { likestOf } = await import('../search/reading.ts')
  return likestOf(choices, typed, ({ value, name }) => [value, name])
}

/** A yes or no in either language. An empty line, as a pipe or an impatient key gives, must never stand for yes. */
export function answered(raw: string): boolean | null {
  const typed = folded(raw)
  if (['y', 'yes', '是'].includes(typed)) return true
  return ['', 'n', 'no', '否'].includes(typed) ? false : null
}

type Library = typeof import('./questions.ts')

interface Context {
  readonly input: Readable
  readonly output: Writable
  readonly signal: AbortSignal
  /** Takes the question off the screen when it ends. */
  clearPromptOnDone: boolean
}

interface Key {
  readonly name?: string
  readonly ctrl?: boolean
}

/** The terminal that is written to. */
type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number }

/**
 * Questions on the terminal. They go to the error stream, so that output that is redirected holds no questions.
 * The library is loaded at the first question: most commands ask none. `leave` is what Ctrl-C does where no question stands there,
 * `hungUp` what the end of the terminal does.
 */
export function terminalPrompts(
  inputOf: () => Input,
  outputOf: () => Screen,
  {
    isColoured = () => false,
    leave = () => undefined,
    hungUp,
  }: { isColoured?: () => boolean; leave?: () => void; hungUp?: () => void } = {},
): Prompts {
  let keys: Keys | undefined
  const ask = async <T>(question: (library: Library, look: Look, context: Context) => Promise<T>): Promise<T> => {
    const [library, { Keys }, { paint }, { said }] = await Promise.all([
      import('./questions.ts'),
      import('./question/keys.ts'),
      import('./colour.ts'),
      import('./wrap.ts'),
    ])
    // To look at the input is to open it, which takes as long as to record something.
    const [input, output] = [inputOf(), outputOf()]
    keys ??= new Keys(input, leave, hungUp, (text) => {
      if (output.isTTY === true) output.write(text)
    })
    const typed = keys
    // The library itself would wait for ever when the input ends, and the program with it. Ctrl-D on a terminal doesn't
    // end its input, but stops the reading of it.
    const ended = new AbortController()
    const context = { input: typed, output, signal: ended.signal, clearPromptOnDone: false }
    let back = false
    const end = () => ended.abort()
    const pressed = (_: unknown, key: Key) => {
      if (key.name === 'escape') {
        back = true
        context.clearPromptOnDone = true
        end()
      }
      if (key.ctrl === true && key.name === 'd') setImmediate(() => typed.isPaused() && end())
    }
    // One that does not know its size says 0.
    const columns = output.columns || 80
    const look: Look = {
      columns,
      rows: output.rows || 24,
      onPaste: typed.onPaste,
      paint: await paint(isColoured()),
      wrapped: (text, inset = 0) => said(text, Math.max(2, columns - 1 - inset)),
    }
    typed.once('end', end)
    typed.on('keypress', pressed)
    if (input.readableEnded) end()
    try {
      return await question(library, look, context)
    } catch (error) {
      if (!isEnd(error)) throw error
      throw back ? new Back() : interrupted()
    } finally {
      typed.off('end', end)
      typed.off('keypress', pressed)
    }
  }
  const text: Prompts['text'] = (message, check, { before = '', meaning, fresh = false, secret = false } = {}) =>
    ask(({ lineQuestion }, look, context) => {
      if (fresh) keys?.forget()
      const checked = async (raw: string) => {
        const verdict = await check(raw)
        // What stands above says all that was agreed to.
        if (fresh && verdict === true) context.clearPromptOnDone = true
        return verdict
      }
      const shown = async (raw: string) => {
        if (secret) return unseen
        const meant = (await meaning?.(raw))?.trim() ?? raw
        return meant === raw.trim() ? raw : `${raw} → ${meant === '' ? '—' : meant}`
      }
      const leftOut = (all: number) => pastes[fresh ? 'none' : 'first'](all)[langOf(message)]
      const pasting = { leftOut, takesPaste: !fresh }
      return lineQuestion({ ...look, ...pasting, message, before, check: checked, shown, secret }, context)
    })
  return {
    text,
    choose: async (
      message,
      choices,
      lang,
      { before, esc = 'question', decides = false, check = () => true as const } = {},
    ) => {
      const { value } = await ask(({ listQuestion }, look, context) => {
        const find = async (typed: string, signal: AbortSignal) =>
          typeof choices === 'function' ? calmly(choices, typed, signal, lang) : matching(choices, typed)
        const { how, none, choose, more } = choosing
        const words = { how: how(esc)[lang], none: none[lang], choose: choose[lang] }
        const left = { more: (items: number) => more(items)[lang], leftOut: (all: number) => pastes.first(all)[lang] }
        return listQuestion({ ...look, ...words, ...left, message, before, decides, find, check }, context)
      })
      return value
    },
    confirm: async (message, lang) => {
      const { hint, unclear } = yesOrNo
      const check = (raw: string) => answered(raw) !== null || unclear[lang]
      return answered(await text(`${message}${hint[lang]}`, check)) === true
    },
    board: (board) => ask(({ boardQuestion }, look, context) => boardQuestion({ ...look, board }, context)),
    rest: () => keys?.rest(),
  }
}

/** What a search finds once the typing pauses; null where it went on. What hinders it is said in the user's language. */
async function calmly(
  search: Search,
  typed: string,
  signal: AbortSignal,
  lang: Lang,
): Promise<readonly Choice[] | null> {
  await new Promise((done) => setTimeout(done, settled))
  if (signal.aborted) return null
  try {
    return await search(typed)
  } catch (error) {
    throw error instanceof Problem ? new Error(error.words[lang]) : error
  }
}
