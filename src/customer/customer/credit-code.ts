import { onDemand } from '../../clause/on-demand.ts'
import { same, type Words } from '../../clause/words.ts'

/** The result of checking a code against its standard. Only a destroyed code makes a row refused. */
export type CodeVerdict =
  | 'valid'
  | 'bad-check'
  | 'bad-organization-check'
  | 'registration-number'
  | 'malformed'
  | 'placeholder'

/** A code, or one whose digits a spreadsheet lost by rounding. */
export type ReadCode =
  | { readonly destroyed: false; readonly code: string; readonly verdict: CodeVerdict; readonly remark: Words | null }
  | { readonly destroyed: true; readonly remark: Words }

/** GB 32100-2015: the letters I, O, S, V and Z are left out. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** GB 11714: eight characters of 0–9 and A–Z. */
const organizationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The places of an alphabet's characters in it, by their unit: looked up 25 times for each code. */
const placesIn = (characters: string): (() => readonly number[]) =>
  onDemand(() => Array.from({ length: 128 }, (_, unit) => characters.indexOf(String.fromCharCode(unit))))

const places = placesIn(alphabet)
const organizationPlaces = placesIn(organizationAlphabet)

/** The sum of the characters' places in the alphabet, each with its weight. */
function weighed(text: string, by: readonly number[], places: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < by.length; at += 1) sum += (by[at] ?? 0) * (places[text.charCodeAt(at)] ?? -1)
  return sum
}

/** A spreadsheet's form of a long number: 9.144E+17. */
const scientific = /^\d(?:\.\d+)?E\+\d+$|^\d\.\d+E\d+$/

/**
 * The unified social credit code in a cell (GB 32100-2015; positions 9–17 are the organization code, GB 11714), with
 * case and width folded and spaces dropped. Some issued codes fail the sum, and older customers have registration
 * numbers of 15 or 13 digits, so a bad code is remarked on and kept.
 */
export function readCreditCode(text: string): ReadCode {
  // Nearly all that lists have is right as it stands.
  const mayStandForNone = text[9] === text[10] && text[10] === text[11]
  if (form.test(text) && isSound(text) && !(mayStandForNone && isPlaceholder(text)))
    return { destroyed: false, code: text, verdict: 'valid', remark: null }
  const code = folded(text)
  if (scientific.test(code)) return { destroyed: true, remark: lostDigits(code) }
  const verdict = verdictOf(code)
  return { destroyed: false, code, verdict, remark: remarks[verdict](code) }
}

function verdictOf(code: string): CodeVerdict {
  if (isPlaceholder(code)) return 'placeholder'
  if (/^(?:\d{15}|\d{13})$/.test(code)) return 'registration-number'
  if (!form.test(code)) return 'malformed'
  if (creditCheck(code.slice(0, 17)) !== code[17]) return 'bad-check'
  return organizationCheck(code.slice(8, 16)) === code[16] ? 'valid' : 'bad-organization-check'
}

/** The provinces and the authorities of the state, by which the number of a place begins (GB/T 2260). */
const region = /^(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/**
 * Whether a code tells which organization is meant: one that is valid or fails nothing but a sum, or a registration number of the
 * old kind that begins with a place. Of a code whose last digits a spreadsheet made zeros nobody knows whose it was.
 */
export function identifies(code: string): boolean {
  switch (verdictOf(code)) {
    case 'valid':
    case 'bad-organization-check':
      return true
    case 'bad-check':
      return region.test(code.slice(2)) && !lostLastDigits.test(code)
    case 'registration-number':
      return region.test(code)
    default:
      return false
  }
}

const lostLastDigits = /^\d{15}000$/

const digitsInOrder = '01234567890123456789'

/** Stand-ins for a missing code: 办理中, 待补, zeros, 12345678, XXXX. */
function isPlaceholder(code: string): boolean {
  if (code.length < 8 || !/\d/.test(code) || /[*?]/.test(code)) return true
  if (new Set(code).size <= 2 || digitsInOrder.includes(code)) return true
  // The organization's own part, masked or left as zeros.
  return form.test(code) && new Set(code.slice(8, 17)).size === 1
}

/** Whether both checks of a code fit. */
const isSound = (code: string): boolean =>
  creditCheck(code) === code[17] && organizationCheck(code.slice(8, 16)) === code[16]

/** Whether the text has the form of a credit code, right or wrong: no name of an organization has. */
export const looksLikeCreditCode = (text: string): boolean => !chinese.test(text) && form.test(folded(text))

/** Whether one code tells more surely which organization is meant than another: a valid one before any, and one that identifies before one that does not. */
export function tellsMore(code: string, other: string): boolean {
  const rank = (each: string) => (verdictOf(each) === 'valid' ? 2 : identifies(each) ? 1 : 0)
  return rank(code) > rank(other)
}

/** Credit codes by which a column of a list is recognized. */
export const creditCodes = {
  is: looksLikeCreditCode,
  said: { en: 'are credit codes', zh: '是统一社会信用代码' },
} as const

/** No code has one, however it is folded; nearly every name has. */
const chinese = /[\u4e00-\u9fff]/

/** The check character that the first 17 of a credit code call for (GB 32100-2015); what stands behind them is not looked at. */
export const creditCheck = (first17: string): string =>
  alphabet[(31 - (weighed(first17, weights, places()) % 31)) % 31] ?? ''

/** The check character that the first 8 of an organization code call for (GB 11714), whatever stands behind them. */
export function organizationCheck(first8: string): string {
  const check = 11 - (weighed(first8, organizationWeights, organizationPlaces()) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** An organization code as it is stored. */
const storedForm = /^[0-9A-Z]{8}-[0-9X]$/

/** An organization code (GB 11714), with or without its hyphen; stored as 55296395-6. Kept when its check is wrong. */
export function readOrganizationCode(text: string): ReadCode {
  if (storedForm.test(text) && organizationCheck(text) === text[9])
    return { destroyed: false, code: text, verdict: 'valid', remark: null }
  const typed = folded(text)
  if (scientific.test(typed)) return { destroyed: true, remark: lostDigits(typed) }
  const plain = typed.replace(/[-‐‑–—−]/gu, '')
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(plain))
    return { destroyed: false, code: typed, verdict: 'malformed', remark: notAnOrganizationCode(typed) }
  const code = `${plain.slice(0, 8)}-${plain.slice(8)}`
  const check = organizationCheck(plain.slice(0, 8))
  if (check === plain[8]) return { destroyed: false, code, verdict: 'valid', remark: null }
  return {
    destroyed: false,
    code,
    verdict: 'bad-check',
    remark: wrongCheck('organization code', '组织机构代码', code, check),
  }
}

/** Spreadsheets put an apostrophe before digits that are to stay text. */
const folded = (text: string): string =>
  /^[0-9A-Z-]+$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s\p{Cf}]/gu, '')
        .replace(/^['’]/u, '')

const remarks: Readonly<Record<CodeVerdict, (code: string) => Words | null>> = {
  valid: () => null,
  'bad-check': (code) =>
    lostLastDigits.test(code)
      ? rounded(code)
      : wrongCheck('credit code', '统一社会信用代码', code, creditCheck(code.slice(0, 17))),
  'bad-organization-check': (code) => ({
    en: `The organization code inside the credit code ${code} fails its check`,
    zh: `统一社会信用代码 ${code} 中的组织机构代码校验不符`,
  }),
  'registration-number': (code) => ({
    en: `${code} is a registration number of the old kind, not a credit code`,
    zh: `${code} 是旧的工商注册号，不是统一社会信用代码`,
  }),
  placeholder: (code) => ({
    en: `"${code}" stands for a code that is still missing, and was not kept as one`,
    zh: `“${code}”表示尚无代码，未作为代码录入`,
  }),
  malformed: (code) => ({
    en: `${code} is not a credit code${why(code).en}`,
    zh: `${code} 不是统一社会信用代码${why(code).zh}`,
  }),
}

function why(code: string): Words {
  if (code.length !== 18)
    return { en: `: it has ${code.length} characters instead of 18`, zh: `：应为 18 位，实为 ${code.length} 位` }
  const letters = [...new Set(code.replace(/[0-9A-HJ-NPQRTUWXY]/g, ''))].join(' ')
  return letters === '' ? same('') : { en: `: it cannot contain ${letters}`, zh: `：不应含有 ${letters}` }
}

const wrongCheck = (en: string, zh: string, code: string, check: string): Words => ({
  en: `The ${en} ${code} fails its check: it should end in ${check}`,
  zh: `${zh} ${code} 校验不符：末位应为 ${check}`,
})

const rounded = (code: string): Words => ({
  en: `The credit code ${code} fails its check: a spreadsheet may have replaced its last digits by 000`,
  zh: `统一社会信用代码 ${code} 校验不符：末三位可能被电子表格改成了 000`,
})

const notAnOrganizationCode = (code: string): Words => ({
  en: `${code} is not an organization code`,
  zh: `${code} 不是组织机构代码`,
})

const lostDigits = (code: string): Words => ({
  en: `${code} is a code that a spreadsheet turned into a number: its digits are lost, so type the code again as text`,
  zh: `${code} 是被电子表格改成数字的代码，原有数字已丢失，请以文本格式重新填写`,
})
