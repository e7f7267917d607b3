import { invisibleIn, withoutInvisible } from './invisible.ts'
import { onDemand } from './on-demand.ts'
import { type Reason, reasons } from './reason.ts'
import type { Words } from './words.ts'

/** How a text is cleaned and checked before it is stored. */
interface Policy {
  /** Most characters, counted as Unicode code points; older records may be longer. */
  readonly longest: number
  /** Invisible characters are removed, make the text refused, or are kept. */
  readonly invisible: 'out' | 'refused' | 'kept'
  /** Whether it may have several lines. */
  readonly lines: boolean
  /** Whether full-width letters and digits are the plain ones: 'all' that Unicode holds for the same is. */
  readonly plain?: 'all' | 'width'
}

const any = Number.POSITIVE_INFINITY

/** The kinds of text that are typed, or stand in the cells of lists. */
export const textKinds = {
  /** Of an organization, a person, a member of staff. */
  name: { longest: 200, invisible: 'out', lines: false },
  /** A code, or the number that a paper bears: told apart by every character. */
  number: { longest: 100, invisible: 'refused', lines: false, plain: 'all' },
  /** The number or title of a document, such as a report. */
  paper: { longest: 500, invisible: 'out', lines: false, plain: 'width' },
  line: { longest: 500, invisible: 'out', lines: false },
  /** A scope, a note, minutes: what is told in sentences. */
  prose: { longest: 4000, invisible: 'out', lines: true },
  /** Names something that is on record, which may be longer from before. */
  reference: { longest: any, invisible: 'out', lines: false },
  /** A file, a sheet, a column, a number on record: called as they are. */
  verbatim: { longest: any, invisible: 'kept', lines: true },
} as const satisfies Record<string, Policy>

export type TextKind = keyof typeof textKinds

/** The text on one line: parts that broke inside Chinese are joined, others by a space; tabs become spaces. */
export function onOneLine(text: string): string {
  if (!/[\n\r\t\u2028\u2029]/.test(text)) return text
  // A pattern for the blanks around line ends would look for one behind every blank: a cell of nothing else took minutes.
  const [first = '', ...others] = text.replaceAll('\t', ' ').split(/[\n\r\u2028\u2029]/)
  const pieces = [others.length > 0 ? first.trimEnd() : first]
  for (const [i, line] of others.entries()) {
    const piece = i === others.length - 1 ? line.trimStart() : line.trim()
    if (piece !== '') pieces.push(joins().test((pieces.at(-1) ?? '').slice(-2)) ? '' : ' ', piece)
  }
  return pieces.join('')
}

/** Chinese and punctuation: the next line follows them without a space. */
const joins = onDemand(() => /[\p{Script=Han}\p{P}]$/u)

/** Line ends that are none to most programs. */
const otherLineEnds = /[\u2028\u2029]/g

/** The text as one of its kind is kept, whatever its length. One that is refused for what nobody sees is left as it is. */
export function kept(text: string, kind: TextKind): string {
  const { invisible, lines, plain }: Policy = textKinds[kind]
  const seen = invisible === 'out' ? withoutInvisible(text.replace(otherLineEnds, '\n')) : text
  const line = lines ? seen : onOneLine(seen)
  if (plain === undefined) return line
  return plain === 'all' ? line.normalize('NFKC') : line.replace(fullWidth, (each) => each.normalize('NFKC'))
}

/** Digits, letters and what stands between them in a number, as an input method may write them; Chinese brackets stay. */
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0e\uff0f]/g

/** Which characters that nobody sees are taken out of a text of the kind, and where they stand; null where none is. */
export const takenOut = (text: string, kind: TextKind): Words | null =>
  textKinds[kind].invisible === 'out' ? invisibleIn(text.replace(otherLineEnds, '\n')) : null

/** Why a text is refused, worded to follow the name of its field, and what to do about it. */
export interface Refusal {
  readonly reason: Reason
  readonly hint: Words
}

/** Why a text is refused, or null. `text` is the result of `kept`. */
export function refusal(text: string, kind: TextKind): Refusal | null {
  const { invisible, longest } = textKinds[kind]
  const found = invisible === 'refused' ? invisibleIn(text, true) : null
  if (found !== null) return { reason: textReasons.unseenCharacters(found), hint: typeAnew }
  if (text.length <= longest) return null
  const length = [...text.trim()].length
  return length > longest ? { reason: textReasons.textTooLong(length, longest), hint: shorten } : null
}

/** The beginning of a text that is too long to be shown. */
export const excerpt = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 40).join('')}…` : text)

const typeAnew: Words = { en: 'Type it again by hand instead of pasting it.', zh: '请手工重新输入，不要粘贴。' }

const shorten: Words = {
  en: 'Shorten it; what is longer can be filed as a document that it refers to.',
  zh: '请缩短；更长的内容可另存为文件，在此注明。',
}

/** Messages about a text, to follow the name of its field. */
export const textReasons = reasons({
  unseenCharacters: (found: Words): Words => ({
    en: `has ${found.en}, which nobody sees`,
    zh: `含有看不见的字符：${found.zh}`,
  }),
  textTooLong: (length: number, longest: number): Words => ({
    en: `is ${length.toLocaleString('en')} characters long, ${longest.toLocaleString('en')} at most`,
    zh: `有 ${length} 个字符，最多 ${longest} 个`,
  }),
  unseenTakenOut: (found: Words): Words => ({
    en: `what nobody sees was taken out: ${found.en}`,
    zh: `已去除看不见的字符：${found.zh}`,
  }),
})

/** The same as sentences, of what was typed. */
export const textWords = {
  refused: (label: string, { en, zh }: Words): Words => ({ en: `${label} ${en}.`, zh: `${label} ${zh}。` }),
  takenOutOf: (label: string, { en, zh }: Words): Words => ({
    en: `What nobody sees was taken out of ${label}: ${en}.`,
    zh: `已去除 ${label} 中看不见的字符：${zh}。`,
  }),
}
