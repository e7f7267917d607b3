import { verb } from '../terminal/command.ts'
import { text } from '../terminal/flag.ts'

/** `serve-ssh`: what ssh starts on the machine that has the register. The process itself runs it, since it runs any other command. */
export const serveSsh = verb({
  words: {
    en: 'Serve the register to whoever connects over ssh (ssh starts it; as a forced command for one register and one person)',
    zh: '经 ssh 提供登记簿（由 ssh 启动；可作为强制命令，限定登记簿和人员）',
  },
  access: 'none',
  serves: true,
  flags: {
    as: text(
      {
        en: 'who types over this connection: a member of staff, whoever else --by names',
        zh: '经此连接录入的人员；--by 指定他人时拒绝',
      },
      'NAME',
    ),
  },
  examples: {
    'serve-ssh --register /srv/certdesk/register.db --as 李雷': {
      en: 'behind command= in authorized_keys: this key is 李雷, at this register alone',
      zh: '写在 authorized_keys 的 command= 中：此密钥即李雷，且只能用此登记簿',
    },
  },
  run: async () => ({ json: {}, parts: [] }),
})
