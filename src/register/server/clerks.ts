import { type Problem, unavailable } from '../../clause/problem.ts'
import { quoted } from '../catalogue.ts'
import type { ServerAddress } from './link/address.ts'
import { ServerFailure } from './link/link.ts'
import { requireRegister } from './refusal/look-words.ts'
import { lookAtServer, type ServerLook } from './schema/look.ts'
import { literal } from './schema/refusals.ts'
import { rolesOf } from './schema/rights.ts'
import type { Session } from './session/session.ts'

/** What a login may do at a server: as a superuser anything, as a member of the owner all there is to the register, as a clerk what entries record. */
export type LoginRights = 'superuser' | 'owner' | 'clerk' | 'none'

/** A login of a server that has to do with its register, or is an account on record. */
export interface ServerLogin {
  readonly login: string
  readonly rights: LoginRights
  /** Who types from it, by the names on record; null where it is nobody's. */
  readonly staff: string | null
}

const loginsSql = `SELECT coalesce(rolname::text, bound.account) AS login, bound.names AS staff,
    CASE WHEN rolname IS NULL THEN 'none' WHEN rolsuper THEN 'superuser' WHEN pg_has_role(pg_roles.oid, own.nspowner, 'MEMBER') THEN 'owner'
      WHEN pg_has_role(pg_roles.oid, $1, 'MEMBER') THEN 'clerk' ELSE 'none' END AS rights
  FROM pg_namespace AS own CROSS JOIN pg_roles
    FULL JOIN (SELECT account.account, string_agg(DISTINCT coalesce(person.name, staff.name), ', ') AS names FROM main.account
        JOIN main.staff ON staff.id = account.staff_id LEFT JOIN main.staff AS person ON person.id = staff.same_as
        WHERE account.voided_at IS NULL GROUP BY account.account) AS bound
      ON bound.account = rolname::text AND own.nspname = 'main'
  WHERE own.nspname = 'main' AND rolcanlogin OR rolname IS NULL`

/** The group of a register's clerks. */
const clerkGroup = ({ clerk }: Pick<ServerLook, 'clerk'>, { database }: ServerAddress): string =>
  clerk ?? rolesOf(database).clerk

/** The logins that may do anything with a register, and the accounts on record, by name. */
export function loginsAt(session: Pick<Session, 'objects'>, address: ServerAddress): ServerLogin[] {
  const look = lookAtServer(session)
  requireRegister(look, address)
  const logins = session.objects(loginsSql, [clerkGroup(look, address)]) as ServerLogin[]
  return logins
    .filter(({ rights, staff }) => rights !== 'none' || staff !== null)
    .sort((one, other) => (one.login < other.login ? -1 : 1))
}

const mayNotGrant = (user: string): Problem =>
  unavailable(
    { en: `${user} may not let others in, or keep them out.`, zh: `${user} 无权授权或取消他人的登录账户。` },
    {
      en: 'Do it by the login that made the register, or by a superuser of the server: --register postgres://LOGIN@HOST/DATABASE',
      zh: '请用新建登记簿的登录账户或服务器的超级用户操作：--register postgres://登录账户@主机/数据库',
    },
  )

const isGroup = (login: string): Problem =>
  unavailable(
    { en: `${login} is a role at the server that does not log in.`, zh: `${login} 是服务器上不能登录的角色。` },
    {
      en: `Take another name, or let it log in: ALTER ROLE ${quoted(login)} LOGIN`,
      zh: `请换一个名称，或允许其登录：ALTER ROLE ${quoted(login)} LOGIN`,
    },
  )

const staysMember = (login: string): Problem =>
  unavailable(
    {
      en: `${login} would go on to be let in: by another grant, as an owner of the register or a superuser.`,
      zh: `${login} 仍可进入：另有授权，或其为登记簿所有者、超级用户。`,
    },
    {
      en: 'Whoever granted that takes it back; "certdesk server clerk list" shows what each may do.',
      zh: '请原授权人收回；certdesk server clerk list 可查看各账户的权限。',
    },
  )

/**
 * The rights of logins as they are about to be, in a transaction of a connection of its own: kept once the entry is that says whose they are. Whoever
 * lets go of the connection before takes it all back.
 */
export class Granting {
  readonly #session: Session
  readonly #group: string
  readonly #done: string[] = []

  /** Throws where there is no register. */
  constructor(session: Session, address: ServerAddress) {
    this.#session = session
    const look = lookAtServer(session)
    requireRegister(look, address)
    this.#group = clerkGroup(look, address)
  }

  /** Begins the transaction: whatever is to be asked of a person is answered by then. */
  begin(): void {
    this.#session.run('BEGIN', [])
  }

  /** The statements that were done, as an administrator would type them: in the place of a password three dots. */
  get done(): readonly string[] {
    return this.#done
  }

  /** Whether the server has the login. Throws where it is a group. */
  has(login: string): boolean {
    const [role] = this.#session.objects('SELECT rolcanlogin AS logs FROM pg_roles WHERE rolname = $1', [login]) as [
      { readonly logs: 0 | 1 }?,
    ]
    if (role?.logs === 0) throw isGroup(login)
    return role !== undefined
  }

  /** Makes a login; `verifier` is what the server keeps of its password, null where it has none. */
  make(login: string, verifier: string | null): void {
    const sql = `CREATE ROLE ${quoted(login)} LOGIN`
    if (verifier === null) this.#do(sql)
    else this.#do(`${sql} PASSWORD ${literal(verifier)}`, `${sql} PASSWORD '…'`)
  }

  letIn(login: string): void {
    this.#do(`GRANT ${quoted(this.#group)} TO ${quoted(login)}`)
  }

  /** Throws where the login would be let in all the same. */
  keepOut(login: string): void {
    this.#do(`REVOKE ${quoted(this.#group)} FROM ${quoted(login)}`)
    const [left] = this.#session.objects(`SELECT pg_has_role($1::name, $2::name, 'MEMBER') AS stays`, [
      login,
      this.#group,
    ]) as [{ readonly stays: 0 | 1 }]
    if (left.stays === 1) throw staysMember(login)
  }

  #do(sql: string, shown = sql): void {
    try {
      this.#session.run(sql, [])
    } catch (error) {
      if (error instanceof ServerFailure && error.failure.code === '42501') throw mayNotGrant(error.login.user)
      throw error
    }
    this.#done.push(shown)
  }

  keep(): void {
    this.#session.run('COMMIT', [])
  }
}
