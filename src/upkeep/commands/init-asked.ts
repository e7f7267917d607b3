import type { Day } from '../../clause/day.ts'
import { Problem } from '../../clause/problem.ts'
import type { Lang, Words } from '../../clause/words.ts'
import type { Role } from '../../office/staff/rules.ts'
import type { Who } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { text } from '../../terminal/flag.ts'
import { isNamed, names } from '../../terminal/named.ts'
import { environmentLang, isLangSaid, langs } from '../../terminal/preread.ts'
import { type Which, whichOf, writtenOut } from '../../terminal/said.ts'
import { valueTyped } from '../../terminal/typed-value.ts'
import { firstWords } from './init-words.ts'

/** What a person says who makes a register on a terminal. */
interface First {
  readonly who: Who
  readonly roles: readonly Role[]
  readonly goLive: Day
  /** The language that was chosen; null where it was said before. */
  readonly lang: Lang | null
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
 * Which language is read, in both, since nobody knows it yet: that of the computer first. All that follows is asked in the one chosen. Null
 * where it was said by --lang or CERTDESK_LANG.
 */
async function languageAsked(call: Call): Promise<Lang | null> {
  const { argv, world } = call
  if (isLangSaid(argv, world.env)) return null
  const found = environmentLang(world.env)
  const choices = [found, ...langs.filter((lang) => lang !== found)].map((lang) => ({
    ...{ value: lang, short: firstWords.langs[lang] },
    name: firstWords.langs[lang] + (lang === found ? firstWords.asFound[lang] : ''),
  }))
  const chosen = (await world.prompts.choose(firstWords.askLang, choices, found, { as: '--lang' })) as Lang
  call.speak(chosen)
  return chosen
}

/**
 * Asks whoever makes a register which language they read and who they are, unless that was said, what they are in the body, and from which
 * day on the register is kept: nobody becomes a manager by the name of an account without a word. Before that, in the language that was chosen,
 * whether it `isMeantThere`: throws where it is not.
 */
export async function firstAsked(call: Call, today: Day, isMeantThere: () => Promise<void>): Promise<First> {
  const { world, lang, globals } = call
  const { prompts } = world
  const chosenLang = await languageAsked(call)
  await isMeantThere()
  const { by } = names(globals, world)
  const label = firstWords.name[lang]
  const typed = isNamed(globals, world)
    ? by
    : await prompts.text(
        firstWords.askName(by)[lang],
        (raw) => (raw.trim() === '' ? true : checked(call, () => valueTyped(nameFlag, raw, label))),
        { as: '--by', meaning: async (raw) => (raw.trim() === '' ? by : raw) },
      )
  const name = typed.trim() === '' ? by : valueTyped(nameFlag, typed, label)
  const choices = Object.entries(firstWords.roles).map(([value, words]) => ({ value, name: words[lang] }))
  const chosen = await prompts.choose(firstWords.askRoles(name)[lang], choices, lang, {
    as: (role) => (role === 'manager' ? ['--role', 'manager'] : []),
  })
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
    { as: '--go-live', meaning: async (raw) => (raw.trim() === '' ? today : meant(raw)) },
  )
  const goLive = since.trim() === '' ? today : await meant(since, whichOf(world, lang))
  const known = isNamed(globals, world) ? [] : [firstWords.setBy(name, world.platform)]
  return {
    who: { ...names(globals, world), by: name, staff: name },
    ...{ roles, goLive, lang: chosenLang, next: [...known, firstWords.importNext] },
  }
}
