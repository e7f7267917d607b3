import { lineShown } from '../../../clause/placeholder.ts'
import { joined, same, shellWord, type Words } from '../../../clause/words.ts'
import type { Copy } from '../../../register/file/copies-holding.ts'
import type { FactWords } from '../../../register/history.ts'
import type { Db } from '../../../register/register.ts'
import { type Column, columnOf, type Part, sentence, table } from '../../../terminal/result.ts'
import { namesOfRows } from '../../customer/store/names.ts'
import { copyParts } from '../copies.ts'
import { erasureWords, type RemainKind } from '../erasure-words.ts'
import type { Naming } from '../store/naming.ts'
import { daysOf, type Remains } from '../store/remains.ts'

/** Something that stays on record of a person that is erased, and the command that changes it, if one does. */
interface Remain {
  readonly kind: RemainKind
  readonly place: Words
  readonly said: Words
  readonly command: string | null
}

/** What stays, in the order of how much it tells: what was done, running text, names that may be another's, the journal. */
export async function remainsTold(
  db: Db,
  { contacts, mentions, sealed, staff }: Remains,
  others: { readonly similar: readonly Naming[]; readonly elsewhere: readonly Naming[]; readonly name: string },
  words: FactWords,
): Promise<Remain[]> {
  const { mendLine } = await import('./mend.ts')
  const { similar, elsewhere, name } = others
  const days = daysOf(contacts)
  const labels = await namesOfRows(db, [...mentions, ...similar])
  const place = (of: string, id: number): Words =>
    joined([words.table(of), same(labels.of(of, id) ?? String(id))], ' ', ' ')
  const told: Remain[] = []
  if (days !== null)
    told.push({
      kind: 'contact',
      place: same(contacts.map(({ number }) => number).join(', ')),
      said: erasureWords.contactsMade(contacts.length, days),
      command: null,
    })
  for (const { table: of, id, column, text } of mentions)
    if (of !== 'staff')
      told.push({
        kind: 'text',
        place: joined([place(of, id), words.column(of, column)], ' · ', ' · '),
        said: same(text),
        command: mendLine(of, labels.of(of, id), column),
      })
  for (const { table: of, id, text } of similar)
    told.push({ kind: 'similar', place: place(of, id), said: same(text), command: null })
  for (const code of new Set(elsewhere.map(({ customer }) => customer)))
    told.push({
      kind: 'elsewhere',
      place: same(code),
      said: same(name),
      command: `certdesk customer person erase ${shellWord(code)} ${shellWord(name)} --reason TEXT`,
    })
  if (staff) told.push({ kind: 'staff', place: words.table('staff'), said: same(name), command: null })
  if (sealed.length > 0)
    told.push({ kind: 'journal', place: erasureWords.kinds.journal, said: erasureWords.entries(sealed), command: null })
  return told
}

/** As programs read them. */
export const remainRecord = ({ kind, place, said, command }: Remain) => ({
  kind,
  where: place.en,
  text: said.en,
  why: erasureWords.why[kind].en,
  command,
})

const remainColumns: readonly Column<Remain>[] = [
  columnOf<Remain>()('kind', 'What', '内容', { shown: ({ kind }) => erasureWords.kinds[kind] }),
  { key: 'where', title: { en: 'Where', zh: '位置' }, cell: ({ place }) => place.en, shown: ({ place }) => place },
  { key: 'text', title: { en: 'Says', zh: '文字' }, cell: ({ said }) => said.en, shown: ({ said }) => said },
  {
    key: 'why',
    title: { en: 'Why, and what to do', zh: '原因及处理' },
    cell: ({ kind, command }) => command ?? erasureWords.why[kind].en,
    shown: ({ kind, command }) =>
      command === null ? erasureWords.why[kind] : joined([erasureWords.why[kind], lineShown(command)], '\n', '\n'),
    atLeast: 30,
  },
]

/** The tables of what stays, and of the copies that hold the person with what to do about them. */
export function remainParts(remains: readonly Remain[], copies: readonly Copy[]): Part[] {
  const parts = remains.length === 0 ? [] : [table(remainColumns, remains, { title: erasureWords.remainsTitle })]
  const remedy = copies.length === 0 ? [] : [sentence(erasureWords.deleteCopies)]
  return [...parts, ...copyParts(copies), ...remedy]
}
