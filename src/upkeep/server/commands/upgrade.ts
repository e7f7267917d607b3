import { verb } from '../../../terminal/command.ts'
import { field, one } from '../../../terminal/result.ts'
import { atServer, serverOf } from '../reached.ts'
import { serverCommandWords as words } from '../words.ts'

/** `server upgrade`: brings the schema of the register at a server up to date. */
export const serverUpgrade = verb({
  words: {
    en: 'Bring the register at the server up to this certdesk; older ones are refused from then on',
    zh: '将服务器上的登记簿升级到本 certdesk 的版本；此后旧版 certdesk 不能再使用',
  },
  access: 'none',
  examples: {
    'server upgrade': { en: 'once every PC has the new certdesk', zh: '待所有电脑都装好新版 certdesk 后执行' },
  },
  run: async (_, call) => {
    const at = serverOf(call)
    const { upgradeAt } = await import('../../../register/server/upgrade.ts')
    const { from, to } = await atServer(at, () => upgradeAt(at.link(), at.address))
    const said = from === to ? words.upToDate(to) : words.upgraded(from, to)
    return one('upgrade', { from, to }, said, [
      field('from', { en: 'Schema before', zh: '升级前结构版本' }, from),
      field('to', { en: 'Schema now', zh: '现结构版本' }, to),
    ])
  },
})
