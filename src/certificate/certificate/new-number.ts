import { readDay } from '../../clause/day.ts'
import { plainNumber } from '../../clause/plain-number.ts'
import { type Problem, usage } from '../../clause/problem.ts'
import { type Reason, reasons } from '../../clause/reason.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { looksLikeCreditCode } from '../../customer/customer/credit-code.ts'
import type { Flag } from '../../terminal/flag.ts'

/** Stand-ins for a number that is still to come: Chinese without a digit, words for it, and what may have digits of its own (见附件1). */
const standsIn =
  /^(?:详?见|待|未|尚未|暂|办理|申请|审核中|同[上前])|^(?:pending|tbd|n\/?a|none|unknown|to be.*|in process|see.*)$|^[^\da-z]*\p{sc=Han}[^\da-z]*$/iu

/** Texts with digits that are no number of a certificate: a count, a mobile number, a standard, characters left open. */
const otherwise =
  /^(?:受理|审核|合同|任务|项目|报价|档案|案卷)|^\d{1,3}[张份个]$|^1[3-9]\d{9}$|^(?:gb(?:\/?t)?|iso(?:\/iec)?|iec|iatf|ohsas)[\s/]?(?:\/?ts)?[\s-]?\d{4,5}(?:\.\d)?(?:[-:]\d{4})?$|[*?]|\.{2}|x{3}|^0+$|^cnas\s?c\d{3}(?:-[a-z])?$|^r\d{1,2}[mls]?$|^\d{1,2}$|^\d{4}-\d{1,2}$|^[qesf]\d{4}$|\S\s{3,}\S/iu

const isNumber = (written: string): boolean =>
  /\d/.test(written) && !otherwise.test(written) && typeof readDay(written) !== 'string'

/** Words before a number that are no part of it. */
const before = /^(?:'|№|no[.:]|证书(?:编)?号码?:)\s*/iu

/** More than a number: a second one behind the first, what became of the certificate, marks of a program. */
const more =
  /[&<>{}‹›\\=+撤销停废]|\/r\d|r\d{1,2}[mls]\w*\/.*\/|-\d\/\d|[a-z]\/[a-z]\d|r\d{1,2}[mls]\w{0,3}\d{4,}.*r\d{1,2}[mls]/iu

/** Chinese that is part of a number: 粤认字第0012号. Any other is a note beside it. */
const withChinese = /^\p{sc=Han}{1,8}[\w()-]+号?$/u

/** Signs that certainly part numbers, and those that may stand inside of one: blanks, strokes. */
const parts = /[、;,~\\]|至|\n/u
const mayPart = /[\s/|&+]+|和|及|与/u

/** The digits and letters of a number, each of its kind: numbers of one body have the same. */
const shapeOf = (number: string): string => number.replace(/\d/g, '9')

/** Whether digits are written in the place of those that a number ends with: CN-0003/0004, and not the 12th of 2024, Q-2024/0012. */
function isNextOf(number: string, digits: string): boolean {
  const [own = ''] = /\d+$/.exec(number) ?? []
  const beyond = Number(digits) - Number(own)
  return /[a-z]/i.test(number) && own.length === digits.length && beyond > 0 && beyond < 100
}

/** The numbers of a cell that has several, null where it has one: 012 24 Q 1234 R0M is one, CN-1 CN-2 are two. */
function severalIn(text: string): readonly string[] | null {
  const split = (by: RegExp) => text.split(by).map((part) => part.trim())
  const certain = split(parts).filter((part) => part !== '')
  if (certain.length > 1 && certain.every((part) => /\d/.test(part))) return certain
  const [whole, ...endings] = split(/\//)
  if (
    whole !== undefined &&
    endings.length > 0 &&
    endings.every((part) => /^\d{2,}$/.test(part) && isNextOf(whole, part))
  )
    return [whole, ...endings]
  const perhaps = split(mayPart).filter((part) => part !== '')
  const [first = '', ...others] = perhaps
  if (others.length === 0 || !perhaps.every((part) => /\d/.test(part) && /[a-z]/i.test(part))) return null
  const isAlike = others.every((part) => shapeOf(part) === shapeOf(first))
  return isAlike || perhaps.every((part) => part.length >= 8) ? perhaps : null
}

/** The number that a text gives a certificate, in its plain form; why it gives none where it is a stand-in or several. */
function certificateNumberIn(text: string): string | Reason {
  const written = text.normalize('NFKC').trim()
  const several = severalIn(written)
  if (several !== null) return numberReasons.severalNumbers(several)
  return standsIn.test(written) ? numberReasons.noNumber : plainNumber(written)
}

/** The same of a cell of a list, where nobody looks at each number: what may be anything else gives none. */
export function listedCertificateNumberIn(cell: string): string | Reason {
  const written = cell.trim().replace(before, '').normalize('NFKC').trim().replace(before, '')
  const number = certificateNumberIn(written)
  if (typeof number !== 'string') return number
  if (!isNumber(written) || looksLikeCreditCode(written)) return numberReasons.noNumber
  const isMore = more.test(written) || (/\p{sc=Han}/u.test(written) && !withChinese.test(written))
  return isMore ? numberReasons.moreThanNumber : number
}

/** The same of what was typed. Usage problem where it is no number. */
export function requireCertificateNumber(text: string): string {
  const read = certificateNumberIn(text)
  if (typeof read === 'string') return read
  throw noNumber(text, read)
}

/** A flag for the number of a new certificate. */
export const ofNewCertificate = (flag: Flag<string, 'optional'>): Flag<string, 'optional'> => ({
  ...flag,
  parse: (raw, label) => requireCertificateNumber(flag.parse(raw, label)),
})

const noNumber = (text: string, { en, zh }: Words): Problem =>
  usage({ en: `The certificate number "${text}" ${en}.`, zh: `证书编号“${text}”${zh}。` }, giveNumber)

const giveNumber: Words = { en: 'Give the number that the certificate bears.', zh: '请填写证书上的编号。' }

const numberReasons = reasons({
  noNumber: { en: 'is no number of a certificate; record it once there is one', zh: '不是证书编号，有编号后再登记' },
  moreThanNumber: {
    en: 'has more in it than the number of one certificate: write the number alone',
    zh: '除证书编号外还有其他内容，请只写一个编号',
  },
  severalNumbers: (numbers: readonly string[]): Words => {
    const { en, zh } = joined(numbers.map(same))
    return {
      en: `are the numbers of ${numbers.length} certificates (${en}): give each a row of its own`,
      zh: `是 ${numbers.length} 个证书编号（${zh}），请每张证书各占一行`,
    }
  },
})
