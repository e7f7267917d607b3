import { remarks, type Words } from '../../clause/words.ts'
import { orNothing, trimmed } from '../../intake/blank.ts'

/** The numbers of a cell in one form each (13800138000, 021-58595386-801), and what could not be understood. */
export interface Phones {
  readonly numbers: readonly string[]
  readonly remark: Words | null
}

const none: Phones = { numbers: [], remark: null }

/** Area codes of Beijing and of 02x have three digits, all others four. */
const area = '10|2\\d|[3-9]\\d{2}'
const extension = '(?:(?:-|转|分机|EXT\\.?|X|#)+(\\d{1,6}))?'

/** Each form with the way it is written once it is known. Blanks and brackets are gone, +86 is taken off. */
const forms: readonly { readonly form: RegExp; readonly written: (parts: RegExpExecArray) => string }[] = [
  { form: /^0?(1[3-9]\d)-?(\d{4})-?(\d{4})$/, written: ([, a, b, c]) => `${a}${b}${c}` },
  {
    form: new RegExp(`^0(${area})-?([2-9]\\d{2,3})-?(\\d{4})${extension}$`),
    written: ([, code, first, last, ext]) => `0${code}-${first}${last}${ext === undefined ? '' : `-${ext}`}`,
  },
  {
    form: new RegExp(`^([48]00)-?(\\d{3})-?(\\d{4})${extension}$`),
    written: ([, a, b, c, ext]) => `${a}-${b}-${c}${ext === undefined ? '' : `-${ext}`}`,
  },
  // Free numbers are written with their hyphens anywhere: 4008-208-820, 40088-95569.
  { form: /^4-?0-?0(?:-?\d){7}$/, written: ([all]) => all.replace(/-/g, '').replace(/^(\d{3})(\d{3})/, '$1-$2-') },
  {
    form: new RegExp(`^([2-9]\\d{2,3})-?(\\d{4})${extension}$`),
    written: ([, first, last, ext]) => `${first}${last}${ext === undefined ? '' : `-${ext}`}`,
  },
  { form: /^(?:95|96|1[012])\d{3,4}$/, written: ([all]) => all },
  { form: /^\+(?!86)(?:\d-?){7,15}$/, written: ([all]) => `+${all.replace(/\D/g, '')}` },
]

/**
 * The telephone numbers in a cell, joined by ； ; / ， , 、 | or a line end, each once. Numbers of no known form are
 * kept as written and named in the remark: a strange number is better than none. 无 and — are no number.
 */
export function readPhones(text: string): Phones {
  if (text === '') return none
  if (plainNumbers.test(text)) {
    const numbers = plainly(text)
    if (numbers !== null) return { numbers, remark: null }
  }
  const numbers = new Set<string>()
  const strange: string[] = []
  const completed: Words[] = []
  for (const part of text.normalize('NFKC').split(/[;,、/|\r\n]+/u)) {
    const written = orNothing(part)
    if (written === null) continue
    const read = numbersIn(written) ?? withZero(written)
    if (read === null) strange.push(written)
    else if (!Array.isArray(read)) completed.push(zeroLost(written, read.number))
    for (const number of read === null ? [written] : Array.isArray(read) ? read : [read.number]) numbers.add(number)
  }
  const said = strange.length === 0 ? completed : [...completed, unknown(strange)]
  return { numbers: [...numbers], remark: said.length === 0 ? null : remarks(said) }
}

/** Numbers as most cells have them: digits and hyphens, parted by one sign. */
const plainNumbers = /^\d[\d-]*(?:(?:；\d[\d-]*)*|(?:;\d[\d-]*)*)$/

/** Such numbers where each is of a known form, each once; else null. */
function plainly(text: string): readonly string[] | null {
  const numbers = text.split(text.includes('；') ? '；' : ';').map(numberOf)
  if (!numbers.every((each) => each !== null)) return null
  return numbers.every((each, at) => numbers.indexOf(each) === at) ? numbers : [...new Set(numbers)]
}

/** One number, or several parted only by blanks; null where one of them is of no known form. */
function numbersIn(text: string): string[] | null {
  const whole = numberOf(text)
  if (whole !== null) return [whole]
  const parts = text.split(/\s+/u).map(numberOf)
  return parts.every((part) => part !== null) ? parts : null
}

/** A landline without the 0 that a spreadsheet took from a number; no other number has that many digits. */
function withZero(text: string): { readonly number: string } | null {
  const number = /^[1-9]\d{9,10}$/.test(text) ? numberOf(`0${text}`) : null
  return number === null ? null : { number }
}

/** As most numbers are typed: nothing in them is to be folded. */
const typedPlainly = /^\d+(?:-\d+)*$/

/** A mobile number, or one of a landline with its area code, as nearly all are typed: in its one form already. */
const inOneForm = new RegExp(`^(?:1[3-9]\\d{9}|0(?:${area})-[2-9]\\d{6,7})$`)

function numberOf(text: string): string | null {
  if (inOneForm.test(text)) return text
  const plain = withoutCountry(typedPlainly.test(text) ? text : folded(text))
  for (const { form, written } of forms) {
    const parts = form.exec(plain)
    if (parts !== null) return written(parts)
  }
  return null
}

const folded = (text: string): string =>
  trimmed(text)
    .toUpperCase()
    .replace(/[\s()\p{Cf}]/gu, (blank, at: number, all: string) => (blank === ')' && at < all.length - 1 ? '-' : ''))
    .replace(/[-‐‑–—−]+/gu, '-')

/** Takes +86 off; a landline gets back the 0 that is dropped behind it. */
function withoutCountry(plain: string): string {
  const rest = /^(?:\+|00)86-?(.+)$/.exec(plain)?.[1] ?? /^86-?(1[3-9]\d{9})$/.exec(plain)?.[1]
  if (rest === undefined) return plain
  return /^(?:1[3-9]\d|0|[48]00)/.test(rest) ? rest : `0${rest}`
}

const zeroLost = (typed: string, number: string): Words => ({
  en: `"${typed}" lost its leading 0 in a spreadsheet; taken as ${number}`,
  zh: `“${typed}”开头的 0 已被表格软件去掉，按 ${number} 录入`,
})

function unknown(strange: readonly string[]): Words {
  const list = strange.join('; ')
  return {
    en: `"${list}" is no telephone number of a known form; kept as written`,
    zh: `“${list}”不是常见的电话格式，已按原样保留`,
  }
}
