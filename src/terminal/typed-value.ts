import { Problem, usage } from '../clause/problem.ts'
import { kept, refusal, type TextKind, takenOut, textWords } from '../clause/text.ts'
import { same, type Words } from '../clause/words.ts'
import { type Flag, ofKind, text } from './flag.ts'
import { namedIn } from './placeholder.ts'

/** What was typed for a flag as it is kept, before anything is made of it, with what is said of what was taken out. */
export function asKept(flag: Flag, raw: string, label: string): { readonly text: string; readonly said: Words | null } {
  const { kind = 'line' } = flag
  const found = takenOut(raw, kind)
  return { text: kept(raw, kind), said: found === null ? null : textWords.takenOutOf(label, found) }
}

/** The value of what was typed for a flag. Usage problems: its own; a text that is too long, or has what nobody sees. */
export function valueTyped<Value>(flag: Flag<Value>, raw: string, label: string): Value {
  const { text } = asKept(flag, raw, label)
  const why = refusal(text, flag.kind ?? 'line')
  try {
    if (why !== null) throw usage(textWords.refused(label, why.reason), why.hint)
    return flag.parse(text, label)
  } catch (error) {
    throw error instanceof Problem ? namedIn(error, flag, label) : error
  }
}

/** The same of a text that is asked for, or typed inside another, without a flag of its own; `warn` is told what was taken out. */
export function textTyped(kind: TextKind, raw: string, label: string, warn: (words: Words) => void): string {
  const flag = ofKind(kind, text(same(label), ''))
  const value = valueTyped(flag, raw, label)
  const { said } = asKept(flag, raw, label)
  if (said !== null) warn(said)
  return value
}
