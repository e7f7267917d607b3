import { loginName } from '../../register/server/link/login-name.ts'
import { askedAs, ofKind, required, text } from '../../terminal/flag.ts'

const login = ofKind(
  'verbatim',
  text({ en: 'a login of the server (a role of PostgreSQL)', zh: '服务器的登录账户（PostgreSQL 角色）' }, 'LOGIN'),
)

/** A login of the server. */
export const loginArgument = required(
  askedAs(
    { en: 'Login of the server', zh: '服务器的登录账户' },
    { ...login, parse: (raw, label) => loginName(login.parse(raw, label)) },
  ),
)
