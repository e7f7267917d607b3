import { type Problem, unavailable } from '../../../clause/problem.ts'
import { commandLine, shellWord, type Words } from '../../../clause/words.ts'
import { alterationsNamed, type SchemaAlteration } from '../../alterations.ts'
import { type Departed, movedAway, notOpenYet, standingOf } from '../../moved.ts'
import { schemaVersion } from '../../version.ts'
import { addressText, type ServerAddress } from '../link/address.ts'
import type { ServerLook } from '../schema/look.ts'

// Why a database that was looked at is not worked with.

const initLine = (address: ServerAddress): string => commandLine(['server', 'init', addressText(address)])

const nothing = (address: ServerAddress): Problem =>
  unavailable(
    {
      en: `There is no register at ${addressText(address)}: the database is empty.`,
      zh: `${addressText(address)} 处没有登记簿：数据库为空。`,
    },
    {
      en: `Where one was lost, make none: docs/offices.md, "When the server is lost". Otherwise whoever owns the database makes one: ${initLine(address)}`,
      zh: `若原有登记簿已丢失，请勿新建，见 docs/offices.md “When the server is lost”。否则由数据库的所有者新建：${initLine(address)}`,
    },
  )

const foreign = (address: ServerAddress): Problem =>
  unavailable(
    {
      en: `The database at ${addressText(address)} is not a certdesk register: something else is kept in it.`,
      zh: `${addressText(address)} 处的数据库不是 certdesk 登记簿，其中存有其他内容。`,
    },
    {
      en: 'Name the right database with --register; this one was left as it is.',
      zh: '请用 --register 指定正确的数据库；该数据库未被改动。',
    },
  )

const closed = (address: ServerAddress, { login }: ServerLook): Problem =>
  unavailable(
    {
      en: `${login} may not look into the register at ${addressText(address)}.`,
      zh: `${login} 无权查看 ${addressText(address)} 处的登记簿。`,
    },
    addClerk(login),
  )

/** What lets a login write. */
export const addClerk = (login: string): Words => ({
  en: `Whoever administers the register lets the login in, and says whose it is: ${commandLine(['server', 'clerk', 'add'])} NAME ${shellWord(login)}`,
  zh: `请登记簿管理员授权该登录账户并登记其使用人：${commandLine(['server', 'clerk', 'add'])} 姓名 ${shellWord(login)}`,
})

/** A register that was moved away, or has not arrived. */
function notOpen(address: ServerAddress, { mark, version }: ServerLook): Problem {
  const place = addressText(address)
  if (standingOf(version) === 'arriving') return notOpenYet(place)
  const departure = mark?.departure
  return movedAway(place, typeof departure === 'string' ? (JSON.parse(departure) as Departed) : null)
}

const newer = (address: ServerAddress, { version }: ServerLook): Problem =>
  unavailable(
    {
      en: `The register at ${addressText(address)} is of a newer certdesk (schema ${version}; this program knows ${schemaVersion}).`,
      zh: `${addressText(address)} 处的登记簿属于更新版本的 certdesk（结构版本 ${version}，本程序只认识 ${schemaVersion}）。`,
    },
    {
      en: 'Update certdesk on this machine, then try again; nothing was changed there.',
      zh: '请更新本机的 certdesk 后再试；登记簿未被改动。',
    },
  )

const earlier = (address: ServerAddress, { version }: ServerLook): Problem =>
  unavailable(
    {
      en: `The register at ${addressText(address)} is of an earlier certdesk (schema ${version}; this program works with ${schemaVersion}).`,
      zh: `${addressText(address)} 处的登记簿属于较早版本的 certdesk（结构版本 ${version}，本程序使用 ${schemaVersion}）。`,
    },
    {
      en: 'Whoever administers it brings it up to date once all PCs have the new certdesk: certdesk server upgrade',
      zh: '待所有电脑都装好新版 certdesk 后，由管理员升级登记簿：certdesk server upgrade',
    },
  )

/** Throws the sentence that fits a database that is empty, something else's, closed to the login, or of another schema than this program's. */
export function requireRegister(look: ServerLook, address: ServerAddress): void {
  if (look.holds === 'nothing') throw nothing(address)
  if (look.holds === 'something else') throw foreign(address)
  if (look.holds === 'what is closed') throw closed(address, look)
  if (standingOf(look.version) !== 'open') throw notOpen(address, look)
  if (look.version > schemaVersion) throw newer(address, look)
  if (look.version < schemaVersion) throw earlier(address, look)
}

/** That the schema at a server was altered, and how: nothing is written to it then. */
export function alteredThere(address: ServerAddress, alterations: readonly SchemaAlteration[]): Problem {
  const named = alterationsNamed(alterations)
  return unavailable(
    {
      en: `The schema of the register at ${addressText(address)} was altered outside certdesk, so nothing is written to it: ${named.en}.`,
      zh: `${addressText(address)} 处登记簿的结构在 certdesk 之外被改动过，因此不再写入：${named.zh}。`,
    },
    {
      en: 'See all that differs with "certdesk doctor"; whoever owns the database knows who did it, and takes it back.',
      zh: '用 certdesk doctor 查看全部差异；请数据库所有者查明改动者并恢复原状。',
    },
  )
}
