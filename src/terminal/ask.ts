import type { Day } from '../clause/day.ts'
import type { TextKind } from '../clause/text.ts'
import { same, type Words } from '../clause/words.ts'
import { answer, beforeOf, checkOf, type Empty, type LookUp, textAsked } from './asking.ts'
import type { ReadCall } from './command.ts'
import { type Flag, held, ofKind, text } from './flag.ts'
import { typed } from './global-options.ts'
import { names } from './named.ts'
import { calledIn, labelOf, questionOf } from './question-words.ts'
import { asKept, valueTyped } from './typed-value.ts'
import { leadsOn, type TypedAs } from './world.ts'

/** Asks the register of a running command. */
export const lookUpOf =
  (call: ReadCall): LookUp =>
  async (work) =>
    void (await call.read((db) => work(db, call.today, names(call.globals, call.world).staff)))

/**
 * The value of a flag that a command turns out to need only when it knows what it is about: asked for on a terminal until
 * it is one, and looked up where it names something. `key` is the flag's key; `as` is how the answer would be typed, where
 * that is not behind the flag.
 */
export async function ask<Value>(
  flag: Flag<Value>,
  key: string,
  call: ReadCall,
  as: TypedAs = typed(key),
): Promise<Value> {
  const raw = await answer({ flag, label: typed(key) }, call.world, call.lang, lookUpOf(call), {}, as)
  return said(flag, raw, call)
}

/** The value of an answer; what nobody sees in it is taken out with a remark. */
function said<Value>(flag: Flag<Value>, raw: string, call: ReadCall, label = calledIn(flag, call.lang)): Value {
  const value = valueTyped(flag, raw, label)
  const remark = asKept(flag, raw, label).said
  if (remark !== null) call.warn(remark)
  return value
}

/** How a text that belongs to no flag is asked for. */
interface TextAsked {
  /** Why it has to be there, where it does. */
  readonly needed?: Words
  /** What refuses it. */
  readonly rule?: Parameters<typeof held<string, Flag<string>>>[1]
  readonly as?: TypedAs
  /** What was answered before. */
  readonly before?: string
}

/**
 * The answer to a question that belongs to no flag, as a text of the kind is kept; empty where nothing was answered, which `needed`
 * refuses, saying why.
 */
export async function askText(
  message: string,
  kind: TextKind,
  call: ReadCall,
  { needed, rule, as = leadsOn, before }: TextAsked = {},
): Promise<string> {
  const plain = ofKind(kind, text(same(message)))
  const flag = rule === undefined ? plain : held(plain, rule)
  const label = labelOf(message)
  const check = checkOf(flag, call.lang, lookUpOf(call), { label })
  const empty = needed === undefined ? true : needed[call.lang]
  const raw = await call.world.prompts.text(message, (given) => (given.trim() === '' ? empty : check(given)), {
    ...{ as, ...beforeOf({ before }) },
  })
  return raw.trim() === '' ? '' : said(flag, raw, call, label)
}

/** That an empty answer is today. */
export const orToday = (today: Day): Empty => ({
  en: `leave empty for today, ${today}`,
  zh: `留空则为今天 ${today}`,
  takes: true,
})

const noneYet: Empty = { en: 'leave empty if there is none yet', zh: '尚无则留空' }

/** The same of a text or a day that need not be there: an empty answer leaves it out, which `empty` says. */
export async function askIfThere<Value>(
  flag: Flag<Value>,
  key: string,
  call: ReadCall,
  empty: Empty = noneYet,
): Promise<Value | undefined> {
  const { world, lang } = call
  const label = typed(key)
  const message = questionOf(flag, lang, empty)
  const room = { world, lang, lookUp: lookUpOf(call) }
  const raw = await textAsked(flag, message, room, { as: label, empty, ...beforeOf(flag) })
  return raw.trim() === '' ? undefined : said(flag, raw, call)
}
