import { type Verb, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { yes } from '../../terminal/flag.ts'
import { isNamed } from '../../terminal/named.ts'
import { namedFile } from '../open.ts'
import { upkeepWords } from '../words.ts'
import { firstEntry, firstFlags, settledFirst } from './init-entry.ts'
import { madeResult } from './init-result.ts'
import { firstWords } from './init-words.ts'

/** Makes the register: its settings, and whoever made it as its first member of staff. */
export const init: Verb = verb({
  words: { en: 'Make an empty register', zh: '新建空登记簿' },
  access: 'none',
  reviewed: 'itself',
  flags: { ...firstFlags, onNetwork: yes(firstWords.onNetwork) },
  examples: {
    init: { en: 'in the usual place', zh: '建在默认位置' },
    'init --time-zone Asia/Urumqi --go-live 2026-01-01': {
      en: 'another time zone, and facts from this year on',
      zh: '指定时区和启用日',
    },
  },
  run: async (input, call) => {
    const command = commandLine(init, call.argv, input)
    const { server } = call.world
    if (server !== undefined)
      return (await import('../server/commands/made.ts')).madeAtServer(server, input, call, command)
    const { createRegister, refuseExisting } = await import('../../register/file/create.ts')
    const file = await namedFile(call)
    const place = (await import('./init-place.ts')).placeFor(file, input.onNetwork === true, call)
    // Nobody answers questions to learn that it is there already.
    refuseExisting(file)
    const first = await settledFirst(input, call, { made: firstWords.inFile(file), isMeant: () => place.isMeant() })
    const { who, today, goLive } = first
    const head = await createRegister(file, call.world.clock, async (register) => {
      await register.write({ who, command, today }, (tx) => firstEntry(tx, first))
      return register.head()
    })
    place.told(today)
    if (first.next !== null && !isNamed(call.globals, call.world)) call.sits(who.by)
    // It cannot be moved later, and until then everything counts as of before it.
    if (goLive > today) call.warn(upkeepWords.goLiveAhead(file, goLive, today))
    return madeResult(first, { file, head, next: first.next ?? [] })
  },
})
