import { type Problem, unavailable } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { SshAddress } from './address.ts'
import type { Connection } from './ssh-process.ts'

/** How ssh ended, and what came of the program before that. */
export interface Failed {
  readonly ended: Awaited<Connection['ended']>
  /** What came before the program there spoke: the greeting of a shell, an error of it. */
  readonly noise: string
}

interface Reason {
  readonly said: RegExp
  readonly words: (host: string) => Words
  readonly hint: (host: string, address: SshAddress) => Words
}

/** What `ssh` is to be tried with by hand. */
const byHand = ({ user, host, port }: SshAddress): string =>
  ['ssh', ...(port === null ? [] : ['-p', String(port)]), user === null ? host : `${user}@${host}`].join(' ')

/** How its key is forgotten: known hosts are called by their port where that is another than the usual. */
const forgetKey = (host: string, { port }: SshAddress): string =>
  `ssh-keygen -R ${port === null || port === 22 ? host : `"[${host}]:${port}"`}`

const tryByHand = (_: string, address: SshAddress): Words => ({
  en: `See why with "${byHand(address).replace('ssh', 'ssh -v')}".`,
  zh: `可运行 ${byHand(address).replace('ssh', 'ssh -v')} 查看原因。`,
})

/** What ssh says of why it could not connect, in the order in which it is looked for. */
const reasons: readonly Reason[] = [
  {
    said: /remote host identification has changed|host key for .* has changed/i,
    words: (host) => ({
      en: `${host} is not the machine that it was: its host key has changed.`,
      zh: `${host} 的主机密钥已变化，可能不是原来的机器。`,
    }),
    hint: (host, address) => ({
      en: `Ask who administers it whether it was set up anew. Only then forget the old key with: ${forgetKey(host, address)}`,
      zh: `请向管理员确认该机器是否重装过。确认后删除旧密钥：${forgetKey(host, address)}`,
    }),
  },
  {
    said: /host key verification failed/i,
    words: (host) => ({
      en: `Nobody has said yet that ${host} is the right machine: its host key is not known here.`,
      zh: `本机尚未确认 ${host} 的主机密钥。`,
    }),
    hint: (_, address) => ({
      en: `Connect once with "${byHand(address)}" and compare the key that it shows.`,
      zh: `请先运行一次 ${byHand(address)}，核对所显示的密钥。`,
    }),
  },
  {
    said: /permission denied|too many authentication failures|no supported authentication methods/i,
    words: (host) => ({
      en: `${host} lets nobody in with the key or password that ssh has.`,
      zh: `${host} 拒绝登录：密钥或密码不被接受。`,
    }),
    hint: tryByHand,
  },
  {
    said: /could not resolve hostname|name or service not known|nodename nor servname/i,
    words: (host) => ({ en: `No machine is known by the name ${host}.`, zh: `找不到名为 ${host} 的主机。` }),
    hint: () => ({
      en: 'Look at the spelling, and whether this machine is in the office network or its VPN.',
      zh: '请检查主机名，以及本机是否已接入办公网络或 VPN。',
    }),
  },
  {
    said: /connection refused/i,
    words: (host) => ({
      en: `${host} is there, but no ssh server answers at that port.`,
      zh: `${host} 可达，但该端口没有 ssh 服务。`,
    }),
    hint: () => ({
      en: 'Look at the port; on that machine sshd has to run.',
      zh: '请检查端口号；该机器上应运行 sshd。',
    }),
  },
  {
    said: /timed out|no route to host|network is unreachable|host is down/i,
    words: (host) => ({ en: `${host} cannot be reached.`, zh: `无法连接 ${host}。` }),
    hint: () => ({
      en: 'Look at the network or the VPN; nothing was recorded.',
      zh: '请检查网络或 VPN；未登记任何内容。',
    }),
  },
  {
    said: /certdesk['"]?:? (?:command )?not found|certdesk.*(?:is not recognized|no such file)|unknown command.*certdesk/i,
    words: (host) => ({
      en: `certdesk is not installed on ${host}, or not where a command over ssh finds it.`,
      zh: `${host} 上没有安装 certdesk，或 ssh 命令找不到它。`,
    }),
    hint: (_, address) => ({
      en: `"${byHand(address)} certdesk --version" must print its version: put it, or a link to it, in /usr/local/bin there (docs/offices.md).`,
      zh: `${byHand(address)} certdesk --version 应输出版本号：请在该机器的 /usr/local/bin 中放置程序或其链接（见 docs/offices.md）。`,
    }),
  },
  {
    said: /env:.*\bnode\b.*no such file|\bnode['"]?:? (?:command )?not found/i,
    words: (host) => ({
      en: `certdesk is on ${host}, but not Node.js, or not where a command over ssh finds it.`,
      zh: `${host} 上有 certdesk，但没有 Node.js，或 ssh 命令找不到它。`,
    }),
    hint: (_, address) => ({
      en: `"${byHand(address)} node --version" must print its version: put it, or a link to it, in /usr/local/bin there (docs/offices.md).`,
      zh: `${byHand(address)} node --version 应输出版本号：请在该机器的 /usr/local/bin 中放置程序或其链接（见 docs/offices.md）。`,
    }),
  },
]

/** The last line of what was said, as far as it is text. */
const lastLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/[^\P{C}\t]/gu, '').trim())
    .filter((line) => line !== '' && !/^\*+|^Warning: Permanently added/.test(line))
    .at(-1)
    ?.slice(0, 300) ?? ''

/** What ssh ends with where it could not connect. */
const sshFailed = 255

/** Why the program on the other machine never spoke. */
export function notConnected({ ended, noise }: Failed, address: SshAddress): Problem {
  const { host } = address
  if (ended.notFound)
    return unavailable(
      { en: 'There is no ssh on this machine.', zh: '本机没有 ssh。' },
      {
        en: 'Install OpenSSH: on Windows "OpenSSH Client" among the optional features, on Linux the package openssh-client.',
        zh: '请安装 OpenSSH：Windows 在“可选功能”中添加 OpenSSH 客户端，Linux 安装 openssh-client。',
      },
    )
  const said = `${ended.said}\n${noise}`
  const reason = reasons.find((each) => each.said.test(said))
  if (reason !== undefined) return unavailable(reason.words(host), reason.hint(host, address))
  const line = lastLine(said)
  const quoted = line === '' ? { en: '', zh: '' } : { en: ` It says: ${line}`, zh: `返回：${line}` }
  const answers = ended.code === 0 || noise !== ''
  // ssh's own failures are 255; what else it ends with is how the command ended that it was to run there.
  if (!answers && ended.code !== null && ended.code !== sshFailed)
    return unavailable(
      {
        en: `${host} lets you in, but certdesk did not start there.${quoted.en}`,
        zh: `${host} 允许登录，但其上的 certdesk 未能启动。${quoted.zh}`,
      },
      {
        en: 'Ask who administers that machine; docs/offices.md says what has to be installed there, and where.',
        zh: '请联系该机器的管理员；docs/offices.md 说明了应安装什么、装在何处。',
      },
    )
  return unavailable(
    answers
      ? {
          en: `What answers on ${host} is not certdesk.${quoted.en}`,
          zh: `${host} 上应答的不是 certdesk。${quoted.zh}`,
        }
      : { en: `ssh could not connect to ${host}.${quoted.en}`, zh: `ssh 无法连接 ${host}。${quoted.zh}` },
    tryByHand(host, address),
  )
}

/** Said while ssh goes on trying, to whoever sits at a terminal: it may be asking them something. */
export const stillConnecting = (host: string): Words => ({
  en: `ssh is still connecting to ${host}; Ctrl-C ends it.`,
  zh: `ssh 仍在连接 ${host}，按 Ctrl-C 可结束。`,
})

/** Nothing came for a minute, and nobody is there whom ssh might be asking something. */
export const notReached = (host: string): Problem =>
  unavailable(
    { en: `${host} has not answered for a minute.`, zh: `${host} 已有一分钟没有应答。` },
    { en: 'Look at the network or the VPN; nothing was recorded.', zh: '请检查网络或 VPN；未登记任何内容。' },
  )

/** The connection ended, or fell silent, while the command ran. */
export const brokenOff = (host: string, isSilent: boolean): Problem =>
  unavailable(
    isSilent
      ? {
          en: `${host} has not answered for a minute: the connection hangs, or the program there.`,
          zh: `${host} 已有一分钟没有响应。`,
        }
      : {
          en: `The connection to ${host} broke off before the command was done.`,
          zh: `与 ${host} 的连接在命令完成前中断。`,
        },
    {
      en: 'What was said to be recorded before stands; nothing else was recorded. Run it again once the network is there.',
      zh: '此前已提示登记的内容有效，其余均未登记。网络恢复后请重新运行。',
    },
  )

/** The same where an entry was about to be committed, and nobody can be asked whether it was. */
export const notKnown = (host: string, { seq }: { readonly seq: number }): Problem =>
  unavailable(
    {
      en: `The connection to ${host} broke off while entry #${seq} was being committed: whether it is on record cannot be asked now.`,
      zh: `与 ${host} 的连接在提交第 ${seq} 条记录时中断，目前无法确认是否已登记。`,
    },
    {
      en: `Once the network is there, look with "certdesk audit list" whether #${seq} is yours before you type it again.`,
      zh: `网络恢复后，请先用 certdesk audit list 查看第 ${seq} 条是否为本次所录，再决定是否重新输入。`,
    },
  )

/** Another protocol is spoken there. */
export const otherProtocol = (host: string, theirs: string, ours: string): Problem =>
  unavailable(
    {
      en: `certdesk ${theirs} on ${host} and certdesk ${ours} here do not understand each other.`,
      zh: `${host} 上的 certdesk ${theirs} 与本机的 certdesk ${ours} 互不兼容。`,
    },
    { en: 'Install the same version on both machines.', zh: '请在两台机器上安装相同版本。' },
  )

/** What came over the connection is none of what is agreed. */
export const notUnderstood = (host: string, why: Words): Problem =>
  unavailable(
    {
      en: `What came from ${host} is not what certdesk says, so the connection was ended: ${why.en}.`,
      zh: `来自 ${host} 的数据不符合约定，连接已断开：${why.zh}。`,
    },
    {
      en: 'Ask who administers that machine; nothing on this one was read or written.',
      zh: '请联系该机器的管理员；本机没有文件被读取或写入。',
    },
  )
