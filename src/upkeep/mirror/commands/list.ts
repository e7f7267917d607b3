import { verb } from '../../../terminal/command.ts'
import { mirrorsListed } from './listed.ts'

/** The mirrors of the register as they are noted: no place is asked, so that none is waited for. */
export const mirrorList = verb({
  words: { en: 'The mirrors of the register, and how far each is', zh: '登记簿的镜像及其进度' },
  access: 'read',
  args: {},
  flags: {},
  examples: { 'mirror list': { en: 'where every entry is written, too', zh: '每条记录同时写入何处' } },
  run: async (_, call) => mirrorsListed(call),
})
