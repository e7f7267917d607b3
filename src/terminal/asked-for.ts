import type { Day } from '../clause/day.ts'
import type { Lang, Words } from '../clause/words.ts'
import { lookUpOf } from './ask.ts'
import { answer, type LookUp, refusing, textAsked } from './asking.ts'
import type { Correctable, Correcting, ReadCall } from './command.ts'
import type { Beside, Flag, Flags } from './flag.ts'
import { typed } from './global-options.ts'
import { calledIn, questionOf, questionWords } from './question-words.ts'
import { asKept, valueTyped } from './typed-value.ts'
import type { Choice, Search, World } from './world.ts'

/** A flag or an argument that is asked for, and how it is typed. */
interface Asked {
  readonly flag: Flag
  readonly label: string
}

/** Where questions are asked, and what they are held against. */
interface Room {
  readonly world: World
  readonly lang: Lang
  readonly lookUp: LookUp
}

const words = {
  none: { en: 'leave empty if there is none', zh: '没有则留空' },
  noneOf: { en: '— none', zh: '— 无' },
  noMore: { en: '— no more', zh: '— 没有了' },
  which: { en: 'What is to be corrected?', zh: '更正哪一项？' },
  whichElse: { en: 'Anything else?', zh: '还更正哪一项？' },
  enough: { en: '— that is all', zh: '— 没有了' },
  why: { en: 'Why?', zh: '为什么改？' },
  whys: {
    reason: { en: 'it is another now', zh: '情况有变' },
    correction: { en: 'it was only mistyped', zh: '录入有误' },
  } as Readonly<Record<string, Words>>,
} as const

/** What an empty answer to a flag's question means; `taken` is what is taken then, where its words tell. */
function emptyOf(flag: Flag, today: Day) {
  const { taken } = questionWords(flag)
  if (taken === null) return { empty: words.none, taken }
  const isToday = taken.en === 'today'
  return {
    taken,
    empty: {
      en: isToday ? `leave empty for today, ${today}` : `left empty: ${taken.en}`,
      zh: `留空则${/^[为按自在是同]/.test(taken.zh) ? '' : '为'}${taken.zh}${isToday ? ` ${today}` : ''}`,
    },
  }
}

async function todayIn(lookUp: LookUp): Promise<Day> {
  let found = '' as Day
  await lookUp(async (_, today) => {
    found = today
  })
  return found
}

/**
 * The answer to a question that may be left empty, as it would be typed; null where it was. A choice begins with none, so that Enter is
 * enough; what has nothing to choose from is not asked.
 */
async function answerIfThere(
  { flag, label }: Asked,
  { world, lang, lookUp }: Room,
  beside: Beside = {},
  before: readonly string[] = [],
): Promise<string | null> {
  const { empty, taken } = emptyOf(flag, await todayIn(lookUp))
  const said = questionOf(flag, lang)
  const { check: refused } = refusing(flag, lang, lookUp)
  const how = {
    as: label,
    ...(refused === undefined ? {} : { check: (value: string) => value === '' || refused(value) }),
  }
  const none = { value: '', name: (before.length > 0 ? words.noMore : words.noneOf)[lang] }
  if (flag.asked.kind === 'yes') return (await world.prompts.confirm(said, lang, { as: label })) ? 'yes' : null
  if (flag.asked.kind === 'choice' && flag.search === undefined) {
    const all = Object.entries(flag.asked.choices).map(([value, { [lang]: name }]) => ({ value, name, given: name }))
    const usual = all.find(({ name }) => name === taken?.[lang] || name === taken?.[lang].replace(/^为/, ''))
    const others = all.filter(({ value }) => value !== usual?.value && !before.includes(value))
    const first = usual === undefined ? { ...none, ...(taken === null ? {} : { name: `— ${empty[lang]}` }) } : usual
    if (others.length === 0 && before.length > 0) return null
    const chosen = await world.prompts.choose(said, [first, ...others], lang, how)
    return chosen === '' ? null : chosen
  }
  const { search } = flag
  if (search !== undefined) {
    const found = async (part: string): Promise<readonly Choice[]> => {
      let choices: readonly Choice[] = []
      await lookUp(async (db, today, doer) => {
        choices = await search(db, part, lang, beside, today, doer)
      })
      return choices.filter(({ value }) => !before.includes(value))
    }
    const all = await found('')
    if (all.length === 0) return null
    // What an empty answer means may be one of the choices.
    const isNoneAmong = all.some(({ value }) => value === '')
    const first = taken === null || before.length > 0 ? none : { ...none, name: `— ${empty[lang]}` }
    const choices: Search = async (part) =>
      part.trim() === '' && !isNoneAmong ? [first, ...(await found(''))] : found(part)
    const chosen = await world.prompts.choose(said, choices, lang, how)
    return chosen === '' ? null : chosen
  }
  const message = questionOf(flag, lang, empty)
  const room = { world, lang, lookUp }
  const raw = await textAsked(flag, message, room, {
    as: label,
    empty: taken === null ? empty : { ...empty, takes: true },
  })
  return raw.trim() === '' ? null : raw
}

/**
 * All the answers to such a question: one, or of a flag that is given any number of times one after the other until it is left empty.
 * `answered` is told all there are after each, with those `before`.
 */
export async function answersIfThere(
  asked: Asked,
  room: Room,
  beside: Beside,
  answered: (raws: readonly string[]) => void,
  before: readonly string[] = [],
): Promise<void> {
  const answers = [...before]
  for (;;) {
    const given = await answerIfThere(asked, room, beside, answers)
    if (given === null) return
    answers.push(given)
    answered(answers)
    if (asked.flag.need !== 'many') return
  }
}

/**
 * What of a record is to be another: one field after the other, chosen by what it is now, each with its new value; then why, where that
 * is not asked for as a flag that has to be there. `asked` is how each flag is asked for by its key, `answered` is told what would be typed.
 */
export async function correctionsAsked(
  asked: (key: string) => Asked | undefined,
  answered: (key: string, raws: readonly string[]) => void,
  { fields, why, whyOf }: Correcting,
  room: Room,
  beside: Beside,
): Promise<void> {
  const { world, lang, lookUp } = room
  const answers = new Set<string>()
  let all: readonly Correctable[] = []
  await lookUp(async (db, today) => {
    all = await fields(db, beside, today, lang)
  })
  for (;;) {
    const open = all.filter(({ value }) => !answers.has(value))
    const [lacking, there] = [open.filter((each) => each.lacking), open.filter((each) => !each.lacking)]
    const enough = { value: '', name: words.enough[lang] }
    const choices = [...lacking, ...(answers.size > 0 ? [enough] : []), ...there]
    const message = (answers.size === 0 ? words.which : words.whichElse)[lang]
    const key = open.length === 0 ? '' : await world.prompts.choose(message, choices, lang)
    const wanted = asked(key)
    if (wanted === undefined) break
    const isYes = wanted.flag.asked.kind === 'yes'
    const now = all.find(({ value }) => value === key)?.now
    const instead = { ...wanted, ...(now === undefined ? {} : { now }) }
    answers.add(key)
    const given = [isYes ? 'yes' : await answer(instead, world, lang, lookUp, beside)]
    answered(key, given)
    if (wanted.flag.need === 'many') await answersIfThere(wanted, room, beside, (raws) => answered(key, raws), given)
  }
  if (all.every(({ value, lacking }) => lacking === true || !answers.has(value))) return
  let wanted = why
  if (whyOf !== undefined)
    await lookUp(async (db, today) => {
      wanted = await whyOf(db, beside, today, [...answers])
    })
  const key = wanted.length < 2 ? wanted[0] : await world.prompts.choose(words.why[lang], whys(wanted, lang), lang)
  const reason = key === undefined ? undefined : asked(key)
  if (key !== undefined && reason?.flag.need === 'optional')
    answered(key, [await answer(reason, world, lang, lookUp, beside)])
}

const whys = (keys: readonly string[], lang: Lang): Choice[] =>
  keys.flatMap((value) => {
    const said = words.whys[value]
    return said === undefined ? [] : [{ value, name: said[lang] }]
  })

const roomOf = (call: ReadCall): Room => ({ world: call.world, lang: call.lang, lookUp: lookUpOf(call) })

/** More values of a flag that has some, each another, until there is none left to name. */
export async function askFurther(asked: Asked, before: readonly string[], call: ReadCall): Promise<string[]> {
  const further: string[] = []
  const several: Asked = { ...asked, flag: { ...asked.flag, need: 'many' } }
  await answersIfThere(several, roomOf(call), {}, (raws) => further.push(...raws.slice(-1)), before)
  return further
}

/**
 * In a conversation that asks for everything, what else an act records: each flag of the keys that was not typed, in their order, for
 * commands that know only when they run which of them belong to it. Returns the values of those that were answered.
 */
export async function askOthers<F extends Flags, Key extends keyof F & string>(
  flags: F,
  keys: readonly Key[],
  given: { readonly [K in Key]?: unknown },
  call: ReadCall,
): Promise<{ readonly [K in Key]?: F[K] extends Flag<infer Value> ? Value : never }> {
  const answers: Record<string, unknown> = {}
  if (!call.guided) return {}
  for (const key of keys) {
    const flag = flags[key]
    if (flag === undefined || given[key] !== undefined) continue
    const label = typed(key)
    const raw = await answerIfThere({ flag, label }, roomOf(call))
    if (raw === null) continue
    const { said } = asKept(flag, raw, calledIn(flag, call.lang))
    if (said !== null) call.warn(said)
    answers[key] = valueTyped(flag, raw, label)
  }
  return answers as { readonly [K in Key]?: F[K] extends Flag<infer Value> ? Value : never }
}
