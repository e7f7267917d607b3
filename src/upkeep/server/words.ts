import { shellWord, type Words } from '../../clause/words.ts'
import { quoted } from '../../register/catalogue.ts'
import type { LoginRights } from '../../register/server/clerks.ts'

/** What is asked and said of registers at a PostgreSQL server. */
export const serverCommandWords = {
  noun: {
    en: 'A register at a PostgreSQL server: made ready, who may write there, brought up to date',
    zh: 'PostgreSQL 服务器上的登记簿：建立、登录账户与升级',
  },
  clerkNoun: { en: 'Who may write to the register at the server', zh: '可在服务器登记簿中登记的登录账户' },
  atServer: (address: string): Words => ({ en: `a register at ${address}`, zh: `在 ${address} 新建登记簿` }),
  notAnAddress: (label: string): Words => ({
    en: `${label} is not the address of a PostgreSQL database.`,
    zh: `${label} 不是 PostgreSQL 数据库的地址。`,
  }),
  writeAddress: {
    en: 'Write it as postgres://[USER@]HOST[:PORT]/DATABASE, such as postgres://admin@db.example.cn/certdesk.',
    zh: '请写成 postgres://[用户名@]主机[:端口]/数据库，例如 postgres://admin@db.example.cn/certdesk。',
  },
  isAFile: {
    en: 'The register is a file, and logins are those of a server.',
    zh: '登记簿是文件；登录账户只有服务器上才有。',
  },
  nameServer: {
    en: 'Name the register at the server with --register postgres://HOST/DATABASE. Whose an account of this machine is: certdesk staff account',
    zh: '请用 --register postgres://主机/数据库 指定服务器上的登记簿。本机账户属于谁用 certdesk staff account 登记',
  },
  login: { en: 'Login', zh: '登录账户' },
  superuser: (login: string): Words => ({
    en: `${login} is a superuser of the server, whom it refuses nothing: for daily work have a login of your own, by "certdesk server clerk add".`,
    zh: `${login} 是服务器的超级用户，不受任何限制：日常工作请另用登录账户（certdesk server clerk add）。`,
  }),
  letsIn: (login: string): Words => ({
    en: `the login ${login} let into the register`,
    zh: `授权登录账户 ${login} 使用登记簿`,
  }),
  keepsOut: (login: string): Words => ({
    en: `the login ${login} kept out of the register`,
    zh: `取消登录账户 ${login} 的权限`,
  }),
  wouldLetIn: (name: string, login: string): Words => ({
    en: `${name} would record from the login ${login}. At the server:`,
    zh: `${name} 将用登录账户 ${login} 登记。将在服务器上执行：`,
  }),
  letIn: (name: string, login: string, isNew: boolean): Words => ({
    en: `${name} records from the login ${login} from now on${isNew ? ', which was made' : ', which was there'}.`,
    zh: `今后 ${name} 用登录账户 ${login} 登记（${isNew ? '已新建' : '原有账户'}）。`,
  }),
  theirPlace: (address: string, platform: NodeJS.Platform): Words => {
    const line =
      platform === 'win32' ? `setx CERTDESK_REGISTER "${address}"` : `export CERTDESK_REGISTER=${shellWord(address)}`
    return {
      en: `On their PC, with the password in PGPASSWORD or the password file (~/.pgpass): ${line}`,
      zh: `在其电脑上设置（密码放在 PGPASSWORD 或密码文件 ~/.pgpass 中）：${line}`,
    }
  },
  wouldKeepOut: (login: string): Words => ({
    en: `The login ${login} would be kept out. At the server:`,
    zh: `将取消登录账户 ${login} 的权限。将在服务器上执行：`,
  }),
  keptOut: (login: string, owners: readonly string[]): Words => ({
    en: `Nothing is recorded from the login ${login} any more${owners.length === 0 ? '; it was nobody’s' : `; it was ${owners.join(', ')}’s`}.`,
    zh: `登录账户 ${login} 不能再登记${owners.length === 0 ? '（原未登记使用人）' : `（原使用人：${owners.join('、')}）`}。`,
  }),
  dropIt: (login: string): Words => ({
    en: `The login itself is still there; where it serves nothing else: DROP ROLE ${quoted(login)}`,
    zh: `该登录账户本身仍在；如无他用，可删除：DROP ROLE ${quoted(login)}`,
  }),
  rights: {
    superuser: { en: 'anything at the server', zh: '服务器的一切操作' },
    owner: { en: 'record, and alter the register itself', zh: '登记，并可改动登记簿本身' },
    clerk: { en: 'record', zh: '登记' },
    none: { en: 'nothing: it is not let in', zh: '无（未授权）' },
  } satisfies Readonly<Record<LoginRights, Words>>,
  nobody: { en: 'No login may do anything with the register.', zh: '没有可使用登记簿的登录账户。' },
  upToDate: (version: number): Words => ({
    en: `The register is up to date (schema ${version}).`,
    zh: `登记簿已是最新版本（结构版本 ${version}）。`,
  }),
  upgraded: (from: number, to: number): Words => ({
    en: `The register was brought from schema ${from} to ${to}; earlier versions of certdesk are refused from now on.`,
    zh: `登记簿已从结构版本 ${from} 升级到 ${to}；此后旧版 certdesk 不能再使用。`,
  }),
  plainPassword: {
    en: 'Letters, digits and signs of a plain keyboard alone: programs differ in how they read others.',
    zh: '只能用英文字母、数字和半角符号：其他字符各程序的读法不一。',
  },
  shortPassword: (shortest: number): Words => ({
    en: `At least ${shortest} characters.`,
    zh: `至少 ${shortest} 个字符。`,
  }),
  badPassword: (variable: string): Words => ({
    en: `The password in ${variable} will not do.`,
    zh: `${variable} 中的密码不合要求。`,
  }),
  passwordRule: (shortest: number): Words => ({
    en: `Give it at least ${shortest} letters, digits and signs of a plain keyboard.`,
    zh: `请至少用 ${shortest} 个英文字母、数字和半角符号。`,
  }),
  noPassword: (login: string): Words => ({
    en: `The login ${login} is to be made, and has no password.`,
    zh: `将新建登录账户 ${login}，但没有密码。`,
  }),
  setPassword: (variable: string): Words => ({
    en: `Put one into ${variable}, run it on a terminal, or say --passwordless where the server knows the login by other means.`,
    zh: `请放在 ${variable} 中，或在终端运行；服务器以其他方式识别时用 --passwordless。`,
  }),
  askPassword: (login: string, shortest: number): Words => ({
    en: `Password of the new login ${login}, at least ${shortest} characters`,
    zh: `新登录账户 ${login} 的密码（至少 ${shortest} 个字符）`,
  }),
  askAgain: { en: 'The same once more', zh: '请再输入一次' },
  otherPassword: { en: 'It is not the same.', zh: '两次输入不一致。' },
  nextClerks: {
    en: 'Whoever is to work there gets a login of their own: certdesk staff add NAME --role business, then certdesk server clerk add NAME LOGIN',
    zh: '给每位工作人员各建登录账户：先 certdesk staff add 姓名 --role business，再 certdesk server clerk add 姓名 登录账户',
  },
  nextPlace: (address: string, platform: NodeJS.Platform): Words => {
    const line =
      platform === 'win32' ? `setx CERTDESK_REGISTER "${address}"` : `export CERTDESK_REGISTER=${shellWord(address)}`
    return { en: `So that it need not be named each time: ${line}`, zh: `以后不必每次指定登记簿：${line}` }
  },
} as const
