import { same } from '../../../clause/words.ts'
import { bindAccount, requireStillTypes } from '../../../office/account/store/seat.ts'
import { byStandingManager } from '../../../office/confirmation/done-by.ts'
import { requireInPerson } from '../../../office/confirmation/store/standing.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { requireStaff } from '../../../office/staff/store/staff.ts'
import type { Db, Who } from '../../../register/register.ts'
import { wholeAddress } from '../../../register/server/link/address.ts'
import { scramVerifier } from '../../../register/server/link/scram.ts'
import { type Call, verb } from '../../../terminal/command.ts'
import { required, yes } from '../../../terminal/flag.ts'
import { names } from '../../../terminal/named.ts'
import { one, sentence } from '../../../terminal/result.ts'
import { loginArgument } from '../argument.ts'
import { newPassword } from '../password.ts'
import { serverOf, withGranting } from '../reached.ts'
import { serverCommandWords as words } from '../words.ts'

/** `server clerk add`: makes a login where there is none, lets it in, and says on record whose it is. */
export const clerkAdd = verb({
  words: {
    en: 'Let somebody write from a login of their own, which is made where there is none, as a manager',
    zh: '授权人员用其登录账户登记；没有该账户时新建（须由经理操作）',
  },
  access: 'write',
  by: byStandingManager,
  reviewed: 'itself',
  args: { name: required(staffNamed({ en: 'whose login it is', zh: '使用人' })), login: loginArgument },
  flags: {
    passwordless: yes({
      en: 'a new login has no password: the server knows it by a certificate, LDAP or Kerberos',
      zh: '新登录账户不设密码：服务器以证书、LDAP 或 Kerberos 识别',
    }),
    dryRun: yes({ en: 'only show the SQL', zh: '只显示 SQL' }),
  },
  examples: {
    'server clerk add 王芳 wangfang': {
      en: 'makes the login wangfang, asks for its password, and 王芳 records from it',
      zh: '新建登录账户 wangfang 并询问密码；王芳用它登记',
    },
    'server clerk add 王芳 wangfang --dry-run': {
      en: 'what that would do at the server',
      zh: '查看将在服务器上执行的 SQL',
    },
  },
  run: async ({ name, login, passwordless, dryRun }, call) => {
    const isTrial = dryRun === true
    const { known } = await call.read((db) => mayBind(db, name, call.who))
    return withGranting(call, async (granting) => {
      const isNew = !granting.has(login)
      const verifier = isNew && passwordless !== true ? await verifierFor(login, isTrial, call) : null
      await call.agreed([words.letsIn(login)])
      granting.begin()
      if (isNew) granting.make(login, verifier)
      granting.letIn(login)
      await call.write(
        async (tx) => {
          await mayBind(tx.db, name, tx.who)
          if (await bindAccount(tx, known, login)) await requireStillTypes(tx, names(call.globals, call.world))
        },
        { dryRun: isTrial },
      )
      if (!isTrial) granting.keep()
      const sql = granting.done
      const said = isTrial ? words.wouldLetIn(known, login) : words.letIn(known, login, isNew)
      const next = isTrial
        ? sql.map(same)
        : [words.theirPlace(wholeAddress({ ...serverOf(call).address, user: login }), call.world.platform)]
      return one('clerk', { login, staff: known, made: isNew, dryRun: isTrial, sql }, said, [], next.map(sentence))
    })
  },
})

/** The member of staff whose login it is to be. Refused where somebody else decides that. */
async function mayBind(db: Db, name: string, who: Who): Promise<{ known: string }> {
  const { name: known } = await requireStaff(db, name)
  if (known !== who.by) await requireInPerson(db, who)
  return { known }
}

/** What the server is told of a new login's password; of a trial nothing that anybody could log in with. */
async function verifierFor(login: string, isTrial: boolean, call: Call): Promise<string> {
  const password = isTrial ? '' : await newPassword(login, call)
  return scramVerifier(password, call.world.random(16))
}
