import { factTables, journaledColumns } from '../../catalogue.ts'
import { highestBeyond, mostNumber } from '../../series.ts'
import type { Statements } from '../../statements.ts'
import type { FactTable } from '../../tables.ts'
import { type Check, ill, well } from './check.ts'

/** What a register leaves between the highest number that a row bears and its counter: more than any import that was left behind has taken. */
const mostBetween = 1_000_000

/** Columns that numbers of a series stand in. */
const columns: readonly string[] = ['number', 'code']

/** Whether every counter goes on from what is on record. One that was set back does no harm; one that was set far ahead stops a series. */
export function numbers(statements: Statements): Check {
  const ahead = [...statements.lists<[string, number]>('SELECT name, value FROM counter WHERE value > ?', mostBetween)]
  const bearing = ahead.length === 0 ? [] : tablesWithNumbers(statements)
  for (const [prefix, value] of ahead) {
    const highest = Math.max(...bearing.map((each) => highestBeyond(statements, { ...each, prefix, digits: 0 })))
    if (value - highest <= mostBetween) continue
    const [en, zh] = value > mostNumber ? [', so that no number can follow', '，无法再编号'] : ['', '']
    return ill(
      'numbers',
      {
        en: `${prefix}: the counter says ${value}${en}; the highest on record is ${highest}`,
        zh: `${prefix}：计数器为 ${value}${zh}；登记簿中最大的序号为 ${highest}`,
      },
      {
        en: 'The counter was changed outside certdesk. Restore a backup from before that: certdesk restore BACKUP',
        zh: '计数器在 certdesk 之外被改动过，请用改动之前的备份恢复：certdesk restore 备份文件',
      },
    )
  }
  return well('numbers', { en: 'go on from those on record', zh: '与登记簿中的编号相接' })
}

const tablesWithNumbers = (statements: Statements) =>
  factTables(statements).flatMap((table) =>
    journaledColumns(statements, table)
      .filter((column) => columns.includes(column))
      .map((column) => ({ table: table as FactTable, column })),
  )
