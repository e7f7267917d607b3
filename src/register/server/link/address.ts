import { usage } from '../../../clause/problem.ts'
import { same, type Words } from '../../../clause/words.ts'

/**
 * How far a connection is protected, as PostgreSQL's own programs name it: `prefer` goes on in the clear where the server
 * has no TLS, `require` accepts whoever answers, `verify-ca` a certificate that is signed, `verify-full` one that bears the host's name too.
 */
export type TlsMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'

const modes: readonly string[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] satisfies TlsMode[]

/** Where a server listens. */
export interface ServerHost {
  /** A name, an IP address without brackets, or the folder of a socket, which begins with `/`. */
  readonly host: string
  readonly port: number
}

/** Where a register on a server is. Nothing of it is secret. */
export interface ServerAddress {
  /** Who logs in; null leaves it to PGUSER and the account. */
  readonly user: string | null
  /** The server, or those of which one is written to and the others follow it, whichever that is at the moment. */
  readonly hosts: readonly [ServerHost, ...ServerHost[]]
  readonly database: string
  readonly tls: TlsMode
  /** The certificates by which a server's is checked: a file, or null for those that Node trusts. */
  readonly rootCertificate: string | null
}

const usualPort = 5432

/** Longer names the server cuts off without a word, and another database or account might be meant. */
const longestName = 63

/** Whether a register is said to be on a PostgreSQL server. */
export const isServerAddress = (text: string): boolean => /^postgres(ql)?:\/\//i.test(text)

/** For people who are to type it. */
const form: Words = { en: 'postgres://[USER@]HOST[:PORT]/DATABASE', zh: 'postgres://[用户@]主机[:端口]/数据库' }

const formHint: Words = {
  en: `An address reads ${form.en}, such as postgres://li@db.example.cn/certdesk.`,
  zh: `地址的写法为 ${form.zh}，例如 postgres://li@db.example.cn/certdesk。`,
}

/** Never with the text itself: a password may stand in it wherever somebody put it. */
const refused = (en: string, zh: string, hint: Words = formHint) =>
  usage({ en: `The address of the register ${en}.`, zh: `登记簿地址${zh}。` }, hint)

const withPassword = () =>
  refused('has a password in it', '中含有密码', {
    en: 'Everybody on this machine could read it there. Leave it out, and put it in the environment variable PGPASSWORD or in the password file (~/.pgpass).',
    zh: '本机所有人都能从命令行看到它。请从地址中去掉，改放在环境变量 PGPASSWORD 或密码文件（~/.pgpass）中。',
  })

/** What stands between the marks of an address: user, hosts, database, parameters. */
const parts = /^(?:([^@/?]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s

/** A host and its port. */
const hostParts = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/s

/** What was written with %. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refused('has a % that is followed by no character', '中的 % 之后不是有效字符')
  }
}

function nameOf(written: string, what: Words): string {
  const name = decoded(written)
  if (/\p{Cc}/u.test(name)) throw refused(`has a control character in its ${what.en}`, `的${what.zh}中含有控制字符`)
  if (Buffer.byteLength(name) > longestName)
    throw refused(`has a ${what.en} that is longer than PostgreSQL allows`, `的${what.zh}超过 PostgreSQL 允许的长度`, {
      en: `It may have ${longestName} bytes: as many letters, or ${Math.floor(longestName / 3)} Chinese characters.`,
      zh: `最长 ${longestName} 个字节，即 ${longestName} 个字母或 ${Math.floor(longestName / 3)} 个汉字。`,
    })
  return name
}

function portOf(written: string | undefined): number {
  if (written === undefined || written === '') return usualPort
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0
  if (port < 1 || port > 65_535) throw refused('has no valid port', '的端口无效')
  return port
}

function hostOf(written: string): string {
  const host = decoded(written.replace(/^\[(.*)\]$/, '$1'))
  if (host === '')
    throw refused('names no host', '没有写主机', {
      en: `${formHint.en} A server on this machine is localhost, or the folder of its socket, as in postgres://%2Fvar%2Frun%2Fpostgresql/certdesk.`,
      zh: `${formHint.zh}本机服务器写 localhost，或其套接字所在文件夹，例如 postgres://%2Fvar%2Frun%2Fpostgresql/certdesk。`,
    })
  if (/[\p{Cc}\s#@%",\\<>|^`{}]/u.test(host) || (host.includes('/') && !host.startsWith('/')))
    throw refused('has no valid host', '的主机无效')
  return host
}

function hostsOf(written: string): ServerAddress['hosts'] {
  const [first = '', ...others] = written.split(',')
  const read = (text: string): ServerHost => {
    const [, host, port] = hostParts.exec(text) ?? []
    if (host === undefined) throw refused('cannot be read', '无法识别')
    return { host: hostOf(host), port: portOf(port) }
  }
  return [read(first), ...others.map(read)]
}

/** The parameters behind the question mark; throws where one is not known, or said twice. */
function parametersOf(written: string | undefined): Map<string, string> {
  const given = new Map<string, string>()
  for (const part of (written ?? '').split('&').filter((each) => each !== '')) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
    const key = decoded(name)
    if (/^(ssl)?password$/i.test(key)) throw withPassword()
    if (key !== 'sslmode' && key !== 'sslrootcert')
      throw refused('has a parameter that certdesk does not know', '中有 certdesk 不支持的参数', {
        en: 'It may have sslmode and sslrootcert.',
        zh: '可用的参数为 sslmode 和 sslrootcert。',
      })
    if (given.has(key)) throw refused(`says ${key} twice`, `中 ${key} 写了两次`)
    given.set(key, decoded(value))
  }
  return given
}

/** Whether what is sent to a host stays on this machine. */
const isHere = (host: string): boolean => host.startsWith('/') || /^(localhost|127(\.\d+){3}|::1)$/i.test(host)

/** Whether all of an address's servers are on this machine. */
export const areHere = ({ hosts }: Pick<ServerAddress, 'hosts'>): boolean => hosts.every(({ host }) => isHere(host))

/** Whether they are reached by the folders of their sockets, where nothing goes over a network. */
const areSockets = ({ hosts }: Pick<ServerAddress, 'hosts'>): boolean => hosts.every(({ host }) => host.startsWith('/'))

function tlsOf(mode: string | undefined, at: Pick<ServerAddress, 'hosts'>): TlsMode {
  if (areSockets(at)) return 'disable'
  // A register has people's names and numbers in it: over a network nobody but the server that is meant is to read them, unless that was said.
  if (mode === undefined) return areHere(at) ? 'prefer' : 'verify-full'
  if (!modes.includes(mode))
    throw refused('has an sslmode that there is not', '中的 sslmode 无效', {
      en: `It is one of ${modes.join(', ')}.`,
      zh: `可用的值：${modes.join('、')}。`,
    })
  return mode as TlsMode
}

/**
 * Reads `postgres://[user@]host[:port][,host[:port]…]/database[?sslmode=…&sslrootcert=…]`. Throws a usage problem that says what is wrong and never repeats
 * the text. Without an sslmode a server elsewhere must prove by a certificate that it is the one that is named.
 */
export function serverAddress(text: string): ServerAddress {
  if (!isServerAddress(text)) throw refused('cannot be read', '无法识别')
  const rest = text.replace(/^postgres(ql)?:\/\//i, '')
  // Whatever stands before the last @ may be a password with marks of its own in it.
  const account = rest.slice(0, Math.max(rest.lastIndexOf('@'), 0))
  if (/:|%3a/i.test(account) && !account.includes('?')) throw withPassword()
  const [, user, written, database, parameters] = parts.exec(rest) ?? []
  const given = parametersOf(parameters)
  if (written === undefined) throw refused('cannot be read', '无法识别')
  const at = { hosts: hostsOf(written) }
  if (database === undefined || database === '') throw refused('names no database', '没有写数据库')
  return {
    ...at,
    user: user === undefined || user === '' ? null : nameOf(user, { en: 'user', zh: '用户名' }),
    database: nameOf(database, { en: 'database', zh: '数据库名' }),
    tls: tlsOf(given.get('sslmode'), at),
    rootCertificate: given.get('sslrootcert') || null,
  }
}

/** The marks of an address that a name must not be read as. */
const escaped = (name: string) => name.replace(/[%@:/?#[\],]/g, encodeURIComponent)

/** A host with its port where that is not the usual one. */
const placed = ({ host, port }: ServerHost, written: string): string =>
  `${host.includes(':') ? `[${host}]` : written}${port === usualPort ? '' : `:${port}`}`

/** An address as messages name it: who, where and which database, never a password. */
export function addressText({ user, hosts, database }: Pick<ServerAddress, 'user' | 'hosts' | 'database'>): string {
  const who = user === null ? '' : `${escaped(user)}@`
  return `postgres://${who}${hosts.map((at) => placed(at, escaped(at.host))).join(',')}/${escaped(database)}`
}

/** A register's address as whoever reads a journal may have it: everybody logs in as themselves. */
export const placeOf = (address: ServerAddress): string => addressText({ ...address, user: null })

/** An address as it is to be typed by others: with how the connection is protected, where that is not what is meant without a word. */
export function wholeAddress(address: ServerAddress): string {
  const { tls, rootCertificate } = address
  const given = [
    ...(tls === tlsOf(undefined, address) ? [] : [`sslmode=${tls}`]),
    ...(rootCertificate === null ? [] : [`sslrootcert=${rootCertificate.replace(/[%&?#]/g, encodeURIComponent)}`]),
  ]
  return addressText(address) + (given.length === 0 ? '' : `?${given.join('&')}`)
}

/** A server, for sentences about it: its host, with the port where that is not the usual one. */
export const hostWords = (at: ServerHost): Words => same(placed(at, at.host))

/** The server of an address, or its servers. */
export const serverWords = ({ hosts }: Pick<ServerAddress, 'hosts'>): Words =>
  same(hosts.map((at) => placed(at, at.host)).join(','))
