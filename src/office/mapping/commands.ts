import { fold } from '../../clause/fold.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { requiredReason } from '../../record/reason.ts'
import type { Db } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { type Flag, required, searched, text } from '../../terminal/flag.ts'
import { columnOf, list, one } from '../../terminal/result.ts'
import { doneBy } from '../staff/done-by.ts'
import { listNames, mappingWords } from './words.ts'

/** A mapping as it is printed; programs rely on these keys. */
interface MappingRecord {
  readonly name: string
  readonly list: string
  /** `field` is "ignore" where the column is left out. */
  readonly columns: readonly { readonly header: string; readonly field: string }[]
  readonly recordedAt: string
  readonly by: string
}

async function allMappings(db: Db): Promise<MappingRecord[]> {
  const rows = await db.selectFrom('list_mapping').selectAll().where('voided_at', 'is', null).orderBy('id').execute()
  return rows.map((row) => ({
    name: row.name,
    list: row.list,
    columns: Object.entries<string>(JSON.parse(row.fields)).map(([header, field]) => ({ header, field })),
    recordedAt: row.recorded_at,
    by: row.recorded_by,
  }))
}

const column = columnOf<MappingRecord>()

const columns = [
  column('name', 'Name', '名称'),
  column('list', 'List', '名单', { shown: (each) => listNames[each.list] ?? same(each.list) }),
  {
    key: 'columns',
    title: { en: 'Columns', zh: '各列' },
    cell: (each: MappingRecord) => columnsOf(each).join(' '),
    shown: (each: MappingRecord) => ({ en: columnsOf(each).join(', '), zh: columnsOf(each).join('、') }),
  },
  column('recordedAt', 'Recorded', '登记时间', { shown: (each) => same(each.recordedAt.slice(0, 10)), whole: true }),
  column('by', 'By', '登记人', { whole: true }),
]

const columnsOf = ({ columns }: MappingRecord): string[] => columns.map(({ header, field }) => `${header}=${field}`)

/** `customer mapping list`: how the columns of lists were said to be understood. */
const mappingList = verb({
  words: { en: 'How the columns of lists are read, as was answered once', zh: '已保存的列对应方案' },
  access: 'read',
  examples: {
    'customer mapping list': { en: 'which column is which, list by list', zh: '逐个方案查看列与字段的对应' },
  },
  run: async (_, call) => list('mappings', columns, await call.read(allMappings), mappingWords.none),
})

/** The mappings that count, by their names. */
const mappingNames: NonNullable<Flag['search']> = async (db, typed) => {
  const rows = await db
    .selectFrom('list_mapping')
    .select('name')
    .where('voided_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.filter(({ name }) => fold(name).includes(fold(typed))).map(({ name }) => ({ value: name, name }))
}

/** `customer mapping void`: the next list of that head is asked about again. */
const mappingVoid = verb({
  words: { en: 'Take back a mapping, to be asked again', zh: '作废对应方案，下次重新询问' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { name: required(searched(text({ en: 'its name', zh: '方案名称' }, 'NAME'), mappingNames)) },
  flags: { reason: requiredReason },
  examples: {
    'customer mapping void 获证客户名单 --reason "the wrong column was taken"': {
      en: 'the answers were wrong',
      zh: '所选的列有误',
    },
  },
  run: async ({ name, reason }, call) => {
    const done = await call.write(async (tx) => {
      const [row] = tx.find('list_mapping', { name })
      if (row !== undefined) tx.void('list_mapping', row.id, reason)
      else if ((await tx.db.selectFrom('list_mapping').select('id').where('name', '=', name).execute()).length === 0)
        throw usage(mappingWords.unknown(name), mappingWords.see)
      return row !== undefined
    })
    return one('mapping', { name, voided: true }, done ? mappingWords.voided(name) : mappingWords.already(name))
  },
})

/** The verbs on how the columns of lists are read. */
export const mappingCommands = noun(
  { en: 'How the columns of lists are read', zh: '导入名单时各列的对应方案' },
  { list: async () => mappingList, void: async () => mappingVoid },
)
