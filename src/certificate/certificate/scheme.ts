import { fold } from '../../clause/fold.ts'
import type { Scheme } from './rules.ts'

/** ISO numbers of management system standards and their Chinese editions (GB/T 19001 is ISO 9001, GB/T 22080 is 27001 …). */
const managementStandards = [
  '9001|14001|45001|22000|27001|27701|20000|22301|50001|13485|37001|37301|39001|41001|55001|56005|28000|18001|16949',
  '19001|24001|28001|22080|24405|30146|23331|42061|0287|50430|35770|29490|27925|33635|27341',
].join('|')

const marks: readonly { readonly scheme: Scheme; readonly mark: RegExp }[] = [
  { scheme: 'management-system', mark: new RegExp(`(?<!\\d)(?:${managementStandards})(?!\\d)`) },
  {
    scheme: 'management-system',
    mark: /管理体系|体系认证|MANAGEMENT SYSTEM|HACCP|(?<![A-Z])(?:QMS|EMS|OHSMS|FSMS|ISMS|ENMS)(?![A-Z])/,
  },
  {
    scheme: 'product',
    mark: /(?<![A-Z])CCC(?![A-Z])|(?<![0-9A-Z])3C(?![0-9A-Z])|自愿性产品|产品认证|PRODUCT CERTIFICATION/,
  },
  { scheme: 'inspection', mark: /(?<!\d)(?:17020|27020)(?!\d)|检验|INSPECTION/ },
]

/**
 * The scheme that a standard or a certification item belongs to: ISO 9001 and GB/T 19001 are management systems, CCC
 * and 自愿性产品 products, 17020 and 检验 inspection. Null where nothing or more than one scheme is named: then it is asked.
 */
export function schemeOf(standard: string): Scheme | null {
  const text = standard.normalize('NFKC').toUpperCase()
  const schemes = new Set(marks.filter(({ mark }) => mark.test(text)).map(({ scheme }) => scheme))
  const [only] = schemes
  return schemes.size === 1 && only !== undefined ? only : null
}

/** The scheme that a standard tells and that is not the one that is said: by its standard a certificate is judged. Null where none is. */
export function schemeToldOtherwise(scheme: Scheme, standard: string | null): Scheme | null {
  const told = standard === null ? null : schemeOf(standard)
  return told === scheme ? null : told
}

/** Chinese editions that bear another number than the ISO standard that they adopt. */
const adopted: Readonly<Record<string, string>> = {
  '19001': '9001',
  '24001': '14001',
  '22080': '27001',
  '24405': '20000',
  '30146': '22301',
  '42061': '13485',
  '0287': '13485',
  '23331': '50001',
  '35770': '37301',
}

/** The numbers of the standards that a text names, of whatever edition: those behind a colon or a hyphen are years. */
export const standardNumbers = (standard: string): string[] =>
  [...standard.normalize('NFKC').matchAll(/(?<![\d.:–—-])(?!(?:19|20)\d\d(?!\d))\d{4,5}(?!\d)/g)].map(
    ([number]) => adopted[number] ?? number,
  )

/**
 * Whether two certificates of one scheme attest the same thing: the same standard, of whatever edition, in ISO's number or
 * the Chinese one. Where one of them names none, the scheme decides.
 */
export function sameStandard(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [first, second] = [standardNumbers(a), standardNumbers(b)]
  if (first.length === 0 || second.length === 0) return fold(a) === fold(b)
  return first.some((number) => second.includes(number))
}
