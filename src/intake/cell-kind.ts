import { contents, type FieldContent, isWrittenDay } from './content.ts'

/** 所属公司, 认证中心, 代理公司: these end as names do, and head a column. */
const endsAsName =
  /^(?:所属|归属|上级|总|母|子|分|客户|企业|认证|检测|咨询|成员|受审核|委托|申请|培训|代理|审核|会计师|律师|合作|代办|推荐|介绍|付款|开票|关联|生产|加工|供货|服务).{0,4}$/u

/** A legal form at the end: no title of a column has one. */
const legalForm = /有限(?:责任)?公司|股份|\b(?:ltd|limited|inc|llc|gmbh|corp|corporation)\.?$/iu

/**
 * `data` if a cell holds a value that no title of a column has, `perhaps` if it is one that some titles have, such as the name of an organization;
 * null if it may be a title.
 */
export function kindOf(cell: string, kinds: readonly FieldContent[]): 'data' | 'perhaps' | null {
  const text = cell.normalize('NFKC').trim()
  if (text === '' || endsAsName.test(text)) return null
  if (isWrittenDay(text)) return 'data'
  const found = kinds.filter(({ content }) => !content.weak && content.is(text))
  if (found.length === 0) return null
  const mayBeTitle = ({ content }: FieldContent) =>
    content.mayBeTitle === true || (content === contents.organization && !legalForm.test(text))
  return found.every(mayBeTitle) ? 'perhaps' : 'data'
}
