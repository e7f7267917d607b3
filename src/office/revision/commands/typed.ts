import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { importFlags } from '../../../intake/import.ts'
import { intakeWords } from '../../../intake/words.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { type Flag, many, text, type ValuesOf } from '../../../terminal/flag.ts'
import { revisionWords } from '../words.ts'
import { partsOf, revisionHeaders, type TypedPart } from './contents.ts'

const nothing = { name: '', value: '', en: '', zh: '' }

/** `NAME=VALUE` as a part of a revision. */
const limitFlag: Flag<TypedPart, 'optional'> = (() => {
  const typed = text({ en: 'a limit and its value, from that day on', zh: '限值及其自该日起的值' }, 'NAME=VALUE')
  const parse = (raw: string, label: string): TypedPart => {
    const [, name, value] = /^([^=]+)=([^=]+)$/.exec(typed.parse(raw, label).normalize('NFKC')) ?? []
    if (name === undefined || value === undefined)
      throw usage(revisionWords.formOf(label, raw), revisionWords.limitLike)
    return { ...nothing, what: 'limit', name, value, said: (fault) => revisionWords.atFlag(`${label} ${raw}`, fault) }
  }
  return { ...typed, parse }
})()

/**
 * `ID=ENGLISH/CHINESE` as a part of a revision. Titles of both languages may hold a stroke themselves: the languages part
 * at the last one before the first Chinese character.
 */
const dutyFlag: Flag<TypedPart, 'optional'> = (() => {
  const typed = text({ en: 'a duty and its title from that day on', zh: '职责及其自该日起的标题' }, 'ID=EN/ZH')
  const parse = (raw: string, label: string): TypedPart => {
    const [, name, title = ''] = /^([^=]+)=(.+)$/su.exec(typed.parse(raw, label)) ?? []
    const cut = title.lastIndexOf('/', title.search(/\p{Script=Han}/u))
    if (name === undefined || cut < 1 || !/\p{Script=Han}/u.test(title))
      throw usage(revisionWords.formOf(label, raw), revisionWords.dutyLike)
    const [en, zh] = [title.slice(0, cut), title.slice(cut + 1)]
    return { ...nothing, what: 'duty', name, en, zh, said: (fault) => revisionWords.atFlag(`${label} ${name}`, fault) }
  }
  return { ...typed, parse }
})()

const { rejects: _, strict: __, dryRun: ___, ...readingFlags } = importFlags

/** What a revision says: on the command line, in a file, or both. */
export const contentFlags = {
  titleEn: text({ en: "the document's English title from that day on", zh: '自该日起的文件英文标题' }, 'TITLE'),
  titleZh: text({ en: "the document's Chinese title from that day on", zh: '自该日起的文件中文标题' }, 'TITLE'),
  limit: many(limitFlag),
  dutyTitle: many(dutyFlag),
  file: text(
    {
      en: 'a list of the same (CSV, XLSX or XLS): what (title, duty, limit), name, value, en, zh',
      zh: '清单（CSV、XLSX、XLS）：项目（文件标题、职责标题、限值）、名称、值、英文、中文',
    },
    'FILE',
  ),
  ...readingFlags,
} as const

/** All that was typed of what the revision says, and all that its file lists. */
export async function typedParts(
  { titleEn, titleZh, limit, dutyTitle, file, encoding, delimiter, sheet, map }: ValuesOf<typeof contentFlags>,
  call: WriteCall,
): Promise<TypedPart[]> {
  const parts = [...limit, ...dutyTitle]
  if (titleEn !== undefined || titleZh !== undefined) {
    const said = (fault: Words) => revisionWords.atFlag('--title-en, --title-zh', fault)
    parts.push({ ...nothing, what: 'title', en: titleEn ?? '', zh: titleZh ?? '', said })
  }
  if (file === undefined) return parts
  const { withList } = await import('../../../intake/list-file.ts')
  const how = { encoding, delimiter, sheet, map }
  return withList(file, revisionHeaders, how, call, async (table, source) => {
    const listed = await partsOf(table)
    if (listed.length === 0) throw usage(intakeWords.noRows(source.name), intakeWords.giveRows)
    return [...parts, ...listed]
  })
}
