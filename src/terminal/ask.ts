import type { Day } from '../clause/day.ts'
import { Problem } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { answer } from './asking.ts'
import type { ReadCall } from './command.ts'
import type { Flag } from './flag.ts'
import { typed } from './global-options.ts'

/**
 * The value of a flag that a command turns out to need only when it knows what it is about: asked for on a terminal until
 * it is one, and looked up where it names something. `key` is the flag's key.
 */
export async function ask<Value>(flag: Flag<Value>, key: string, call: ReadCall): Promise<Value> {
  const label = typed(key)
  const raw = await answer({ flag, label }, call.world, call.lang, async (work) => void (await call.read(work)))
  return flag.parse(raw, label)
}

/** That an empty answer is today. */
export const orToday = (today: Day): Words => ({ en: `leave empty for today, ${today}`, zh: `留空则为今天 ${today}` })

const noneYet: Words = { en: 'leave empty if there is none yet', zh: '尚无则留空' }

/** The same of a text or a day that need not be there: an empty answer leaves it out, which `empty` says. */
export async function askIfThere<Value>(
  flag: Flag<Value>,
  key: string,
  call: ReadCall,
  empty = noneYet,
): Promise<Value | undefined> {
  const { world, lang } = call
  const label = typed(key)
  const named = `${label}${lang === 'zh' ? '；' : '; '}${empty[lang]}`
  const message = lang === 'zh' ? `${flag.words.zh}（${named}）` : `${flag.words.en} (${named})`
  const raw = await world.prompts.text(message, (given) => {
    if (given.trim() === '') return true
    try {
      flag.parse(given, label)
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return [error.words[lang], error.hint?.[lang]].filter((part) => part !== undefined).join(' ')
    }
  })
  return raw.trim() === '' ? undefined : flag.parse(raw, label)
}
