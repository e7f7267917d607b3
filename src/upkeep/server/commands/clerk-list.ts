import type { ServerLogin } from '../../../register/server/clerks.ts'
import { verb } from '../../../terminal/command.ts'
import { type Column, columnOf, list, orDash } from '../../../terminal/result.ts'
import { atServer, serverOf } from '../reached.ts'
import { serverCommandWords as words } from '../words.ts'

const column = columnOf<ServerLogin>()

const columns: readonly Column<ServerLogin>[] = [
  column('login', 'Login', '登录账户', { whole: true }),
  column('staff', 'Whose', '使用人', { shown: ({ staff }) => orDash(staff), whole: true }),
  column('rights', 'May', '权限', {
    shown: ({ rights }) => words.rights[rights],
    tone: ({ rights, staff }) => ((rights === 'clerk') === (staff === null) ? 'warn' : undefined),
  }),
]

/** `server clerk list`: the logins of the server that may do anything with the register, and whose they are. */
export const clerkList = verb({
  words: {
    en: 'The logins that may do anything with the register, and whose they are',
    zh: '可使用登记簿的登录账户及其使用人',
  },
  access: 'none',
  examples: { 'server clerk list': { en: 'who may write there', zh: '哪些人可在服务器登记簿中登记' } },
  run: async (_, call) => {
    const at = serverOf(call)
    const [{ loginsAt }, { Session }] = await Promise.all([
      import('../../../register/server/clerks.ts'),
      import('../../../register/server/session/session.ts'),
    ])
    const logins = await atServer(at, () => loginsAt(new Session(at.link()), at.address))
    return list('clerks', columns, logins, words.nobody)
  },
})
