import type { Words } from '../../../clause/words.ts'
import type { Sentence } from './sentence.ts'

// What keeps somebody from getting to a server, or into it.

export const hostUnknown: Sentence = ({ server }) => [
  { en: `There is no host ${server.en}.`, zh: `找不到主机 ${server.zh}。` },
  {
    en: 'Check how it is written in the address of the register, and whether this machine is on the network.',
    zh: '请检查登记簿地址中的主机名，以及本机是否已联网。',
  },
]

export const refusedThere: Sentence = ({ server, host }) =>
  host.startsWith('/')
    ? [
        { en: `No PostgreSQL server listens in ${host}.`, zh: `${host} 中没有 PostgreSQL 服务器在监听。` },
        {
          en: 'Check the folder of its socket and the port, and whether the server runs.',
          zh: '请检查套接字文件夹和端口，以及服务器是否在运行。',
        },
      ]
    : [
        { en: `No PostgreSQL server listens at ${server.en}.`, zh: `${server.zh} 上没有 PostgreSQL 服务器在监听。` },
        {
          en: 'Check host and port in the address of the register, and whether the server runs and lets this machine in (listen_addresses, firewall).',
          zh: '请检查登记簿地址中的主机和端口，以及服务器是否在运行并允许本机连接（listen_addresses、防火墙）。',
        },
      ]

export const unreachable: Sentence = ({ server }) => [
  { en: `The server ${server.en} does not answer.`, zh: `服务器 ${server.zh} 没有应答。` },
  {
    en: 'Check whether this machine is on the network and may reach the server (VPN, firewall), and whether the server runs.',
    zh: '请检查本机是否已联网并能访问该服务器（VPN、防火墙），以及服务器是否在运行。',
  },
]

export const noTls: Sentence = ({ server }) => [
  {
    en: `The server ${server.en} has no TLS, and what is sent would be readable on the way.`,
    zh: `服务器 ${server.zh} 未启用 TLS，传输内容可能在途中被读取。`,
  },
  {
    en: 'Have TLS turned on there (ssl = on). In a network that nobody else listens in on, "?sslmode=disable" behind the address does without.',
    zh: '请在服务器上启用 TLS（ssl = on）。若网络中无人能够窃听，可在地址后加 ?sslmode=disable 不用 TLS。',
  },
]

export const notTrusted: Sentence = ({ server, failure }) => [
  {
    en: `The certificate of the server ${server.en} is not to be trusted (${failure.message}).`,
    zh: `服务器 ${server.zh} 的证书不可信（${failure.message}）。`,
  },
  {
    en: 'Give the file of certificates that it is signed with, "?sslrootcert=FILE" behind the address; ask the administrator for it, and if the server has changed, why.',
    zh: '请向管理员索取签发该证书的证书文件，并在地址后加 ?sslrootcert=文件；若服务器证书有变动，请问明原因。',
  },
]

export const otherName: Sentence = ({ server }) => [
  {
    en: `The certificate that answered bears another name than ${server.en}.`,
    zh: `应答方的证书上的名称不是 ${server.zh}。`,
  },
  {
    en: 'Write the host as the certificate has it. If that is not the reason, somebody else may answer in its place: ask the administrator.',
    zh: '请按证书上的名称写主机。若原因不在此，可能有人冒充该服务器：请联系管理员。',
  },
]

export const outOfDate: Sentence = ({ server }) => [
  { en: `The certificate of the server ${server.en} is not valid today.`, zh: `服务器 ${server.zh} 的证书今天无效。` },
  {
    en: 'Check the date of this machine; if it is right, the administrator has to renew the certificate.',
    zh: '请检查本机日期；若日期无误，需由管理员更新证书。',
  },
]

export const tlsFailed: Sentence = ({ server, failure }) => [
  {
    en: `No protected connection to the server ${server.en} came about (${failure.code}).`,
    zh: `无法与服务器 ${server.zh} 建立加密连接（${failure.code}）。`,
  },
  {
    en: 'The server may know only old versions of TLS, or something between may disturb it: ask whoever looks after the server.',
    zh: '可能服务器只支持旧版 TLS，或中间设备造成干扰：请联系服务器管理员。',
  },
]

export const rootCertificate: Sentence = ({ address }) => [
  {
    en: `The file of certificates ${address.rootCertificate ?? ''} cannot be read.`,
    zh: `证书文件 ${address.rootCertificate ?? ''} 无法读取。`,
  },
  { en: 'Check sslrootcert in the address of the register.', zh: '请检查登记簿地址中的 sslrootcert。' },
]

export const notPostgres: Sentence = ({ server }) => [
  { en: `What answers at ${server.en} is no PostgreSQL server.`, zh: `在 ${server.zh} 应答的不是 PostgreSQL 服务器。` },
  { en: 'Check host and port in the address of the register.', zh: '请检查登记簿地址中的主机和端口。' },
]

const passwordPlaces: Words = {
  en: 'in the environment variable PGPASSWORD or in the password file (~/.pgpass, readable by you alone)',
  zh: '环境变量 PGPASSWORD 或密码文件（~/.pgpass，仅本人可读）',
}

const openFile = (file: string): Words => ({
  en: `The password file ${file} was left out, since others may read it: make it yours alone (chmod 600).`,
  zh: `密码文件 ${file} 因他人可读而未被使用：请改为仅本人可读（chmod 600）。`,
})

export const noPassword: Sentence = ({ server, address: { database }, user, openPasswordFile }) => [
  {
    en: `The server ${server.en} asks for a password of ${user} for ${database}, and none is there.`,
    zh: `服务器 ${server.zh} 要求 ${user} 使用 ${database} 的密码，但未找到。`,
  },
  openPasswordFile === null
    ? {
        en: `Put it ${passwordPlaces.en}; a line of that file is for the host, port, database and login that it names.`,
        zh: `请将密码放在${passwordPlaces.zh}中；密码文件的一行只对所写的主机、端口、数据库和登录账户有效。`,
      }
    : openFile(openPasswordFile),
]

export const notLetIn: Sentence = ({ server, user, openPasswordFile }) => [
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

export const notAllowed: Sentence = ({ server, user }) => [
  {
    en: `The server ${server.en} lets nobody in from here as ${user}.`,
    zh: `服务器 ${server.zh} 不允许 ${user} 从本机登录。`,
  },
  {
    en: 'Ask the administrator: pg_hba.conf says which logins may come from where, and whether with TLS.',
    zh: '请联系管理员：pg_hba.conf 规定哪些账户可以从何处登录，以及是否须用 TLS。',
  },
]

export const noDatabase: Sentence = ({ server, address }) => [
  {
    en: `The server ${server.en} has no database ${address.database}.`,
    zh: `服务器 ${server.zh} 上没有数据库 ${address.database}。`,
  },
  {
    en: 'Check its name in the address of the register, or have the administrator make it.',
    zh: '请检查登记簿地址中的数据库名，或请管理员创建。',
  },
]
