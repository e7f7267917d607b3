import { same } from '../../../clause/words.ts'
import { bindings } from '../../../office/account/store/bindings.ts'
import { releaseAccount, requireStillTypes } from '../../../office/account/store/seat.ts'
import { byStandingManager } from '../../../office/confirmation/done-by.ts'
import { requireInPerson } from '../../../office/confirmation/store/standing.ts'
import { nameOfStaff } from '../../../office/staff/store/staff.ts'
import type { Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { yes } from '../../../terminal/flag.ts'
import { names } from '../../../terminal/named.ts'
import { one, sentence } from '../../../terminal/result.ts'
import { loginArgument } from '../argument.ts'
import { withGranting } from '../reached.ts'
import { serverCommandWords as words } from '../words.ts'

/** `server clerk remove`: keeps a login out, and says on record that it is nobody's any more. What was recorded from it stays. */
export const clerkRemove = verb({
  words: {
    en: 'Let nobody write from a login any more; what was recorded from it stays. As a manager',
    zh: '取消登录账户的登记权限，已登记的内容保留（须由经理操作）',
  },
  access: 'write',
  by: byStandingManager,
  reviewed: 'itself',
  args: { login: loginArgument },
  flags: { dryRun: yes({ en: 'only show the SQL', zh: '只显示 SQL' }) },
  examples: { 'server clerk remove wangfang': { en: 'whoever left records nothing more', zh: '离职人员不能再登记' } },
  run: async ({ login, dryRun }, call) => {
    const isTrial = dryRun === true
    return withGranting(call, async (granting) => {
      const isThere = granting.has(login)
      await call.agreed([words.keepsOut(login)])
      granting.begin()
      if (isThere) granting.keepOut(login)
      const owners = await call.write(
        async (tx) => {
          const owners = await ownersOf(tx, login)
          for (const owner of owners) {
            if (owner !== tx.who.by) await requireInPerson(tx.db, tx.who)
            await releaseAccount(tx, owner, login)
          }
          if (owners.length > 0) await requireStillTypes(tx, names(call.globals, call.world))
          return owners
        },
        { dryRun: isTrial },
      )
      if (!isTrial) granting.keep()
      const sql = granting.done
      const said = isTrial ? words.wouldKeepOut(login) : words.keptOut(login, owners)
      const next = isTrial ? sql.map(same) : isThere ? [words.dropIt(login)] : []
      return one('clerk', { login, staff: owners, dryRun: isTrial, sql }, said, [], next.map(sentence))
    })
  },
})

/** Whose a login is on record. */
async function ownersOf(tx: Write, login: string): Promise<string[]> {
  const found = (await bindings(tx.db)).filter(({ account }) => account === login)
  return Promise.all([...new Set(found.map(({ staffId }) => staffId))].map((id) => nameOfStaff(tx.db, id)))
}
