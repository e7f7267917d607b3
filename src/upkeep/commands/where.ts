import type { Words } from '../../clause/words.ts'
import { locate, type Place } from '../../register/file/where.ts'
import { addressText } from '../../register/server/link/address.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import { type Call, verb } from '../../terminal/command.ts'
import { field, one } from '../../terminal/result.ts'
import { withOpened } from '../open.ts'
import { upkeepWords } from '../words.ts'

const origins: Readonly<Record<Place['from'] | 'ssh', Words>> = {
  ssh: { en: 'the address over ssh', zh: 'ssh 地址' },
  flag: { en: '--register', zh: '--register' },
  environment: { en: 'the variable CERTDESK_REGISTER', zh: '环境变量 CERTDESK_REGISTER' },
  default: { en: "the system's data folder", zh: '系统的数据文件夹' },
}

/** Says where the register is, whether or not there is one. */
export const where = verb({
  words: { en: 'Where the register is, and what decided it', zh: '登记簿在何处，由什么决定' },
  access: 'none',
  examples: { where: { en: 'where the register is', zh: '登记簿的位置' } },
  run: async (_, call) => {
    if (call.world.server !== undefined) return atServer(call, call.world.server)
    const [fs, { lookAt }, { checkedPath }] = await Promise.all([
      import('node:fs'),
      import('../../register/file/look.ts'),
      import('../../register/file/typed-path.ts'),
    ])
    const { globals, world } = call
    const place = locate(globals.register, world.env, world.platform)
    const file = checkedPath(place.file, world.cwd)
    const exists = fs.existsSync(file)
    const state = exists ? stateOf(() => lookAt(file)) : upkeepWords.noneThere
    return told({ file, from: world.far === undefined ? place.from : 'ssh', exists }, state)
  },
})

interface Told {
  readonly file: string
  readonly from: keyof typeof origins
  readonly exists: boolean
}

const told = (where: Told, state: Words) =>
  one('where', { ...where }, null, [
    field('file', upkeepWords.file, where.file),
    field('from', { en: 'Decided by', zh: '由何决定' }, where.from, origins[where.from]),
    field('exists', { en: 'State', zh: '状态' }, where.exists, state),
  ])

async function atServer(call: Call, server: ServerAt) {
  const from = call.globals.register === undefined ? 'environment' : 'flag'
  const file = addressText(server.address)
  const { holdsRegister } = await import('../server/holds-register.ts')
  let exists = false
  try {
    // One that was moved away, or is of another version, is there.
    exists = holdsRegister(server)
    await withOpened(call, async () => null)
    return told({ file, from, exists }, upkeepWords.registerThere)
  } catch (error) {
    return told({ file, from, exists }, upkeepWords.cannotOpen(error))
  }
}

/** What stands there, told from the first bytes of the file. */
function stateOf(look: () => { readonly readOnly: boolean }): Words {
  try {
    return look().readOnly ? upkeepWords.readOnlyThere : upkeepWords.registerThere
  } catch (error) {
    return upkeepWords.cannotOpen(error)
  }
}
