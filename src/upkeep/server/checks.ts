import { joined, same, type Words } from '../../clause/words.ts'
import type { ServerLogin } from '../../register/server/clerks.ts'
import type { Condition, Replica } from '../../register/server/condition.ts'
import { areHere, type ServerAddress } from '../../register/server/link/address.ts'
import type { Server } from '../../register/server/link/message.ts'

/** What is looked at of a server, besides what is looked at of any register. */
export type ServerCheckName =
  | 'server'
  | 'hosts'
  | 'tls'
  | 'encoding'
  | 'standby'
  | 'replicas'
  | 'durability'
  | 'archive'
  | 'owners'
  | 'clerks'
  | 'impersonation'
  | 'size'

/** One thing that was looked at: how it is, and what to do where it is not well. */
export interface ServerCheck<Name extends string = ServerCheckName> {
  readonly check: Name
  readonly ok: boolean
  readonly detail: Words
  readonly remedy: Words | null
}

export const well = <Name extends string>(check: Name, detail: Words): ServerCheck<Name> => ({
  ...{ check, ok: true, detail, remedy: null },
})
export const ill = <Name extends string>(check: Name, detail: Words, remedy: Words): ServerCheck<Name> => ({
  ...{ check, ok: false, detail, remedy },
})

const set = (setting: string): Words => ({
  en: `Whoever administers the server sets ${setting} and reloads it.`,
  zh: `请服务器管理员设置 ${setting} 并重新加载配置。`,
})

/** How the way to the server is protected. */
export function tls({ tls }: Pick<Server, 'tls'>, address: ServerAddress): ServerCheck {
  const { tls: mode } = address
  if (tls === null && areHere(address))
    return well('tls', { en: 'none: the server is on this machine', zh: '未用：服务器就在本机' })
  if (tls === null)
    return ill(
      'tls',
      { en: 'none: what is sent can be read on the way', zh: '未用：传输内容可能在途中被读取' },
      {
        en: 'Have TLS turned on there (ssl = on), and leave sslmode out of the address.',
        zh: '请在服务器上启用 TLS（ssl = on），并去掉地址中的 sslmode。',
      },
    )
  if (mode === 'verify-full' || areHere(address)) return well('tls', same(tls))
  return ill(
    'tls',
    {
      en: `${tls}, but whoever answers is not held against the host's name (sslmode=${mode})`,
      zh: `${tls}，但未核对应答方的主机名（sslmode=${mode}）`,
    },
    {
      en: 'Leave sslmode out of the address; a certificate of your own is named by sslrootcert=FILE.',
      zh: '请去掉地址中的 sslmode；自签证书用 sslrootcert=文件 指定。',
    },
  )
}

export function encoding({ encoding: found }: Condition): ServerCheck {
  return found === 'UTF8'
    ? well('encoding', same(found))
    : ill(
        'encoding',
        { en: `${found}, which has not every character`, zh: `${found}，不能保存所有字符` },
        { en: 'Move the register to a database that is UTF8.', zh: '请将登记簿移到 UTF8 编码的数据库。' },
      )
}

/** Milliseconds as people say them. */
const seconds = (milliseconds: number): Words => {
  const whole = Math.round(milliseconds / 1000)
  return { en: `${whole} ${whole === 1 ? 'second' : 'seconds'}`, zh: `${whole} 秒` }
}

export function standby({ isStandby, behind }: Condition): ServerCheck {
  if (!isStandby) return well('standby', { en: 'no: it is written to', zh: '否：可写服务器' })
  const age = behind === null ? null : seconds(behind)
  return ill(
    'standby',
    {
      en: `yes: it only follows another${age === null ? '' : `, whose last commit here is ${age.en} old`}`,
      zh: `是：只跟随另一台服务器${age === null ? '' : `，此处最新的提交为 ${age.zh}前`}`,
    },
    {
      en: 'It is good for reading what stands there now. Records, and what was known earlier, want the address of its primary.',
      zh: '可用于查看当前内容；登记以及按以往时刻查询须使用主服务器的地址。',
    },
  )
}

/** After how many milliseconds a replica is behind. */
const mostBehind = 60_000

const confirms = ({ sync }: Replica): boolean => sync === 'sync' || sync === 'quorum'

/** Who follows the server, and how far behind. One that has to confirm and is not there keeps everybody from committing. */
export function replicas({ isStandby, synchronousStandbys }: Condition, found: readonly Replica[]): ServerCheck {
  if (isStandby) return well('replicas', { en: 'of a standby none is asked', zh: '备用服务器不检查' })
  const named = found.map(({ name, state, sync, behind }) => {
    if (state === null)
      return { en: `${name} (more is shown to members of pg_monitor)`, zh: `${name}（详情须有 pg_monitor 权限）` }
    const late =
      behind === null
        ? { en: 'nothing behind', zh: '无延迟' }
        : { en: `${seconds(behind).en} behind`, zh: `落后 ${seconds(behind).zh}` }
    return { en: `${name} (${sync}, ${state}, ${late.en})`, zh: `${name}（${sync}，${state}，${late.zh}）` }
  })
  const isKnown = found.every(({ state }) => state !== null)
  if (synchronousStandbys !== '' && isKnown && !found.some(confirms))
    return ill(
      'replicas',
      {
        en: `none confirms, though synchronous_standby_names is ${synchronousStandbys}: nobody's records are committed`,
        zh: `没有备用服务器确认，而 synchronous_standby_names 为 ${synchronousStandbys}：任何登记都无法提交`,
      },
      {
        en: 'Start the standby again; until then, whoever administers the server may empty synchronous_standby_names.',
        zh: '请启动备用服务器；在此之前，管理员可清空 synchronous_standby_names。',
      },
    )
  if (found.length === 0)
    return well('replicas', {
      en: 'none: if the machine is lost, what came after the last backup is lost',
      zh: '没有：机器损毁时，最近一次备份之后的内容将丢失',
    })
  const late = found.filter(
    ({ behind, state }) => (behind ?? 0) > mostBehind || (state !== null && state !== 'streaming'),
  )
  if (late.length === 0) return well('replicas', joined(named, '; ', '；'))
  return ill('replicas', joined(named, '; ', '；'), {
    en: 'Have the standby, and the network between, looked at: what it lacks is lost if the primary is.',
    zh: '请检查备用服务器及其网络：主服务器损毁时，备用服务器所缺的内容将丢失。',
  })
}

/** Whether what is acknowledged outlives a power cut, and the machine. */
export function durability(
  { fsync, fullPageWrites, synchronousCommit, synchronousStandbys, checksums }: Condition,
  found: readonly Replica[] = [],
): ServerCheck {
  if (!fsync)
    return ill(
      'durability',
      { en: 'fsync is off: a power cut can destroy the register', zh: 'fsync 已关闭：断电可能毁坏登记簿' },
      set('fsync = on'),
    )
  if (!fullPageWrites)
    return ill(
      'durability',
      {
        en: 'full_page_writes is off: a power cut can leave half a page',
        zh: 'full_page_writes 已关闭：断电可能留下残缺的页',
      },
      set('full_page_writes = on'),
    )
  if (synchronousCommit === 'off')
    return ill(
      'durability',
      {
        en: 'synchronous_commit is off: a power cut can take back what was acknowledged',
        zh: 'synchronous_commit 已关闭：断电可能丢失已确认的登记',
      },
      set('synchronous_commit = on'),
    )
  if (synchronousStandbys !== '' && synchronousCommit === 'local')
    return ill(
      'durability',
      {
        en: 'synchronous_commit is local: a failover can take back what was acknowledged, though a standby is named',
        zh: 'synchronous_commit 为 local：虽已指定备用服务器，故障切换仍可能丢失已确认的登记',
      },
      set('synchronous_commit = on'),
    )
  const page = checksums
    ? { en: 'pages bear checksums', zh: '页有校验和' }
    : { en: 'pages bear no checksums', zh: '页无校验和' }
  if (synchronousStandbys === '' && found.length > 0) {
    const names = found.map(({ name }) => name)
    return well('durability', {
      en: `what is acknowledged is on this server's disk (synchronous_commit ${synchronousCommit}); no standby confirms it, so that a failover to ${names.join(' or ')} may lose the newest entries (synchronous_standby_names); ${page.en}`,
      zh: `已确认的登记均已写入该服务器的磁盘（synchronous_commit ${synchronousCommit}）；没有备用服务器确认，切换到 ${names.join(' 或 ')} 可能丢失最新的登记（synchronous_standby_names）；${page.zh}`,
    })
  }
  return synchronousStandbys === ''
    ? well('durability', {
        en: `what is acknowledged is on this server's disk (synchronous_commit ${synchronousCommit}); ${page.en}`,
        zh: `已确认的登记均已写入该服务器的磁盘（synchronous_commit ${synchronousCommit}）；${page.zh}`,
      })
    : well('durability', {
        en: `what is acknowledged is on two servers (synchronous_commit ${synchronousCommit}, ${synchronousStandbys}); ${page.en}`,
        zh: `已确认的登记在两台服务器上（synchronous_commit ${synchronousCommit}，${synchronousStandbys}）；${page.zh}`,
      })
}

/** What becomes of the server's log: with it, and a copy, any moment can be had back. */
export function archive({ archiving, archivedAt, archiveFailedAt, isArchiveFailing }: Condition): ServerCheck {
  if (isArchiveFailing)
    return ill(
      'archive',
      {
        en: `the server's log could not be archived at ${archiveFailedAt} UTC`,
        zh: `服务器日志在 ${archiveFailedAt}（UTC）归档失败`,
      },
      {
        en: 'Have the place that it is archived to, and archive_command, looked at: the disk fills until it is mended.',
        zh: '请检查归档位置和 archive_command：修复之前磁盘会逐渐占满。',
      },
    )
  if (!archiving)
    return well('archive', {
      en: "the server's log is archived nowhere: backups are what pg_dump, a copy of the cluster or certdesk backup made",
      zh: '服务器日志未归档：备份只有 pg_dump、整库复制或 certdesk backup 所作的',
    })
  return well(
    'archive',
    archivedAt === null
      ? { en: 'on, nothing yet', zh: '已启用，尚无内容' }
      : { en: `on, last at ${archivedAt} UTC`, zh: `已启用，最近一次 ${archivedAt}（UTC）` },
  )
}

const namesOf = (logins: readonly ServerLogin[]): string => logins.map(({ login }) => login).join(', ')

/** Who may alter the register itself, what they could do unseen, and what finds it. */
export function owners(logins: readonly ServerLogin[]): ServerCheck {
  const of = (rights: ServerLogin['rights']) => logins.filter((each) => each.rights === rights)
  const [owning, superusers] = [of('owner'), of('superuser')]
  return well('owners', {
    en: `${namesOf(owning) || 'no login'}; superusers: ${namesOf(superusers) || 'none'}. They can disable triggers and change rows and journal past the gate; what they change is found by a mirror or a checkpoint that is kept out of their reach, not by the register alone`,
    zh: `${namesOf(owning) || '无'}；超级用户：${namesOf(superusers) || '无'}。他们可停用触发器，绕过入口改动内容和日志；此类改动须靠他们接触不到的镜像或检查点发现，仅凭登记簿本身不能发现`,
  })
}

/** Whether each login that may write is somebody's, and each that is somebody's may write. */
export function clerks(logins: readonly ServerLogin[]): ServerCheck {
  const nobodys = logins.filter(({ rights, staff }) => rights === 'clerk' && staff === null)
  const outside = logins.filter(({ rights, staff }) => rights === 'none' && staff !== null)
  const writing = logins.filter(({ rights, staff }) => rights !== 'none' && staff !== null)
  const names = (en: string, zh: string, of: readonly ServerLogin[]): Words[] =>
    of.length === 0 ? [] : [{ en: `${en} ${namesOf(of)}`, zh: `${zh}${namesOf(of)}` }]
  const wrong = [
    ...names('let in, but nobody’s:', '已授权但不属于任何人员：', nobodys),
    ...names('somebody’s on record, but not let in:', '已登记使用人但未授权：', outside),
  ]
  if (wrong.length === 0)
    return well('clerks', {
      en: `${writing.length} ${writing.length === 1 ? 'login records' : 'logins record'}`,
      zh: `${writing.length} 个登录账户可登记`,
    })
  return ill('clerks', joined(wrong, '; ', '；'), {
    en: 'Say whose it is: certdesk server clerk add NAME LOGIN — or keep it out: certdesk server clerk remove LOGIN',
    zh: '登记使用人：certdesk server clerk add 姓名 登录账户；或取消权限：certdesk server clerk remove 登录账户',
  })
}

/** In whose name the logins of clerks can record, past the program: the server does not hold who may bind an account to whom. */
export function impersonation(logins: readonly ServerLogin[]): ServerCheck {
  const clerks = logins.filter(({ rights }) => rights === 'clerk')
  if (clerks.length === 0)
    return well('impersonation', { en: 'no login has the rights of a clerk alone', zh: '没有仅有登记权限的登录账户' })
  return well('impersonation', {
    en: `${namesOf(clerks)}: past certdesk, with two calls of the server's functions, such a login can bind itself to any member of staff, a manager too, and then record in their name. The journal keeps that binding and what is recorded after it, both with the login`,
    zh: `${namesOf(clerks)}：绕过 certdesk 两次调用服务器函数，即可把登录账户绑定到任何人员（包括经理），再以其名义登记，即冒用任何人员。日志会留下该绑定和此后的登记，均注明登录账户`,
  })
}

/** What of somebody who was erased is left in the tables' files; archives and copies cannot be told from here. */
export function erased(entry: number | null): ServerCheck<'erased'> {
  if (entry === null) return well('erased', { en: 'nothing is left in the tables', zh: '各表中没有残留' })
  return well('erased', {
    en: `last by entry #${entry}; its tables may hold it until an owner of the database ran certdesk customer person wipe`,
    zh: `最近一次为第 ${entry} 条记录；数据库所有者运行 certdesk customer person wipe 之前，各表中可能仍有残留`,
  })
}

export function size({ size: bytes }: Condition): ServerCheck {
  return well('size', same(`${Math.ceil(bytes / 1_000_000)} MB`))
}

/** How far clocks may be apart, in milliseconds, before somebody should look at them. */
const mostApart = 5000

/** This machine's clock, by which entries are dated, against the server's. `now` is this machine's, at the moment that the server was asked. */
export function clock({ now: there }: Condition, now: number): ServerCheck<'clock'> {
  const apart = now - there
  if (Math.abs(apart) <= mostApart) return well('clock', { en: 'as the server’s', zh: '与服务器一致' })
  const span = seconds(Math.abs(apart))
  return ill(
    'clock',
    {
      en: `this machine's is ${span.en} ${apart < 0 ? 'behind' : 'ahead of'} the server's`,
      zh: `本机时钟比服务器${apart < 0 ? '慢' : '快'} ${span.zh}`,
    },
    {
      en: "Set this machine's clock, or have the server's set: entries are dated by the machine that records them, and never before the one that came last.",
      zh: '请校准本机或服务器的时钟：记录的时刻取自登记所用的电脑，且不早于前一条。',
    },
  )
}
