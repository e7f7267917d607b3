import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'

/** A register on another machine, as `--register ssh://[user@]host[:port]/path` names it. */
export interface SshAddress {
  readonly user: string | null
  readonly host: string
  readonly port: number | null
  /** The register's whole path on that machine, as its own system writes it. */
  readonly path: string
  /** As it was typed. */
  readonly text: string
}

/** A name that ssh takes for nothing but a name: neither an option nor what its configuration would hand to a shell. */
const isName = (text: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u.test(text)
const isUser = (text: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}._@+\\$-]*$/u.test(text)
/** An IPv6 address, perhaps of one interface: fe80::1%eth0. */
const isIpv6 = (text: string): boolean => /^[\da-f:.]*:[\da-f:.]*(%[\w.-]+)?$/i.test(text)

const form: Words = {
  en: 'Write it as ssh://[USER@]HOST[:PORT]/PATH, such as ssh://lilei@office/srv/certdesk/register.db.',
  zh: '请写成 ssh://[用户@]主机[:端口]/路径，如 ssh://lilei@office/srv/certdesk/register.db。',
}

const wrong = (text: string, why: Words): Problem =>
  usage({ en: `"${text}" names no register: ${why.en}.`, zh: `“${text}”不是有效的登记簿地址：${why.zh}。` }, form)

/** The text without what may be a password: it is not to be repeated anywhere. */
const withoutPassword = (text: string): string => text.replace(/^(ssh:\/\/)[^/]*@/i, '$1…@')

/**
 * The parts of an address. Usage problems: no host; a host or a user that ssh could take for an option; a password, which would stand in the list
 * of processes; a port that is none; no path.
 */
export function sshAddress(typed: string): SshAddress {
  const text = typed.trim()
  const [, userinfo, host = '', port, path] =
    /^ssh:\/\/(?:([^/]*)@)?(\[[^\]/]*\]|[^/:]*)(?::([^/]*))?(\/.*)?$/is.exec(text) ?? []
  if (!/^ssh:\/\//i.test(text)) throw wrong(text, { en: 'two slashes belong behind ssh:', zh: 'ssh: 后应有两个斜杠' })
  const user = userinfo === undefined ? null : decoded(userinfo, text)
  if (user?.includes(':') === true || /^[^/]*:[^/]*@/.test(text.slice('ssh://'.length)))
    throw wrong(withoutPassword(text), {
      en: 'it has a password, which every account of this machine could read; ssh asks for one itself, or takes a key',
      zh: '其中含有密码，本机所有账户都能看到；密码由 ssh 自行询问，或使用密钥',
    })
  if (user !== null && !isUser(user)) throw wrong(text, { en: `"${user}" is no user`, zh: `“${user}”不是用户名` })
  const isBracketed = host.startsWith('[')
  const name = isBracketed ? host.slice(1, -1) : host
  if (name === '') throw wrong(text, { en: 'it names no host', zh: '没有主机名' })
  if (isBracketed ? !isIpv6(name) : !isName(name))
    throw wrong(text, { en: `"${name}" is no host`, zh: `“${name}”不是主机名` })
  const number = port === undefined ? null : /^\d{1,5}$/.test(port) ? Number(port) : 0
  if (number !== null && (number < 1 || number > 65_535))
    throw wrong(text, { en: `"${port}" is no port`, zh: `“${port}”不是端口号` })
  const file = decoded(path ?? '', text)
  if (/^\/*$/.test(file)) throw wrong(text, { en: 'it names no file there', zh: '没有登记簿的路径' })
  // A drive of Windows stands behind the slash that ends the host.
  return { user, host: name, port: number, path: /^\/[a-z]:[\\/]/i.test(file) ? file.slice(1) : file, text }
}

/** A part of an address, in which characters may be written as %20. One that is written as itself is meant as such. */
function decoded(part: string, text: string): string {
  if (/[\u0000-\u001f\u007f]/.test(part)) throw wrong(text, { en: 'a line of it ends', zh: '其中含有换行或控制字符' })
  try {
    const plain = decodeURIComponent(part)
    return /[\u0000-\u001f\u007f]/.test(plain) ? part : plain
  } catch {
    return part
  }
}

/** What ssh is started with, and nothing of the command line in it: only the program there is named, which is told the rest over its input. */
export const sshArguments = ({ user, host, port }: SshAddress): readonly string[] => [
  '-T',
  ...(port === null ? [] : ['-p', String(port)]),
  '--',
  user === null ? host : `${user}@${host}`,
  'certdesk',
  'serve-ssh',
]
