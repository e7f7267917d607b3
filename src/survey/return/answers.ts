import { same, type Words } from '../../clause/words.ts'
import { type Answers, type Item, itemsOfStage } from '../questionnaire/rules.ts'
import { type Stage, stageNames, stages } from '../rules.ts'

/** What people write where they give no answer. */
const blanks: readonly string[] = ['', '-', '–', '—', '/', '\\', '无', '未答', '空', 'n/a', 'na', '不适用']

/** What is wrong with an answer as it was typed. */
export interface AnswerFault {
  readonly item: Item
  readonly typed: string
  readonly reason: Words
}

/** An answer as it was typed: a number from 0 to the item's maximum, null where it was left blank, or what is wrong. */
export function answerOf(item: Item, raw: string): number | null | AnswerFault {
  const typed = raw.normalize('NFKC').trim().replace(/分$/, '')
  if (blanks.includes(typed.toLowerCase())) return null
  const fault = (reason: Words): AnswerFault => ({ item, typed: raw.trim(), reason })
  if (!/^\d{1,4}(\.\d+)?$/.test(typed))
    return fault({ en: `is not a number from 0 to ${item.maximum}`, zh: `不是 0 至 ${item.maximum} 的数字` })
  const answer = Number(typed)
  if (answer > item.maximum)
    return fault({ en: `is more than the maximum, ${item.maximum}`, zh: `超过满分 ${item.maximum}` })
  // One decimal place is what half a point takes; more is a mean that somebody worked out.
  if (!/^\d+(\.\d0*)?$/.test(typed)) return fault({ en: 'has more than one decimal place', zh: '超过一位小数' })
  return answer
}

export const isFault = (answer: number | null | AnswerFault): answer is AnswerFault =>
  typeof answer === 'object' && answer !== null

/** Answers in the order of the form, with what is wrong among them. `typed` gives what stands for an item. */
export function answersOf(
  items: readonly Item[],
  typed: (item: Item) => string,
): { readonly answers: Answers; readonly faults: readonly AnswerFault[] } {
  const answers: Record<string, number> = {}
  const faults: AnswerFault[] = []
  for (const item of items) {
    const answer = answerOf(item, typed(item))
    if (isFault(answer)) faults.push(answer)
    else if (answer !== null) answers[item.code] = answer
  }
  return { answers, faults }
}

/** What the blanks of a form mean for the score (4.5.4): the stages of which too few items were answered to count. */
export interface Blanks {
  readonly blank: readonly string[]
  readonly of: number
  /** Stages with fewer than half of their items answered. */
  readonly uncounted: readonly Stage[]
}

export function blanksOf(items: readonly Item[], answers: Answers): Blanks {
  const isBlank = ({ code }: Item) => answers[code] === undefined
  const uncounted = stageNames.filter((stage) => {
    const own = itemsOfStage(items, stage)
    return 2 * own.filter((item) => !isBlank(item)).length < own.length
  })
  return { blank: items.filter(isBlank).map(({ code }) => code), of: items.length, uncounted }
}

/** What is said of the blanks of a form, or null where it has none. */
export function blanksText({ blank, of, uncounted }: Blanks): Words | null {
  if (blank.length === 0) return null
  const named = blank.length > 8 ? `${blank.slice(0, 8).join(', ')} …` : blank.join(', ')
  const lost = uncounted.map((stage) => stages[stage])
  const en =
    lost.length === 0 ? '' : `; fewer than half of ${lost.map((each) => each.en).join(', ')}, which is not scored`
  const zh = lost.length === 0 ? '' : `；${lost.map((each) => each.zh).join('、')}作答不足一半，不计分`
  return {
    en: `${blank.length} of ${of} items left blank (${named})${en}`,
    zh: `${of} 题中有 ${blank.length} 题未答（${named}）${zh}`,
  }
}

/** An answer as people read it. */
export const answerText = ({ answer, maximum }: { readonly answer: number | null; readonly maximum: number }): Words =>
  same(answer === null ? '—' : `${answer}/${maximum}`)

/** `A1 9, B1 8` of answers as they are stored; what is no such text, as it is. */
export function storedAnswersText(stored: string): string {
  try {
    return Object.entries(JSON.parse(stored))
      .map(([item, answer]) => `${item} ${answer}`)
      .join(', ')
  } catch {
    return stored
  }
}
