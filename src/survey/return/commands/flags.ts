import { usage } from '../../../clause/problem.ts'
import { many, text } from '../../../terminal/flag.ts'
import type { Questionnaire } from '../../questionnaire/questionnaire.ts'
import type { Answers } from '../../questionnaire/rules.ts'
import { answersOf } from '../answers.ts'
import { returnWords } from '../words.ts'

/** Answers as they are typed. */
export const answerFlags = {
  answers: text(
    { en: 'all answers in the order of the form, "-" for a blank one', zh: '按表上顺序的全部答案，未答写“-”' },
    '"9 8 - 10"',
  ),
  answer: many(text({ en: 'the answer to one item', zh: '一题的答案' }, 'CODE=VALUE')),
} as const

/** What was typed for each item by `--answer`, by code. Usage problems: not of the form, no such item. */
export function typedByCode(typed: readonly string[], { items, number }: Questionnaire): Map<string, string> {
  const values = new Map<string, string>()
  for (const each of typed) {
    const [, code = '', value = ''] = /^\s*([^=＝]+?)\s*[=＝]\s*(.*?)\s*$/s.exec(each) ?? []
    if (code === '') throw usage(returnWords.answerForm(each), returnWords.answerLike)
    const item = items.find((own) => own.code.toLowerCase() === code.normalize('NFKC').toLowerCase())
    if (item === undefined)
      throw usage(returnWords.noSuchItem(code, number), returnWords.itemsAre(items.map((own) => own.code)))
    if (values.has(item.code)) throw usage(returnWords.answerTwice(item.code), returnWords.answerOnce)
    values.set(item.code, value)
  }
  return values
}

/** What was typed for each item by `--answers`, by code: parted by blanks, commas or semicolons. Usage problem. */
function typedInOrder(typed: string, { items }: Questionnaire): Map<string, string> {
  // With commas an empty place is a blank answer; blanks alone leave no empty place.
  const commas = typed.normalize('NFKC').replaceAll('、', ',').replaceAll(';', ',')
  const parts = commas.includes(',') ? commas.split(',') : commas.trim().split(/\s+/u)
  if (parts.length !== items.length)
    throw usage(returnWords.wrongCount(parts.length, items.length), returnWords.giveAnswers(items.length))
  return new Map(items.map(({ code }, at) => [code, parts[at] ?? '']))
}

/** The answers of what was typed. One usage problem that names every wrong one. */
export function checkedAnswers(typed: ReadonlyMap<string, string>, { items }: Questionnaire): Answers {
  const { answers, faults } = answersOf(items, ({ code }) => typed.get(code) ?? '')
  if (faults.length > 0)
    throw usage(
      returnWords.wrongAnswers(faults.map(({ item, typed: raw, reason }) => ({ code: item.code, typed: raw, reason }))),
      returnWords.mendAnswers,
    )
  return answers
}

/** What was typed for each item by both flags. Usage problem: one item by both. */
export function typedAnswers(
  inOrder: string | undefined,
  byCode: readonly string[],
  questionnaire: Questionnaire,
): Map<string, string> {
  const single = typedByCode(byCode, questionnaire)
  if (inOrder === undefined) return single
  const all = typedInOrder(inOrder, questionnaire)
  const [twice] = single.keys()
  if (twice !== undefined) throw usage(returnWords.answerTwice(twice), returnWords.answerOnce)
  return all
}
