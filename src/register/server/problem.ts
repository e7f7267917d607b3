import { type Problem, unavailable } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { addressText, type ServerAddress, serverWords } from './address.ts'
import { ServerFailure } from './link.ts'
import { type Failure, ownCodes } from './message.ts'

/** What a sentence is made of. */
interface About {
  readonly failure: Failure
  readonly address: ServerAddress
  readonly server: Words
  readonly user: string
  readonly openPasswordFile: string | null
}

type Sentence = (about: About) => readonly [what: Words, toDo: Words]

const again: Words = {
  en: 'Try again in a moment; if it stays so, ask whoever looks after the server.',
  zh: '请稍后重试；若一直如此，请联系服务器管理员。',
}

const nothingDone: Words = { en: 'Nothing was recorded.', zh: '未登记任何内容。' }

/** Whether what was asked before is on record, where the answer to it was lost. */
const perhapsDone: Words = {
  en: 'Look with "certdesk audit list" whether the command was recorded before you run it again.',
  zh: '再次执行之前，请先用 certdesk audit list 查看该命令是否已登记。',
}

const hostUnknown: Sentence = ({ server }) => [
  { en: `There is no host ${server.en}.`, zh: `找不到主机 ${server.zh}。` },
  {
    en: 'Check how it is written in the address of the register, and whether this machine is on the network.',
    zh: '请检查登记库地址中的主机名，以及本机是否已联网。',
  },
]

const refusedThere: Sentence = ({ server, address }) =>
  address.host.startsWith('/')
    ? [
        {
          en: `No PostgreSQL server listens in ${address.host}.`,
          zh: `${address.host} 中没有 PostgreSQL 服务器在监听。`,
        },
        {
          en: 'Check the folder of its socket and the port, and whether the server runs.',
          zh: '请检查套接字文件夹和端口，以及服务器是否在运行。',
        },
      ]
    : [
        { en: `No PostgreSQL server listens at ${server.en}.`, zh: `${server.zh} 上没有 PostgreSQL 服务器在监听。` },
        {
          en: 'Check host and port in the address of the register, and whether the server runs and lets this machine in (listen_addresses, firewall).',
          zh: '请检查登记库地址中的主机和端口，以及服务器是否在运行并允许本机连接（listen_addresses、防火墙）。',
        },
      ]

const unreachable: Sentence = ({ server }) => [
  { en: `The server ${server.en} does not answer.`, zh: `服务器 ${server.zh} 没有应答。` },
  {
    en: 'Check whether this machine is on the network and may reach the server (VPN, firewall), and whether the server runs.',
    zh: '请检查本机是否已联网并能访问该服务器（VPN、防火墙），以及服务器是否在运行。',
  },
]

const gone: Sentence = ({ server, failure }) => [
  { en: `The connection to the server ${server.en} has ended.`, zh: `与服务器 ${server.zh} 的连接已中断。` },
  failure.isUnanswered ? perhapsDone : again,
]

const silent: Sentence = ({ server, failure }) => [
  { en: `The server ${server.en} does not answer any more.`, zh: `服务器 ${server.zh} 不再应答。` },
  failure.isUnanswered ? perhapsDone : again,
]

const noTls: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} has no TLS, and what is sent would be readable on the way.`,
    zh: `服务器 ${server.zh} 未启用 TLS，传输内容可能在途中被读取。`,
  },
  {
    en: 'Have TLS turned on there (ssl = on). In a network that nobody else listens in on, "?sslmode=disable" behind the address does without.',
    zh: '请在服务器上启用 TLS（ssl = on）。若网络中无人能够窃听，可在地址后加 ?sslmode=disable 不用 TLS。',
  },
]

const notTrusted: Sentence = ({ server, failure }) => [
  {
    en: `The certificate of the server ${server.en} is not to be trusted (${failure.message}).`,
    zh: `服务器 ${server.zh} 的证书不可信（${failure.message}）。`,
  },
  {
    en: 'Give the file of certificates that it is signed with, "?sslrootcert=FILE" behind the address; ask the administrator for it, and if the server has changed, why.',
    zh: '请向管理员索取签发该证书的证书文件，并在地址后加 ?sslrootcert=文件；若服务器证书有变动，请问明原因。',
  },
]

const otherName: Sentence = ({ server }) => [
  {
    en: `The certificate that answered bears another name than ${server.en}.`,
    zh: `应答方的证书上的名称不是 ${server.zh}。`,
  },
  {
    en: 'Write the host as the certificate has it. If that is not the reason, somebody else may answer in its place: ask the administrator.',
    zh: '请按证书上的名称写主机。若原因不在此，可能有人冒充该服务器：请联系管理员。',
  },
]

const outOfDate: Sentence = ({ server }) => [
  { en: `The certificate of the server ${server.en} is not valid today.`, zh: `服务器 ${server.zh} 的证书今天无效。` },
  {
    en: 'Check the date of this machine; if it is right, the administrator has to renew the certificate.',
    zh: '请检查本机日期；若日期无误，需由管理员更新证书。',
  },
]

const tlsFailed: Sentence = ({ server, failure }) => [
  {
    en: `No protected connection to the server ${server.en} came about (${failure.code}).`,
    zh: `无法与服务器 ${server.zh} 建立加密连接（${failure.code}）。`,
  },
  {
    en: 'The server may know only old versions of TLS, or something between may disturb it: ask whoever looks after the server.',
    zh: '可能服务器只支持旧版 TLS，或中间设备造成干扰：请联系服务器管理员。',
  },
]

const rootCertificate: Sentence = ({ address }) => [
  {
    en: `The file of certificates ${address.rootCertificate ?? ''} cannot be read.`,
    zh: `证书文件 ${address.rootCertificate ?? ''} 无法读取。`,
  },
  { en: 'Check sslrootcert in the address of the register.', zh: '请检查登记库地址中的 sslrootcert。' },
]

const notPostgres: Sentence = ({ server }) => [
  { en: `What answers at ${server.en} is no PostgreSQL server.`, zh: `在 ${server.zh} 应答的不是 PostgreSQL 服务器。` },
  { en: 'Check host and port in the address of the register.', zh: '请检查登记库地址中的主机和端口。' },
]

const passwordPlaces: Words = {
  en: 'in the environment variable PGPASSWORD or in the password file (~/.pgpass, readable by you alone)',
  zh: '环境变量 PGPASSWORD 或密码文件（~/.pgpass，仅本人可读）',
}

const openFile = (file: string): Words => ({
  en: `The password file ${file} was left out, since others may read it: make it yours alone (chmod 600).`,
  zh: `密码文件 ${file} 因他人可读而未被使用：请改为仅本人可读（chmod 600）。`,
})

const noPassword: Sentence = ({ server, openPasswordFile }) => [
  {
    en: `The server ${server.en} asks for a password, and none is there.`,
    zh: `服务器 ${server.zh} 要求密码，但未找到密码。`,
  },
  openPasswordFile === null
    ? { en: `Put it ${passwordPlaces.en}.`, zh: `请将密码放在${passwordPlaces.zh}中。` }
    : openFile(openPasswordFile),
]

const notLetIn: Sentence = ({ server, user, openPasswordFile }) => [
  {
    en: `The server ${server.en} does not let ${user} in: the password is wrong, or there is no such login.`,
    zh: `服务器 ${server.zh} 拒绝 ${user} 登录：密码错误，或没有该登录账户。`,
  },
  openPasswordFile === null
    ? {
        en: `Check the user in the address, and the password ${passwordPlaces.en}.`,
        zh: `请检查地址中的用户名，以及${passwordPlaces.zh}中的密码。`,
      }
    : openFile(openPasswordFile),
]

const notAllowed: Sentence = ({ server, user }) => [
  {
    en: `The server ${server.en} lets nobody in from here as ${user}.`,
    zh: `服务器 ${server.zh} 不允许 ${user} 从本机登录。`,
  },
  {
    en: 'Ask the administrator: pg_hba.conf says which logins may come from where, and whether with TLS.',
    zh: '请联系管理员：pg_hba.conf 规定哪些账户可以从何处登录，以及是否须用 TLS。',
  },
]

const noDatabase: Sentence = ({ server, address }) => [
  {
    en: `The server ${server.en} has no database ${address.database}.`,
    zh: `服务器 ${server.zh} 上没有数据库 ${address.database}。`,
  },
  {
    en: 'Check its name in the address of the register, or have the administrator make it.',
    zh: '请检查登记库地址中的数据库名，或请管理员创建。',
  },
]

const noRights: Sentence = ({ failure, user }) => [
  {
    en: `${user} may not do this there (${failure.message}).`,
    zh: `${user} 在该服务器上无权执行此操作（${failure.message}）。`,
  },
  { en: 'Ask the administrator to let this login use the register.', zh: '请联系管理员授权该登录账户使用登记库。' },
]

const stopping: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} was stopped, or has ended this connection.`,
    zh: `服务器 ${server.zh} 已停止，或已结束本次连接。`,
  },
  failure.isUnanswered ? perhapsDone : again,
]

const starting: Sentence = ({ server }) => [
  { en: `The server ${server.en} is only starting, or stopping.`, zh: `服务器 ${server.zh} 正在启动或停止。` },
  again,
]

const tooMany: Sentence = ({ server }) => [
  { en: `The server ${server.en} has too many connections already.`, zh: `服务器 ${server.zh} 的连接数已满。` },
  {
    en: 'Try again when others have finished; the administrator may allow more (max_connections).',
    zh: '请待他人结束后重试；管理员可调高上限（max_connections）。',
  },
]

const lockNotHad: Sentence = ({ server }) => [
  {
    en: `Somebody else has been writing to the register at ${server.en} for half a minute. ${nothingDone.en}`,
    zh: `他人正在写入 ${server.zh} 上的登记库，已等待半分钟。${nothingDone.zh}`,
  },
  { en: 'Run the same command again in a moment.', zh: '请稍后再次运行同一命令。' },
]

const tookTooLong: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} has ended a transaction that stood still for half a minute. ${nothingDone.en}`,
    zh: `服务器 ${server.zh} 已结束停顿超过半分钟的事务。${nothingDone.zh}`,
  },
  { en: 'Run the same command again.', zh: '请再次运行同一命令。' },
]

const standby: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} is a standby: it can be read from, and nothing can be written there.`,
    zh: `服务器 ${server.zh} 是备用服务器：只能读取，不能写入。`,
  },
  {
    en: 'Give the address of the server that is written to; after a failover the administrator knows which one it is.',
    zh: '请使用可写服务器的地址；发生故障切换后请向管理员确认。',
  },
]

const standbyConflict: Sentence = ({ server }) => [
  {
    en: `The standby ${server.en} broke the reading off to follow its primary.`,
    zh: `备用服务器 ${server.zh} 为与主服务器同步而中断了读取。`,
  },
  again,
]

const diskFull: Sentence = ({ server }) => [
  {
    en: `The disk of the server ${server.en} is full. ${nothingDone.en}`,
    zh: `服务器 ${server.zh} 的磁盘已满。${nothingDone.zh}`,
  },
  { en: 'Have room made there, then run the same command again.', zh: '请在服务器上腾出空间后再次运行同一命令。' },
]

const noMemory: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} lacks memory or room for this (${failure.message}).`,
    zh: `服务器 ${server.zh} 的内存或资源不足（${failure.message}）。`,
  },
  again,
]

const failing: Sentence = ({ server, failure }) => [
  {
    en: `The server ${server.en} cannot read or write its files (${failure.message}).`,
    zh: `服务器 ${server.zh} 无法读写其文件（${failure.message}）。`,
  },
  { en: 'Tell whoever looks after the server: its disk may be failing.', zh: '请通知服务器管理员：其磁盘可能有故障。' },
]

const nulCharacter: Sentence = () => [
  {
    en: 'A text has the character U+0000 in it, which PostgreSQL keeps nowhere.',
    zh: '文本中含有字符 U+0000，PostgreSQL 无法保存。',
  },
  { en: 'Take it out, then run the same command again.', zh: '请去掉该字符后再次运行同一命令。' },
]

/** By what code: SQLSTATEs, errors of the system and of TLS, and our own. */
const sentences: readonly (readonly [codes: RegExp, sentence: Sentence])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, hostUnknown],
  [/^(ECONNREFUSED|ENOENT)$/, refusedThere],
  [new RegExp(`^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|${ownCodes.connectTimeout})$`), unreachable],
  [new RegExp(`^${ownCodes.silent}$`), silent],
  [new RegExp(`^${ownCodes.noTls}$`), noTls],
  [new RegExp(`^${ownCodes.noPassword}$`), noPassword],
  [new RegExp(`^${ownCodes.notPostgres}$`), notPostgres],
  [new RegExp(`^${ownCodes.rootCertificate}$`), rootCertificate],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, otherName],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, outOfDate],
  [/^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/, notTrusted],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_|ERR_OSSL_)/, tlsFailed],
  [/^28P01$/, notLetIn],
  [/^28/, notAllowed],
  [/^3D000$/, noDatabase],
  [/^42501$/, noRights],
  [/^(57P03)$/, starting],
  [/^57P/, stopping],
  [/^53300$/, tooMany],
  [/^55P03$/, lockNotHad],
  [/^25P0[34]$/, tookTooLong],
  [/^25006$/, standby],
  [/^40001$/, standbyConflict],
  [/^53100$/, diskFull],
  [/^53/, noMemory],
  [/^(58|XX001|XX002)/, failing],
  [/^(22021|22P05)$/, nulCharacter],
  [new RegExp(`^(08...|EPIPE|ECONNRESET|ECONNABORTED|ERR_STREAM_\\w+|${ownCodes.gone})$`), gone],
]

/** What an error of a server, or of the way to it, means for whoever works with the register there. Any other is returned as it is. */
export function serverProblem(error: unknown, address: ServerAddress): Problem | unknown {
  if (!(error instanceof ServerFailure)) return error
  const { failure, login } = error
  const found = sentences.find(([codes]) => codes.test(failure.code))
  if (found === undefined) return failure.isConnecting ? notConnected(failure, address) : error
  const [, sentence] = found
  return unavailable(...sentence({ failure, address, server: serverWords(address), ...login }))
}

/** Whatever else keeps somebody out: what was said there is all that can be told. */
const notConnected = ({ message, code }: Failure, address: ServerAddress): Problem => {
  const said = same(message === '' ? code : message)
  return unavailable(
    {
      en: `The register at ${addressText(address)} cannot be reached (${said.en}).`,
      zh: `无法连接 ${addressText(address)} 上的登记库（${said.zh}）。`,
    },
    again,
  )
}
