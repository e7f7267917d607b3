import type { Day } from '../../clause/day.ts'
import { Problem } from '../../clause/problem.ts'
import { shellWord, type Words } from '../../clause/words.ts'
import type { Role } from '../../office/staff/rules.ts'
import type { Who } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { text, valueTyped } from '../../terminal/flag.ts'
import { type Which, whichOf, writtenOut } from '../../terminal/said.ts'
import { isNamed, names } from '../../terminal/session.ts'
import { firstWords } from './init-words.ts'

/** What a person says who makes a register on a terminal. */
interface First {
  readonly who: Who
  readonly roles: readonly Role[]
  readonly goLive: Day
  /** What is to be done next. */
  readonly next: readonly Words[]
}

const goLiveFlag = day('past', firstWords.goLive)
const nameFlag = text(firstWords.name, 'NAME')

/** The problem of an answer in the person's language; true where there is none. */
async function checked(call: Call, take: () => unknown): Promise<string | true> {
  try {
    await take()
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.words[call.lang]
  }
}

/**
 * Asks whoever makes a register who they are, unless that was said, what they are in the body, and from which day on the register is
 * kept: nobody becomes a manager by the name of an account without a word.
 */
export async function firstAsked(call: Call, today: Day): Promise<First> {
  const { world, lang, globals } = call
  const { prompts } = world
  const { by } = names(globals, world)
  const label = firstWords.name[lang]
  const typed = isNamed(globals, world)
    ? by
    : await prompts.text(firstWords.askName(by)[lang], (raw) =>
        raw.trim() === '' ? true : checked(call, () => valueTyped(nameFlag, raw, label)),
      )
  const name = typed.trim() === '' ? by : valueTyped(nameFlag, typed, label)
  const choices = Object.entries(firstWords.roles).map(([value, words]) => ({ value, name: words[lang] }))
  const chosen = await prompts.choose(firstWords.askRoles(name)[lang], choices, lang)
  const roles: readonly Role[] = chosen === 'manager' ? ['manager'] : ['business', 'manager']
  const meant = async (raw: string, which: Which = async (_label, _raw, [either]) => either) => {
    const { saying } = goLiveFlag
    const written =
      saying === undefined ? raw : await writtenOut(saying, raw, firstWords.goLive[lang], async () => today, which)
    return goLiveFlag.parse(written, firstWords.goLive[lang])
  }
  const since = await prompts.text(
    firstWords.askGoLive(today)[lang],
    (raw) => (raw.trim() === '' ? true : checked(call, () => meant(raw))),
    { meaning: async (raw) => (raw.trim() === '' ? today : meant(raw)) },
  )
  const goLive = since.trim() === '' ? today : await meant(since, whichOf(world, lang))
  const known = isNamed(globals, world) ? [] : [firstWords.setBy(shellWord(name))]
  return {
    who: { ...names(globals, world), by: name, staff: name },
    roles,
    goLive,
    next: [...known, firstWords.importNext],
  }
}
