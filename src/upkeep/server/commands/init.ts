import { usage } from '../../../clause/problem.ts'
import { type Verb, verb } from '../../../terminal/command.ts'
import { commandLine } from '../../../terminal/command-line.ts'
import { askedAs, optional, required } from '../../../terminal/flag.ts'
import { firstFlags } from '../../commands/init-entry.ts'
import { serverCommandWords as words } from '../words.ts'

const address = optional(
  { en: 'an empty database: postgres://ADMIN@HOST/DATABASE', zh: '空数据库：postgres://管理员@主机/数据库' },
  'ADDRESS',
  (raw, label) => {
    // Never with the text itself: a password may stand in it.
    if (!/^postgres(ql)?:\/\//i.test(raw.trim())) throw usage(words.notAnAddress(label), words.writeAddress)
    return raw.trim()
  },
)

/** `server init`: makes an empty database a register. */
export const serverInit: Verb = verb({
  words: {
    en: 'Make an empty database at a PostgreSQL server a register',
    zh: '将 PostgreSQL 服务器上的空数据库建为登记簿',
  },
  access: 'none',
  reviewed: 'itself',
  args: { address: required(askedAs({ en: 'Address of the database', zh: '数据库地址' }, address)) },
  flags: firstFlags,
  // Whoever names the database alone is asked for the rest.
  asks: [],
  examples: {
    'server init postgres://admin@db.example.cn/certdesk': {
      en: 'as the owner of the database, with a password from PGPASSWORD or ~/.pgpass',
      zh: '以数据库所有者登录，密码取自 PGPASSWORD 或 ~/.pgpass',
    },
  },
  run: async (input, call) => {
    const [{ madeAtServer }, { serverAt }] = await Promise.all([import('./made.ts'), import('../reached.ts')])
    const at = await serverAt(input.address, call.world)
    try {
      return await madeAtServer(at, input, call, commandLine(serverInit, call.argv, input))
    } finally {
      at.close()
    }
  },
})
