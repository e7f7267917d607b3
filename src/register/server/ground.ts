import { type Problem, unavailable } from '../../clause/problem.ts'
import { shellWord } from '../../clause/words.ts'
import { quoted } from '../catalogue.ts'
import { addressText, type ServerAddress, serverWords } from './link/address.ts'
import type { Server } from './link/message.ts'
import { lookAtServer, othersSql } from './schema/look.ts'
import { rolesOf } from './schema/rights.ts'
import type { Session } from './session/session.ts'

/** The oldest PostgreSQL that a register is made on. */
const oldest = 15

interface Ground {
  readonly login: string
  readonly standby: 0 | 1
  readonly encoding: string
  /** Whether the login owns the database, or is a member of who does. */
  readonly owns: 0 | 1
  readonly makesRoles: 0 | 1
  readonly superuser: 0 | 1
  readonly groups: string | null
  readonly others: string | null
}

/** At most this many of the things that stand in a database are named. */
const mostNamed = 3

const groundSql = `SELECT session_user::text AS login, pg_is_in_recovery() AS standby, pg_encoding_to_char(encoding) AS encoding,
    pg_has_role(session_user, datdba, 'USAGE') AS owns, rolcreaterole OR rolsuper AS "makesRoles", rolsuper AS superuser,
    (SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname IN ($1, $2)) AS groups,
    (SELECT string_agg(name, ', ') FROM (${othersSql} ORDER BY 1 LIMIT ${mostNamed}) AS other (name)) AS others
  FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = session_user`

const onStandby = (address: ServerAddress): Problem =>
  unavailable(
    {
      en: `The server ${serverWords(address).en} is a standby: nothing can be made there.`,
      zh: `服务器 ${serverWords(address).zh} 是备用服务器：不能在其上新建。`,
    },
    {
      en: 'Give the address of its primary; what is made there comes here.',
      zh: '请使用主服务器的地址；备用服务器会随之同步。',
    },
  )

const tooOld = (address: ServerAddress, version: string): Problem =>
  unavailable(
    {
      en: `The server ${serverWords(address).en} is PostgreSQL ${version}; a register takes ${oldest} or later.`,
      zh: `服务器 ${serverWords(address).zh} 为 PostgreSQL ${version}；登记簿需要 ${oldest} 或更新版本。`,
    },
    { en: 'Have the server brought up to date, or use another.', zh: '请升级该服务器，或使用其他服务器。' },
  )

/** What an administrator of the server runs, in psql or from a shell. */
const sqlLine = (en: string, zh: string, sql: string) => ({ en: `${en} ${sql}`, zh: `${zh}${sql}` })

const otherEncoding = ({ database }: ServerAddress, encoding: string): Problem =>
  unavailable(
    {
      en: `The database ${database} keeps text as ${encoding}, which has not every character.`,
      zh: `数据库 ${database} 的编码为 ${encoding}，不能保存所有字符。`,
    },
    sqlLine(
      'Make another one instead:',
      '请另建一个：',
      `CREATE DATABASE ${quoted(`${database}_utf8`)} ENCODING 'UTF8' TEMPLATE template0`,
    ),
  )

const registerThere = (address: ServerAddress): Problem =>
  unavailable(
    { en: `There is a register at ${addressText(address)} already.`, zh: `${addressText(address)} 处已有登记簿。` },
    {
      en: `Use it as it is, with --register ${addressText(address)}, or name another database.`,
      zh: `可直接使用（--register ${addressText(address)}），或指定另一个数据库。`,
    },
  )

const notEmpty = ({ database }: ServerAddress, others: string): Problem =>
  unavailable(
    {
      en: `The database ${database} is not empty: it has ${others}.`,
      zh: `数据库 ${database} 不是空的：其中有 ${others}。`,
    },
    {
      en: 'A register has a database to itself: name an empty one. This one was left as it is.',
      zh: '登记簿须独占一个数据库：请指定空的数据库。该数据库未被改动。',
    },
  )

const notOwner = ({ database }: ServerAddress, login: string): Problem =>
  unavailable(
    {
      en: `${login} does not own the database ${database}, and a register is made by its owner.`,
      zh: `${login} 不是数据库 ${database} 的所有者，登记簿须由所有者新建。`,
    },
    sqlLine(
      'An administrator of the server runs:',
      '请服务器管理员运行：',
      `ALTER DATABASE ${quoted(database)} OWNER TO ${quoted(login)}`,
    ),
  )

const makesNoRoles = (login: string): Problem =>
  unavailable(
    {
      en: `${login} may not make roles, and a register has two: whoever owns it, and its clerks.`,
      zh: `${login} 无权建立角色，而登记簿需要两个：所有者和经办人员。`,
    },
    sqlLine('An administrator of the server runs:', '请服务器管理员运行：', `ALTER ROLE ${quoted(login)} CREATEROLE`),
  )

const groupsThere = ({ database }: ServerAddress, groups: readonly string[]): Problem =>
  unavailable(
    {
      en: `The server has ${groups.join(' and ')} already: a register was in a database of the name ${database} that was dropped or renamed.`,
      zh: `服务器上已有 ${groups.join(' 和 ')}：曾有名为 ${database} 的数据库存放登记簿，后被删除或改名。`,
    },
    sqlLine(
      'Name another database. Where the old one is gone for good, an administrator runs:',
      '请换一个数据库名。若旧登记簿确已不在，请管理员运行：',
      `DROP ROLE ${groups.map(quoted).join(', ')}`,
    ),
  )

/** That there is no such database, with what makes it. */
export const noDatabaseYet = (address: ServerAddress): Problem => {
  const { hosts, user, database } = address
  // As PostgreSQL's own programs take them, too.
  const of = (part: 'host' | 'port') => hosts.map((each) => each[part]).join(',')
  const createdb = [
    ...['createdb', '--host', of('host'), '--port', of('port')],
    ...(user === null ? [] : ['--username', user]),
    ...['--encoding', 'UTF8', '--template', 'template0', database],
  ]
    .map(shellWord)
    .join(' ')
  return unavailable(
    {
      en: `The server ${serverWords(address).en} has no database ${database}.`,
      zh: `服务器 ${serverWords(address).zh} 上没有数据库 ${database}。`,
    },
    sqlLine('Whoever may make databases there makes it:', '请有权建库的人新建：', createdb),
  )
}

/** Throws where the server is older than a register takes. No question is asked of it. */
export function requireVersion({ version }: Pick<Server, 'version'>, address: ServerAddress): void {
  if (Number.parseInt(version, 10) < oldest) throw tooOld(address, version)
}

/**
 * Throws what stands in the way of making a register of a database: what is in it, how it keeps text, what the login may not. Returns whether the
 * login is a superuser, whom nothing stands in the way of, later either.
 */
export function requireGround(session: Pick<Session, 'objects'>, address: ServerAddress): { isSuperuser: boolean } {
  const { owner, clerk } = rolesOf(address.database)
  const [ground] = session.objects(groundSql, [owner, clerk]) as [Ground]
  const { login, encoding, groups, others } = ground
  if (ground.standby === 1) throw onStandby(address)
  if (encoding !== 'UTF8') throw otherEncoding(address, encoding)
  if (others !== null)
    throw lookAtServer(session).holds === 'register' ? registerThere(address) : notEmpty(address, others)
  if (ground.owns === 0) throw notOwner(address, login)
  if (ground.makesRoles === 0) throw makesNoRoles(login)
  if (groups !== null) throw groupsThere(address, groups.split(' '))
  return { isSuperuser: ground.superuser === 1 }
}
