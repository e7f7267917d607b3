import { farAhead } from '../../far-ahead.ts'
import { countersOf } from '../../mirror/feed.ts'
import { mostNumber } from '../../series.ts'
import type { Statements } from '../../statements.ts'
import { type Check, ill, well } from './check.ts'

/** Whether every counter goes on from what is on record. One that was set back does no harm; one that was set far ahead stops a series. */
export function numbers(statements: Statements): Check {
  const [ahead] = farAhead(statements, countersOf(statements))
  if (ahead === undefined) return well('numbers', { en: 'go on from those on record', zh: '与登记簿中的编号相接' })
  const { prefix, value, highest } = ahead
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
