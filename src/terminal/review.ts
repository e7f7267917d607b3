import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Answer } from './answers.ts'
import { answered, Back } from './prompts.ts'
import { emptyMeans, labelOf } from './question-words.ts'
import type { Prompts, World } from './world.ts'

/** Whose record something is. */
export interface Owner {
  readonly code: string
  readonly name: string
}

const upTo = (answers: number): string => (answers === 1 ? '1' : `1–${answers}`)

/** What is said where what was answered is looked over. */
export const reviewWords = {
  check: { en: 'This will be recorded:', zh: '将登记以下内容：' },
  answered: { en: 'You answered:', zh: '已填内容：' },
  preview: { en: 'Not saved yet. Once it is:', zh: '尚未保存。保存后：' },
  owners: (owners: readonly Owner[]): Words => {
    const named = owners.map(({ code, name }) => `${code} ${name}`)
    return { en: `Customer: ${named.join('; ')}`, zh: `客户：${named.join('；')}` }
  },
  ownersOf: (count: number): Words => ({ en: `Customers: ${count}`, zh: `客户：共 ${count} 家` }),
  ask: (answers: number): Words => ({
    en: `Enter to save, ${upTo(answers)} to answer that again, Esc to go back, n to leave`,
    zh: `回车保存，${upTo(answers)} 重填该项，Esc 返回上一题，n 放弃`,
  }),
  moreLines: (lines: number, whole: string | null): Words => ({
    en: `… and ${lines} more lines${whole === null ? '' : `; all of it: ${whole}`}`,
    zh: `……还有 ${lines} 行${whole === null ? '' : `，全部内容请看：${whole}`}`,
  }),
  askAlone: { en: 'Enter to save, Esc to leave', zh: '回车保存，Esc 放弃' },
  unclear: (answers: number): Words => ({
    en: `Press Enter to save it, or type ${answers === 1 ? '1' : `a number from 1 to ${answers}`}, or n.`,
    zh: `请按回车保存，或输入 ${answers === 1 ? '1 重填' : `1 至 ${answers} 的序号`}，或输入 n 放弃。`,
  }),
  unclearAlone: { en: 'Press Enter to save it, or type n.', zh: '请按回车保存，或输入 n 放弃。' },
  which: (answers: number): Words => ({
    en: `Answer which again? ${upTo(answers)}; Esc: the last one; Ctrl-C: leave`,
    zh: `重填哪一项？${upTo(answers)}；Esc：最后一项；Ctrl-C：放弃`,
  }),
  number: (answers: number): Words => ({
    en: `Type a number from 1 to ${answers}.`,
    zh: `请输入 1 至 ${answers} 的序号。`,
  }),
  left: { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
} as const

/** What is known, and each answer by its number, under a heading. */
export async function summary(
  heading: Words,
  facts: readonly Words[],
  given: readonly Answer[],
  columns: number,
  lang: Lang,
): Promise<string> {
  const { hanging } = await import('./wrap.ts')
  const line = (margin: string, text: string) => hanging(margin.padStart(4), visible(text), columns)
  const told = facts.map((fact) => line('', fact[lang]))
  const numbered = given.map(({ message, shown }, i) =>
    line(
      String(i + 1),
      `${labelOf(message)}${lang === 'zh' ? '：' : ': '}${shown === '' ? (emptyMeans(message) ?? '—') : shown}`,
    ),
  )
  return `${[heading[lang], ...told.flat(), ...numbered.flat()].join('\n')}\n`
}

/** Lines that stay free on the screen for what stands above and below: that it is not saved yet, how many more there are, the question. */
const besides = 5

/** So much of a text as the screen has room for, and how many lines more there are. */
export function headOf(text: string, { stderr }: World, more: (lines: number) => string): string {
  const lines = text.trimEnd().split('\n')
  const room = Math.max(8, (stderr.rows || Number.POSITIVE_INFINITY) - besides)
  return lines.length <= room ? text : `${[...lines.slice(0, room), more(lines.length - room)].join('\n')}\n`
}

/** More of them are told by their number alone: what there is to be looked at stands on one screen. */
const mostOwners = 3

/** Whose records they are. */
export const ownersSaid = (owners: readonly Owner[]): Words =>
  owners.length > mostOwners ? reviewWords.ownersOf(owners.length) : reviewWords.owners(owners)

/** Nothing for yes, a no, or the number of an answer, as it was typed. */
export async function agreement(prompts: Prompts, count: number, lang: Lang, back: () => never): Promise<string> {
  const [question, unclear] =
    count === 0
      ? [reviewWords.askAlone, reviewWords.unclearAlone]
      : [reviewWords.ask(count), reviewWords.unclear(count)]
  try {
    return await prompts.text(
      question[lang],
      (raw) => raw.trim() === '' || answered(raw) !== null || isNumber(raw, count) || unclear[lang],
      { fresh: true },
    )
  } catch (error) {
    if (!(error instanceof Back)) throw error
    return back()
  }
}

/** The number of the answer that is to be another, as it was typed. */
export const which = (prompts: Prompts, told: readonly string[], count: number, lang: Lang): Promise<string> =>
  prompts.text(
    [...told, reviewWords.which(count)[lang]].join('\n'),
    (raw) => isNumber(raw, count) || reviewWords.number(count)[lang],
    { fresh: true },
  )

/** The number that was typed, in whichever width; NaN where it is none. */
export const numberOf = (raw: string): number => Number(raw.normalize('NFKC').trim() || Number.NaN)

const isNumber = (raw: string, count: number): boolean =>
  Number.isInteger(numberOf(raw)) && numberOf(raw) >= 1 && numberOf(raw) <= count
