import type { Words } from '../clause/words.ts'

/** Spaces of every width, NBSP, and the zero-width characters that copying from web pages leaves. */
const blanks = '[\\s\\u200b-\\u200d\\u2060\\ufeff]'
const around = new RegExp(`^${blanks}+|${blanks}+$`, 'gu')

/** The zero-width characters that are no white space to the language. */
const isZeroWidth = (unit: number): boolean => (unit >= 0x200b && unit <= 0x200d) || unit === 0x2060

/** How lists write that there is nothing: strokes, 无, N/A, the mark of an erased name. For customer master data only; 无 answers a contact's topic. */
const nothing = /^(?:[-‐‑–—―−_/]+|无|N\/A|‹(?:erased|已删除)›)$/iu

/** Only what is short, or begins with a stroke of any width, can say that there is nothing: most cells need no look. */
const maySayNothing = (text: string): boolean =>
  text.length <= 3 || (!isWordUnit(text.charCodeAt(0)) && /^[\p{P}\p{S}]/u.test(text))

/** A digit, an unaccented letter or a common Chinese character: told sooner than the classes of all characters are asked. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a)

/** The text without the blanks around it. Inside it nothing changes: names are stored as written. */
export function trimmed(text: string): string {
  const inner = text.trim()
  const isHidden = isZeroWidth(inner.charCodeAt(0)) || isZeroWidth(inner.charCodeAt(inner.length - 1))
  return isHidden ? inner.replace(around, '') : inner
}

/** The cell's text without the blanks around it, or null where the cell says that there is nothing. */
export function orNothing(cell: string): string | null {
  const text = trimmed(cell)
  return text === '' || (maySayNothing(text) && nothing.test(text.normalize('NFKC'))) ? null : text
}

/**
 * A postcode: six digits, a leading 0 kept. Null for nothing there. Anything else is kept as written with a remark;
 * five digits are most likely a postcode whose 0 a spreadsheet took away, but which one is not for a program to say.
 */
export function readPostcode(cell: string): { postcode: string | null; remark: Words | null } {
  const text = orNothing(cell)
  if (text === null) return { postcode: null, remark: null }
  const digits = text.normalize('NFKC').replace(/\s/gu, '')
  if (/^\d{6}$/.test(digits)) return { postcode: digits, remark: null }
  if (/^\d{5}$/.test(digits))
    return {
      postcode: digits,
      remark: {
        en: `The postcode ${digits} has five digits: a leading 0 may have been lost`,
        zh: `邮政编码 ${digits} 只有五位，可能丢失了开头的 0`,
      },
    }
  return { postcode: text, remark: { en: `"${text}" is not a postcode`, zh: `“${text}”不是邮政编码` } }
}

/** One address as nearly all are typed: nothing in it is to be folded or parted. */
const plainAddress = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

const address = /^[^\s@;,、]+@[^\s@;,、]+\.[^\s@;,、.]+$/u

/**
 * The e-mail addresses of a cell, joined by "; ", each once. Null for nothing there. What is no address is kept as
 * written and named in the remark.
 */
export function readEmails(cell: string): { email: string | null; remark: Words | null } {
  if (cell === '') return { email: null, remark: null }
  if (plainAddress.test(cell)) return { email: cell, remark: null }
  const parts = cell
    .normalize('NFKC')
    .split(/[;,、|\s]+/u)
    .map(orNothing)
    .filter((part) => part !== null)
  if (parts.length === 0) return { email: null, remark: null }
  const wrong = parts.filter((part) => !address.test(part))
  const list = wrong.join('; ')
  const remark = wrong.length === 0 ? null : { en: `"${list}" is not an e-mail address`, zh: `“${list}”不是电子邮箱` }
  return { email: [...new Set(parts)].join('; '), remark }
}
