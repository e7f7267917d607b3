import { type Problem, unavailable } from '../../clause/problem.ts'
import { schemaVersion } from '../version.ts'
import { addressText, type ServerAddress } from './link/address.ts'
import type { Link } from './link/link.ts'
import { requireRegister } from './refusal/look-words.ts'
import { lookAtServer, type ServerLook } from './schema/look.ts'
import { rolesOf, upgradeStatements } from './schema/rights.ts'
import { Session } from './session/session.ts'

const notOwner = (address: ServerAddress, { login }: ServerLook): Problem =>
  unavailable(
    {
      en: `${login} does not own the register at ${addressText(address)}, and its owner brings it up to date.`,
      zh: `${login} 不是 ${addressText(address)} 处登记簿的所有者，升级须由所有者进行。`,
    },
    {
      en: 'Do it by the login that made it, or by another member of its owner: certdesk server upgrade --register postgres://LOGIN@HOST/DATABASE',
      zh: '请用新建登记簿的登录账户，或所有者组的其他成员操作：certdesk server upgrade --register postgres://登录账户@主机/数据库',
    },
  )

/**
 * Brings a register of an earlier schema up to this program's, in one transaction, while nobody writes; one that is up to date stays as it is. Throws
 * where the database has none, or a newer one, or the login does not own it.
 */
export function upgradeAt(link: Link, address: ServerAddress): { readonly from: number; readonly to: number } {
  const session = new Session(link)
  session.begin('write')
  try {
    const look = lookAtServer(session)
    const { version: from } = look
    if (look.holds !== 'register' || from >= schemaVersion) requireRegister(look, address)
    if (from < schemaVersion) {
      if (!look.isOwner) throw notOwner(address, look)
      const usual = rolesOf(address.database)
      const roles = { owner: look.owner ?? usual.owner, clerk: look.clerk ?? usual.clerk }
      for (const each of upgradeStatements(roles, from)) session.run(each, [])
    }
    session.commit()
    return { from, to: schemaVersion }
  } catch (error) {
    session.rollback()
    throw error
  }
}
