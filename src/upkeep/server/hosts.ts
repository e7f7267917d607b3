import { Problem } from '../../clause/problem.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { headText } from '../../register/register.ts'
import { hostWords } from '../../register/server/link/address.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import { serverProblem } from '../../register/server/refusal/problem.ts'
import { Session } from '../../register/server/session/session.ts'
import { ill, type ServerCheck, well } from './checks.ts'

/** One of several servers that an address names. */
interface Host {
  readonly server: Words
  /** Why nobody gets to it; null where somebody does. */
  readonly away: Words | null
  readonly isStandby: boolean
  /** Where its journal ends; empty where it has none that this login reads. */
  readonly head: string
}

const headSql = `SELECT seq, seal FROM main.entry ORDER BY seq DESC LIMIT 1`

/** How each server of an address is, asked one after the other. */
const hostsAt = (at: ServerAt): Host[] =>
  at.address.hosts.map((host) => {
    const server = hostWords(host)
    const alone = at.alone(host)
    try {
      const { isStandby } = alone.link.server
      const [newest] = new Session(alone.link).objects(headSql, []) as Parameters<typeof headText>[0][]
      return { server, away: null, isStandby, head: newest === undefined ? '' : headText(newest) }
    } catch (error) {
      const problem = serverProblem(error, alone.address)
      const away = problem instanceof Problem ? problem.words : same(String(error))
      return { server, away, isStandby: false, head: '' }
    } finally {
      alone.link.close()
    }
  })

/**
 * Whether of the servers of an address one is written to and the others follow it. Two that are written to are what is left of a failover whose old primary came
 * back: each records what the other does not have.
 */
export function hosts(at: ServerAt): ServerCheck {
  const found = hostsAt(at)
  const away = found.filter((host) => host.away !== null)
  const written = found.filter((host) => host.away === null && !host.isStandby)
  const each = found.map(({ server, away, isStandby }) => {
    if (away !== null) return away
    return isStandby
      ? { en: `${server.en} follows.`, zh: `${server.zh} 跟随。` }
      : { en: `${server.en} is written to.`, zh: `${server.zh} 可写。` }
  })
  const said = joined(each, ' ', '')
  if (written.length > 1) {
    const ends = joined(
      written.map(({ server, head }) => joined([server, same(head)], ' ', ' ')),
      '; ',
      '；',
    )
    return ill(
      'hosts',
      { en: `two are written to: ${ends.en}`, zh: `两台都可写：${ends.zh}` },
      {
        en: 'Stop the one that should not be, at once, and make it a standby anew (pg_rewind, pg_basebackup). What it alone has "certdesk audit list" with its address alone lists: record that again.',
        zh: '请立即停止不该可写的那台，并重新做成备用服务器（pg_rewind、pg_basebackup）。只写它一台的地址运行 certdesk audit list 可列出仅在其上的记录：请重新登记。',
      },
    )
  }
  if (written.length === 0)
    return ill('hosts', joined([{ en: 'None is written to.', zh: '没有一台可写。' }, said], ' ', ''), {
      en: 'Start the one that is written to; if it is lost, whoever administers them promotes a standby (pg_promote).',
      zh: '请启动可写的那台；若已损毁，请管理员将一台备用服务器提升（pg_promote）。',
    })
  if (away.length > 0)
    return ill('hosts', said, {
      en: 'Start it again, as a standby if another has stepped in for it; or leave it out of the address.',
      zh: '请重新启动；若已有另一台接替，须以备用服务器启动；或将其从地址中去掉。',
    })
  return well('hosts', said)
}
