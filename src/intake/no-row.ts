import { orNothing, trimmed } from './blank.ts'
import { contents } from './content.ts'
import { isDitto } from './ditto.ts'
import { excerpt, filledIn } from './head.ts'
import { type Column, type HeaderCatalogue, isSameRow } from './headers.ts'
import { type BadRow, isBad, type Row } from './reader.ts'
import type { NoRow, Skipped } from './skipped.ts'

/** The same with no blank in it, of one width: how the patterns below are written. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')

const total =
  /^(?:[\p{sc=Han}\d、.()-]{0,12}?(?:合计|总计|小计|共计|累计|总数)|共\d+[家个条户项张份](?:记录|数据|企业|客户|证书)?|(?:grand|sub)?total)(?:[:(].*|\d+[家个户条元万行项张份]*)?$/iu

/** The headings of groups of rows: 二、华北区, 第二部分:获证企业; and without a number, those of regions and of kinds of customers. */
const numbered =
  /^(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)、.:](?!\d)|第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|类|组|批)[:、]?)(?<rest>.*)$/u
const group =
  /^[[【〔<]?(?:.{1,10}(?:(?<![景社园小林矿校厂])区|区域|分部|事业部|省|(?<![超门夜集菜])市)|(?:以下(?:均?为|是)?)?(?:已|被)?(?:获证|申请|认证|暂停|撤销|注销|作废|终止|意向|潜在|重点|普通|新|老|其他|vip)(?:的)?(?:客户|企业|组织|证书))[\]】〕>]?(?:\(?\d+[家个户]?\)?)?$/iu

/** Whether a text is the heading of a group of rows. What has a number before it is one too, unless that is the name of an organization. */
function isHeading(text: string): boolean {
  const rest = numbered.exec(text)?.groups?.rest
  return group.test(text) || (rest !== undefined && !contents.organization.is(rest))
}

/** A name with what became of its certificate, of which no line about several begins: 甲有限公司（已撤销）. */
const isOfOne =
  /^(?!以下|下列|如下|上述|附|注[:：]|[^\p{sc=Han}]*\d{4}年|[^\p{sc=Han}]{2,}).*(?:公司|厂|店|院|所|中心|学校|合作社|集团)/u

/** What the first cell says where a line has one or two, and is no row. */
const lines: readonly (readonly [NoRow, RegExp])[] = [
  [
    'page',
    /^[-—–]{0,3}(?:第\d+页(?:[,/]?\(?共\d+页\)?)?|共\d+页(?:[,/]?第\d+页)?|第\d+\/\d+页?|page\d+(?:(?:of|\/)\d+)?)[-—–]{0,3}$|^[-—–]\d+[-—–]$|^(?:续上[表页]|[接转][上下][表页]|承[上前]页|过[次下]页)$/iu,
  ],
  [
    'signature',
    /^(?:制表|填表|审核|复核|审批|批准|编制|制单|打印|导出|统计|填报|联系|经办|负责)(?:人|人员|单位|部门|日期|时间|者)?:|^(?:制表|打印|导出|填表|统计|编制)(?:人|日期|时间)$|^(?:printed|prepared|exported|approved|checked)(?:by|on|at)?:/iu,
  ],
  ['note', /^(?:注|备注|附注|说明|(?:数据|资料)?来源|note|remarks?|source)\d?:/iu],
  ['end', /^(?:-*以下(?:空白|无正文|无内容)-*|[.…。*=_~-]{3,}|…+|\(完\)|\(end\))$/iu],
]

/** Names that are none: a bare number, marks, the title of the column, and words that say that there is no name. */
const noName =
  /^(?:\d{1,4}(?:\/\d{1,4})?|[\p{P}\p{S}]+|(?:客户|企业|公司|单位|组织|机构)(?:名称|全称)|(?:不详|不明|未知|未填|无|无名|没有|暂无|空|待定|n\/?a|none|null|nil|unknown|tb[da]|测试|test)\d{0,3}[?!.]*)$/iu

/** Whether a text that stands where a name should is none. */
export const isNoName = (name: string): boolean => !isLikeName(name) && noName.test(bare(name))

/** Whether it is what stands above or below rows: a total, or the heading of a group. */
export function isOfRows(name: string): boolean {
  if (isLikeName(name)) return false
  const text = bare(name)
  return total.test(text) || group.test(text)
}

/** The number before a name of a list whose names are numbered, in whatever width it is written. */
const numberBefore =
  /^\s*(?:[(（]?\s*(?:[一二三四五六七八九十]{1,3}|[\d０-９]{1,3})\s*[)）、.．:：](?![\d０-９])|[\u2460-\u249b])\s*/u

/** The text behind such a number; null if there is no number. */
export const behindNumber = (name: string): string | null =>
  isLikeName(name) || !numberBefore.test(name) ? null : name.replace(numberBefore, '')

/** Told of nearly every name by a look: it begins and ends as neither totals nor headings do. */
const isLikeName = (text: string): boolean =>
  text.length > 4 &&
  isHan(text.charCodeAt(0)) &&
  !starts.has(text.charAt(0)) &&
  !endings.has(text.charAt(text.length - 1))

const starts = new Set('一二三四五六七八九十第')
const endings = new Set('计区域部省市户业织')

/** How each of these lines begins, in lower case and of one width: most rows begin otherwise. */
const beginnings = new Set(
  '合总小共累本分全第制填审复批编打导统联经负注备附说以数资来续接转承过.…。*=_~-—–([【〔<0123456789pgstcenv',
)

/** Finds the lines of a list that are no rows: made once, and asked of every row. */
export function noRowsOf<Field extends string>(
  heads: readonly (readonly string[])[],
  above: readonly (readonly string[])[],
  columns: readonly Column<Field>[],
  { naming, headings }: Pick<HeaderCatalogue<Field>, 'naming' | 'headings'>,
): (row: Row | BadRow) => Skipped | null {
  const titles = [...heads, ...above.filter((cells) => !cells.some((cell) => contents.organization.is(cell.trim())))]
  // The first filled cell of a title tells whether a row can be it.
  const firsts = titles.map((cells) => cells.findIndex((cell) => cell.trim() !== ''))
  const indexOf = (field: Field) => columns.find((column) => column.field === field)?.index ?? -1
  const name = naming === undefined ? -1 : indexOf(naming.name)
  const others = (naming?.others ?? []).map(indexOf).filter((index) => index >= 0)
  // A certificate or contract is somebody's, whatever stands for the name.
  others.push(...(naming?.filed ?? []).map(indexOf).filter((index) => index >= 0))
  const isIdentified = (cells: readonly string[], but: (cell: string, index: number) => boolean = () => false) =>
    others.some((index) => orNothing(cells[index] ?? '') !== null && !but(cells[index] ?? '', index))

  const titleIn = (cells: readonly string[]): NoRow | null => {
    for (const [at, title] of titles.entries()) {
      const first = firsts[at] ?? 0
      if (title[first]?.charCodeAt(0) !== cells[first]?.charCodeAt(0)) continue
      if (isSameRow(title, cells)) return at < heads.length ? 'head' : 'title'
    }
    return null
  }

  const lineIn = (cells: readonly string[]): NoRow | null => {
    const start = cells.findIndex((cell) => cell !== '' && cell.trim() !== '')
    const text = cells[start] ?? ''
    if (!mayBegin(text)) return null
    const said = bare(text)
    const isAlone = cells.every((cell, at) => at <= start || figures.test(cell))
    if (isAlone && (start !== name || !isIdentified(cells, isCount))) {
      if (total.test(said)) return 'total'
      if (cells.every((cell, at) => at <= start || isCount(cell)) && isHeading(said)) return 'section'
    }
    if (filledIn(cells) > 2 || isIdentified(cells, (_, index) => index === start)) return null
    return lines.find(([, pattern]) => pattern.test(said))?.[0] ?? null
  }

  const nameIn = (cells: readonly string[]): NoRow | null => {
    const cell = cells[name] ?? ''
    if (cell === '' || isLikeName(cell) || isDitto(cell)) return null
    if (total.test(bare(cell)) && !isIdentified(cells, isCount)) return 'total'
    const isAlone = cells.every((each, at) => at === name || isCount(each))
    if (isAlone && !isIdentified(cells, isCount) && isHeading(bare(cell))) return 'section'
    return isNoName(trimmed(cell)) && !isIdentified(cells) ? 'no-name' : null
  }

  /** Whether nothing stands on the line but a text that tells of the rows below it, such as 以下为暂停证书. */
  const isTelling = (cells: readonly string[]): boolean => {
    if (headings === undefined) return false
    const start = cells.findIndex((cell) => cell !== '' && cell.trim() !== '')
    const text = cells[start] ?? ''
    const isAlone = cells.every((cell, at) => at <= start || cell === '' || cell.trim() === '')
    return isAlone && headings.tells(text) && !isOfOne.test(bare(text))
  }

  // Told of nearly every row by its first characters: the rest is asked of few.
  const firstOf = (texts: Iterable<string>) => [...texts].map((text) => lowered(text.charCodeAt(0)))
  const suspects = new Set(firstOf([...beginnings, ...starts, ...titles.map((cells) => cells[0] ?? '')]))
  const isPlain = (cells: readonly string[]): boolean => {
    const first = lowered(cells[0]?.charCodeAt(0) ?? 0)
    if (!(isHan(first) || isPlainLatin(first)) || suspects.has(first)) return false
    return isLikeName(cells[name] ?? '')
  }

  return (row) => {
    const { line, cells } = row
    if (row.isTitle === true) return { code: lineIn(cells) ?? 'title', line, text: excerpt(cells) }
    if (!isBad(row) && isTelling(cells) && titleIn(cells) === null)
      return { code: 'section', line, text: excerpt(cells) }
    if (isBad(row) ? row.code !== 'cell-count' : isPlain(cells)) return null
    const code = titleIn(cells) ?? lineIn(cells) ?? (isBad(row) ? null : nameIn(cells)) ?? numberIn(cells, columns)
    return code === null ? null : { code, line, text: excerpt(cells) }
  }
}

/** Figures and what they are counted in. */
const figures = /^[\s\d.,%¥￥元万共家个户条项张份]*$/u

/** How many there are, and no code or number that somebody has. */
const isCount = (cell: string): boolean => figures.test(cell) && !/\d{7}/.test(cell)

/** Lists are numbered on beyond their last row. */
const numberIn = (cells: readonly string[], columns: readonly Column[]): NoRow | null => {
  if (columns.length === 0 || columns.some(({ index }) => (cells[index] ?? '').trim() !== '')) return null
  return cells.every((cell) => /^[\d\s.]*$/.test(cell)) ? 'number' : null
}

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff

/** A digit or a small letter. */
const isPlainLatin = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a)

const lowered = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit)

const mayBegin = (text: string): boolean => {
  const first = text.charAt(0)
  if (isHan(first.charCodeAt(0)))
    return beginnings.has(first) || starts.has(first) || endings.has(text.charAt(text.length - 1))
  return beginnings.has(text.normalize('NFKC').trim().charAt(0).toLowerCase())
}
