import { verb } from '../../terminal/command.ts'
import { version as number } from '../../terminal/version.ts'

/** The launcher answers a line with nothing but `certdesk version`. */
export const version = verb({
  words: { en: 'The version of this program', zh: '本程序的版本号' },
  access: 'none',
  examples: { version: { en: 'the version of this program', zh: '本程序的版本号' } },
  run: async (_, { globals: { format = '' } }) => {
    const json = { version: number }
    return { json, items: [json], parts: [], ...(format.startsWith('json') ? {} : { raw: `${number}\n` }) }
  },
})
