import { distance } from 'fastest-levenshtein'
import { fold } from '../../clause/fold.ts'
import { bare } from '../../clause/invisible.ts'

/**
 * Above this two names that share a code are taken for two spellings of one. Tried on a list of 3,030 organizations: with a forgotten
 * 市 98 names of 100 are above it, with another legal form all, with one wrong character 95; two organizations of one city in 3 of
 * 1,000 pairs. Of a short name one character is too much.
 */
const alikeAbove = 0.8

/** What nearly all names end in, which tells none of them from another. */
const legalForm = /(?:集团)?(?:股份有限公司|有限责任公司|有限公司|总公司|公司)$/u

const core = (name: string): string => fold(name).replace(legalForm, '')

/** Whether two names are so much alike that with a code in common they are one organization's: by the edits between their cores. */
export function isAlike(a: string, b: string): boolean {
  const [one, other] = [core(a), core(b)]
  const longest = Math.max(one.length, other.length)
  return longest > 0 && 1 - distance(one, other) / longest > alikeAbove
}

/** A name as it is spelled: only width, case, blanks, the shape of brackets and what nobody sees are folded away; the brackets stay. */
export const spelled = (name: string): string =>
  bare(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/[[{〔【〈《「『]/gu, '(')
    .replace(/[\]}〕】〉》」』]/gu, ')')

/**
 * In what two names differ that may be one organization's, with nothing else to tell; null where they are two names. `simplified` makes
 * one text of a name in traditional characters and the same in simplified ones.
 */
export function slightDifference(
  a: string,
  b: string,
  simplified: (name: string) => string,
): 'brackets' | 'script' | 'legal-form' | 'word-order' | null {
  if (fold(a) === fold(b)) return spelled(a) === spelled(b) ? null : 'brackets'
  if (withoutSigns(fold(a)) === withoutSigns(fold(b))) return 'brackets'
  const [one, other] = [simplified(fold(a)), simplified(fold(b))]
  if (one === other) return 'script'
  const [plain, otherPlain] = [one.replace('有限责任公司', '有限公司'), other.replace('有限责任公司', '有限公司')]
  if (plain === otherPlain) return 'legal-form'
  return isReordered(plain, otherPlain) ? 'word-order' : null
}

/** A name in Latin letters without its punctuation, as in Sdn. Bhd. and Sdn Bhd; any other as it is. */
const withoutSigns = (folded: string): string =>
  /\p{sc=Latin}{2}/u.test(folded) ? folded.replace(/[.,'&·-]/gu, '') : folded

/** Whether a part of two characters or more stands elsewhere in the other: 上海昌硕 and 昌硕上海. One character moved is another word. */
function isReordered(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let [from, to] = [0, a.length]
  while (from < to && a[from] === b[from]) from += 1
  while (to > from && a[to - 1] === b[to - 1]) to -= 1
  const [moved, whole] = [b.slice(from, to), a.slice(from, to)]
  const at = `${whole}${whole}`.indexOf(moved)
  return at >= 2 && whole.length - at >= 2
}

const branch =
  /^(.+(?:公司|集团|工厂|厂|中心|医院|学校|大学|学院|研究院|研究所|合作社|银行|(?<=\b)(?:Ltd\.?|Inc\.?|LLC|GmbH|Corp\.?|Corporation|Company)))(.*(?:分公司|支公司|分厂|分店|分部|分院|分校|分所|分行|支行|办事处))$/iu

/** The name of the organization of which a name is a branch's; null where it is none, which is told of most by a look. */
export function headOfficeOf(name: string): string | null {
  const { length } = name
  const mayBe = branchSigns.has(name.charCodeAt(length - 3)) || branchSigns.has(name.charCodeAt(length - 2))
  return mayBe ? (branch.exec(name)?.[1] ?? null) : null
}

/** 分公司, 支行, 办事处: one of these stands before the last character, or before the last two. */
const branchSigns = new Set([...'分支办'].map((sign) => sign.charCodeAt(0)))
