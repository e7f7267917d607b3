import type { Day } from '../clause/day.ts'
import { NothingThere, Problem, usage } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { Verb } from './command.ts'
import type { Beside, Flag, Nothing } from './flag.ts'
import { type Given, saidAs } from './given.ts'
import { calledIn, questionOf, questionWords } from './question-words.ts'
import type { Which } from './said.ts'
import { asKept, valueTyped } from './typed-value.ts'
import type { Choice, Search, Typed, TypedAs, World } from './world.ts'

/**
 * Whether questions may be asked: a person sits at both ends, the questions (on the error stream) reach it, and neither `--no-input` nor
 * a build server's CI says otherwise.
 */
export function isInteractive(world: World, noInput: boolean): boolean {
  const ci = world.env.CI
  const onServer = ci !== undefined && ci !== '' && ci !== 'false' && ci !== '0'
  if (noInput || onServer) return false
  // The input last: to look at it is to open it, which takes as long as to record something.
  return world.stdout.isTTY === true && world.stderr.isTTY === true && world.stdin.isTTY === true
}

/** Asks the register something while questions are asked; `doer` is the name of whoever did it. */
export type LookUp = (work: (db: Db, today: Day, doer: string) => Promise<unknown>) => Promise<void>

/**
 * What an answer may mean, a day in it that was said as of today written out: two where that may be either of two days. In a `world`, what
 * its flag reads in it there.
 */
async function meaningsOf(
  asked: Pick<Given, 'flag' | 'label'>,
  raw: string,
  lookUp: LookUp,
  world: World | undefined,
): Promise<readonly [string, ...string[]]> {
  if (world !== undefined && asked.flag.answered !== undefined && raw.trim() !== '')
    return [await asked.flag.answered(raw, world)]
  let days: readonly [Day, Day] | null = null
  const meant = async (at: 0 | 1): Promise<string> => {
    const which: Which = async (_label, _raw, either) => {
      days = either
      return either[at]
    }
    return saidAs(
      asked,
      raw,
      () => todayIn(lookUp),
      () => which,
    )
  }
  const first = await meant(0)
  return days === null ? [first] : [first, await meant(1)]
}

/** What an empty answer means; whether it takes something, such as today, and so is not none. */
export interface Empty extends Words {
  readonly takes?: true
}

/** What people say where they are asked for a day and there is none. */
const noDay: readonly string[] = ['无', '没有', '不用', '不需要', 'none', 'no']

/** How a text is asked for by a flag: what it means left empty, where it may be, what stands there at first, how it would be typed. */
interface AskedAs extends Pick<Typed, 'now' | 'only'> {
  readonly as: TypedAs
  readonly empty?: Empty
  readonly before?: string
}

/**
 * Asks in a text for what a flag takes, until it is one; where it may be either of two days, then which one, from which Esc leads back to
 * the text. Returns it as it would be typed on any day; what is empty as it is.
 */
export async function textAsked(
  flag: Flag,
  message: string,
  { world, lang, lookUp }: { readonly world: World; readonly lang: Lang; readonly lookUp: LookUp },
  { as, empty, before, now, only }: AskedAs,
): Promise<string> {
  const asked = { flag, label: calledIn(flag, lang) }
  const check = checkOf(flag, lang, lookUp, { ...asked, world })
  // 无 is no day where there may be none; where an empty answer is today it is a mistake, and to a topic an answer.
  const mayBeNone = flag.saying !== undefined && flag.saying.kept === undefined && empty?.takes !== true
  const isEmpty = (raw: string) =>
    empty !== undefined && (raw.trim() === '' || (mayBeNone && noDay.includes(raw.trim().toLowerCase())))
  const { leftOut } = flag
  const checkEmpty = async (): Promise<string | true> =>
    leftOut === undefined || told(lang, () => lookUp((db, today) => leftOut(db, today)), asked.label)
  const taken = async (raw: string): Promise<readonly string[]> => {
    const meanings = await meaningsOf(asked, raw, lookUp, world)
    if (meanings.length === 1) return meanings
    const fitting: string[] = []
    for (const each of meanings) if ((await check(each)) === true) fitting.push(each)
    return fitting
  }
  const raw = await world.prompts.text(message, async (given) => (isEmpty(given) ? checkEmpty() : check(given)), {
    meaning: async (given) => {
      if (isEmpty(given)) return ''
      const [one = given, ...others] = await taken(given)
      return others.length === 0 ? one : given
    },
    as,
    ...(before === undefined ? {} : { before }),
    ...nowOf({ now }),
    ...(only === undefined ? {} : { only }),
  })
  if (isEmpty(raw)) return ''
  const [one = raw, ...others] = await taken(raw)
  if (others.length === 0) return one
  return saidAs(
    asked,
    raw,
    () => todayIn(lookUp),
    ({ whichOf }) => whichOf(world, lang, as),
  )
}

async function todayIn(lookUp: LookUp): Promise<Day> {
  const asked: Day[] = []
  await lookUp(async (_, today) => asked.push(today))
  return asked[0] as Day
}

export async function lookedUp(
  { flag, label }: Pick<Given, 'flag' | 'label'>,
  typed: readonly string[],
  lookUp: LookUp,
): Promise<void> {
  const { lookUp: named } = flag
  if (named !== undefined) for (const each of typed) await lookUp((db, today) => named(db, each, today, label))
}

/** What is said where a flag says nothing itself of what there is none of. */
const nothingOf = (flag: Flag): Nothing => ({
  words: {
    en: `There is nothing on record to choose from: ${calledIn(flag, 'en')}.`,
    zh: `没有可供选择的记录：${calledIn(flag, 'zh')}。`,
  },
  hint: { en: 'Record it first.', zh: '请先登记。' },
})

/**
 * Refuses to go on where no record is there to be chosen as the argument that is asked for first: nobody says who they are to learn that. What
 * there is of the others may hang on it.
 */
export async function refuseNothing(typedIn: readonly Given[], verb: Verb, lang: Lang, lookUp: LookUp): Promise<void> {
  const first = typedIn.find(({ key, flag, raw }) => key in verb.args && flag.need === 'required' && raw.length === 0)
  const { search, nothing } = first?.flag ?? {}
  if (search === undefined || nothing === undefined) return
  const beside = Object.fromEntries(typedIn.map(({ key, raw }) => [key, raw.at(-1)]))
  await lookUp(async (db, today, doer) => {
    if ((await search(db, '', lang, beside, today, doer)).length > 0) return
    const said = await nothing(db)
    throw new NothingThere(said.words, said.hint)
  })
}

/** Asks for the value of a flag until it is one that the flag takes; returns it as it would be typed on any day. */
export async function answer(
  { flag, label, now }: Pick<Given, 'flag' | 'label'> & Pick<Typed, 'now'>,
  world: World,
  lang: Lang,
  lookUp: LookUp,
  beside: Beside = {},
  as: TypedAs = label,
): Promise<string> {
  const message = questionOf(flag, lang)
  if (flag.asked.kind === 'choice' && flag.search === undefined) {
    const choices = Object.entries(flag.asked.choices).map(([value, words]) => ({ value, name: words[lang] }))
    const how = { as, ...beforeOf(flag), ...nowOf({ now }), ...refusing(flag, lang, lookUp), ...decidingOf(flag) }
    return world.prompts.choose(message, choices, lang, { ...how, ...(await onlyOf(flag, choices, lang, lookUp)) })
  }
  const { search } = flag
  const asText = () => {
    const only = flag.only === undefined ? {} : { only: flag.only }
    return textAsked(flag, message, { world, lang, lookUp }, { as, ...beforeOf(flag), ...nowOf({ now }), ...only })
  }
  if (search !== undefined) {
    const choices: Search = async (typed) => {
      let found: readonly Choice[] = []
      await lookUp(async (db, today, doer) => {
        found = await search(db, typed, lang, beside, today, doer)
      })
      return found
    }
    const all = await choices('')
    const takesOthers = flag.others === true || named.includes(flag.names)
    if (all.length === 0 && takesOthers) return asText()
    // A question that has no answer is not one: whoever sits there would only find out by leaving.
    if (all.length === 0) {
      const found: Nothing[] = []
      const { nothing } = flag
      if (nothing !== undefined) await lookUp(async (db) => found.push(await nothing(db)))
      const [said] = found
      // Another answer before it may lead to one, unless there is none for anybody.
      throw said === undefined
        ? usage(nothingOf(flag).words, nothingOf(flag).hint)
        : new NothingThere(said.words, said.hint)
    }
    // What a command is about is chosen even where there is one alone, and whoever may name others may name nobody on record.
    const isClosed = label.startsWith('--') && !takesOthers
    const only = isClosed ? await onlyOf(flag, all, lang, lookUp) : {}
    const how = { as, ...nowOf({ now }), ...refusing(flag, lang, lookUp), ...decidingOf(flag), ...only }
    return world.prompts.choose(message, choices, lang, how)
  }
  return asText()
}

/** What may be typed anew besides those on record. */
const named: readonly Flag['names'][] = ['person', 'newPerson']

/** The only one of the choices that is not refused; nothing where there are more, or where it decides about a customer. */
async function onlyOf(
  flag: Flag,
  choices: readonly Choice[],
  lang: Lang,
  lookUp: LookUp,
): Promise<Pick<Typed, 'only'>> {
  if (flag.decides === true) return {}
  const { check } = refusing(flag, lang, lookUp)
  const fitting: string[] = []
  for (const { value } of choices) {
    if (check === undefined || (await check(value)) === true) fitting.push(value)
    if (fitting.length > 1) return {}
  }
  const [only] = fitting
  // None is no answer that is taken for anybody.
  return only === undefined || only === '' ? {} : { only }
}

/** Whether what is chosen decides about a customer. */
const decidingOf = ({ decides }: Flag) => (decides === undefined ? {} : { decides })

/** What stands behind the question of a flag at first. */
export const beforeOf = ({ before }: { readonly before?: string | undefined }) =>
  before === undefined ? {} : { before }

/** What an answer is to stand in the place of. */
const nowOf = ({ now }: { readonly now: string | undefined }) => (now === undefined ? {} : { now })

/** By which name an answer is told to be wrong, and where what it says is looked for. */
interface Checked {
  readonly label?: string
  readonly world?: World
}

/**
 * What is wrong with an answer, whatever it may mean, by the name of what is asked for: it is told where it is typed, and the question asked
 * again.
 */
export const checkOf =
  (flag: Flag, lang: Lang, lookUp: LookUp, { label = calledIn(flag, lang), world }: Checked = {}) =>
  async (raw: string): Promise<string | true> => {
    const verdict = await told(
      lang,
      async () => {
        const [first, ...others] = await meaningsOf({ flag, label }, raw, lookUp, world)
        for (const each of others) if ((await checkOf(flag, lang, lookUp, { label })(each)) === true) return
        valueTyped(flag, first, label)
        await lookedUp({ flag, label }, [asKept(flag, first, label).text], lookUp)
      },
      label,
    )
    return verdict !== true && raw.trim() === '' ? neededOf(flag, lang) : verdict
  }

/** What is said of an empty answer where there has to be one, whatever the value is. */
function neededOf(flag: Flag, lang: Lang): string {
  const { name } = questionWords(flag)
  if (/[？?]$/u.test(name[lang]))
    return { en: 'Please answer: this cannot be left empty.', zh: '此项不能为空，请填写。' }[lang]
  if (lang === 'zh') return `请填写${/^[\x21-\x7e]/.test(name.zh) ? ' ' : ''}${name.zh}。`
  return `Please give: ${name.en}.`
}

/** What refuses an answer, as it is told where it was typed; true where nothing does. */
async function told(lang: Lang, judge: () => Promise<unknown>, label: string): Promise<string | true> {
  try {
    await judge()
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const said = [error.words[lang], error.hint?.[lang]].flatMap((text) => (text === undefined ? [] : [text]))
    return lang === 'zh' ? closedUp(said.join(''), label) : said.join(' ')
  }
}

/** A sentence in Chinese without the blanks that set a flag off in it, where it has a Chinese name instead. */
const closedUp = (text: string, name: string): string =>
  text
    .split(name)
    .map((part, i) => (i === 0 ? part : part.replace(/^ (?=\p{sc=Han}|“)/u, '')))
    .map((part, i, parts) => (i === parts.length - 1 ? part : part.replace(/(?<=\p{sc=Han}) $/u, '')))
    .join(name)

/** The same of what is chosen, where anything may refuse it. */
export const refusing = (flag: Flag, lang: Lang, lookUp: LookUp) =>
  flag.lookUp === undefined ? {} : { check: checkOf(flag, lang, lookUp) }
