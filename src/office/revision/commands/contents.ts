import { isWithin } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import type { HeaderCatalogue } from '../../../intake/headers.ts'
import { lostIn } from '../../../intake/lost-value.ts'
import { isBad } from '../../../intake/reader.ts'
import { requireColumns } from '../../../intake/record-list.ts'
import { remarkText } from '../../../intake/remark.ts'
import type { Table } from '../../../intake/table.ts'
import { valueNamed } from '../../../intake/value-named.ts'
import { recover } from '../../../terminal/neutral.ts'
import { type RevisionPart, revisionParts, revisionWords } from '../words.ts'
import type { RevisionContents, WrittenProcedure } from '../written-procedure.ts'

type Field = 'what' | 'name' | 'value' | 'en' | 'zh'

/** The headers of a list of what a revision changes. */
export const revisionHeaders: HeaderCatalogue<Field> = {
  fields: {
    what: ['项目', '类别', '类型', '变更项', 'kind', 'type'],
    name: ['名称', '标识', '限值', '职责', '限值名称', '职责标识', 'id', 'limit', 'duty'],
    value: ['值', '数值', '限值值', 'number'],
    en: ['英文', '英文标题', 'english', 'english title', 'title en'],
    zh: ['中文', '中文标题', 'chinese', 'chinese title', 'title zh'],
  },
  ambiguous: [],
}

/** Words that lists use besides the names of the parts themselves. */
const otherParts: Readonly<Record<string, RevisionPart>> = {
  标题: 'title',
  文件名称: 'title',
  document: 'title',
  职责: 'duty',
  职责名称: 'duty',
  条款标题: 'duty',
}

/** One thing that a revision says, as it was typed; `said` puts a fault into a sentence that tells where. */
export interface TypedPart extends Readonly<Record<Field, string>> {
  readonly said: (fault: Words) => Words
}

const { fault } = revisionWords

const nameIn = ({ name }: TypedPart): string => name.normalize('NFKC').trim().toLowerCase()

const titleIn = ({ en, zh }: TypedPart): Words | null =>
  en.trim() === '' || zh.trim() === '' ? null : { en: en.trim(), zh: zh.trim() }

/**
 * What a revision says, put together from all that was typed and listed: all of it or nothing. One usage problem that
 * names everything wrong: limits and duties that there are not, values out of bounds, titles in one language, doubles.
 */
export function contentsOf(procedure: WrittenProcedure, typed: readonly TypedPart[]): RevisionContents {
  let title: Words | null = null
  const duties = new Map<string, Words>()
  const limits = new Map<string, number>()
  /** Takes a part, or says what is wrong with it. */
  const take: Readonly<Record<RevisionPart, (part: TypedPart) => Words | null>> = {
    title: (part) => {
      const given = titleIn(part)
      if (given === null) return fault.bothLanguages
      if (title !== null) return fault.twice
      title = given
      return null
    },
    duty: (part) => {
      const id = nameIn(part)
      if (!procedure.duties.some((duty) => duty.id === id)) return fault.duty(part.name.trim())
      const given = titleIn(part)
      if (given === null) return fault.bothLanguages
      if (duties.has(id)) return fault.twice
      duties.set(id, given)
      return null
    },
    limit: (part) => {
      const name = nameIn(part)
      const limit = procedure.limits.find((each) => each.limit.name === name)?.limit
      if (limit === undefined) return fault.limit(part.name.trim())
      const value = part.value.normalize('NFKC').trim()
      if (!/^\d{1,9}$/.test(value) || !isWithin(limit, Number(value)))
        return fault.value(part.value.trim(), limit.least, limit.most)
      if (limits.has(name)) return fault.twice
      limits.set(name, Number(value))
      return null
    },
  }
  const wrong: Words[] = []
  for (const part of typed) {
    const what = valueNamed(part.what, revisionParts, otherParts)
    const found = what === null ? fault.what(part.what) : take[what](part)
    if (found !== null) wrong.push(part.said(found))
  }
  if (wrong.length > 0) throw usage(lines(wrong), revisionWords.mend)
  return { title, duties, limits }
}

/** The rows of a list as typed parts. Usage problems: no column that tells what a row is about; rows that cannot be read. */
export async function partsOf(table: Table<Field>): Promise<TypedPart[]> {
  const { columns } = table.recognized
  const indexOf = (field: Field) => columns.find((column) => column.field === field)?.index ?? -1
  requireColumns(table, [[revisionWords.whatColumn, 'what']])
  const parts: TypedPart[] = []
  const unreadable: Words[] = []
  for await (const batch of table.rows())
    for (const row of batch) {
      const said = (fault: Words) => revisionWords.onLine(row.line, fault)
      if (isBad(row)) {
        unreadable.push(said(row.reason))
        continue
      }
      const lost = lostIn(row.cells, columns)
      if (lost.length > 0) {
        unreadable.push(...lost.map((each) => said(remarkText(each, revisionHeaders))))
        continue
      }
      const cell = (field: Field) => recover(row.cells[indexOf(field)] ?? '')
      const [what, name, value, en, zh] = [cell('what'), cell('name'), cell('value'), cell('en'), cell('zh')]
      parts.push({ what, name, value, en, zh, said })
    }
  if (unreadable.length > 0) throw usage(lines(unreadable), revisionWords.mend)
  return parts
}
