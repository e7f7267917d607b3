import { placeholderIn } from '../clause/placeholder.ts'
import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'

/** A value's placeholder as people read it. In Chinese what names a person is another word than what names a thing. */
export function placeholderOf(
  { placeholder, personal, names }: { placeholder: string; personal?: true; names?: string },
  lang: Lang,
): string {
  const isPerson = personal === true || names === 'staff'
  return placeholderIn(lang === 'zh' && isPerson ? placeholder.replace('NAME', 'PERSON') : placeholder, lang)
}

/**
 * A problem with the value of an argument, which messages name as the usage line does: in Chinese by what it is. `label` is its
 * name in English usage lines; the label of an option is the same in both languages.
 */
export function namedIn(problem: Problem, flag: { personal?: true; names?: string }, label: string): Problem {
  const name = /^[A-Z][A-Z-]*$/.test(label) ? placeholderOf({ ...flag, placeholder: label }, 'zh') : label
  if (name === label) return problem
  // What was typed may be that very word: of a sentence only the first is the name.
  const renamed = ({ en, zh }: Words): Words => ({ en, zh: zh.replace(label, name) })
  const { code, words, hint, clause } = problem
  return new Problem(code, renamed(words), hint === null ? null : renamed(hint), clause)
}
