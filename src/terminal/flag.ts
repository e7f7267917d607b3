import type { Day } from '../clause/day.ts'
import { didYouMean, nearNames } from '../clause/near.ts'
import { usage } from '../clause/problem.ts'
import type { Leaning } from '../clause/spoken-day.ts'
import type { TextKind } from '../clause/text.ts'
import { joined, type Lang, type Words } from '../clause/words.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Db } from '../register/register.ts'
import type { Choice, World } from './world.ts'

/** The language-independent values of an enumeration with their names in both languages. */
export type Choices<Value extends string = string> = Readonly<Record<Value, Words>>

/**
 * What values can name: customers, their contact persons, also such as are not on record yet, staff, services of the price list, clauses and
 * limits of the procedure, what goes on step by step and is open, and what has a number.
 */
export type Named =
  | 'customer'
  | 'person'
  | 'newPerson'
  | 'staff'
  | 'service'
  | 'clause'
  | 'limit'
  | 'onward'
  | NumberedTable

/** What a prompt needs to know of a value. */
export type Asked =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly choices: Choices }
  | { readonly kind: 'yes' }

/** That a value may be said as of today, in words that mean another day tomorrow: 昨天, fri, 11-12, 下个月. */
export interface Saying {
  readonly unit: 'day' | 'month' | 'minute'
  readonly leaning: Leaning
  /** Whether the text is one as it stands, whatever today is: then nobody asks what may be meant. */
  readonly isWritten: (raw: string) => boolean
  /** Of a text that may say more than a day: as it is kept, or the two days that it may be; null where it says none. */
  readonly kept?: (
    raw: string,
    today: Day,
  ) => { readonly text: string } | { readonly either: readonly [Day, Day] } | null
}

/** Throws what is wrong with a text that was typed. `label` is how the user wrote the flag. */
type LookUp = (db: Db, typed: string, today: Day, label: string) => Promise<unknown>

/** Whether a value has to be there, may be left out, or may be given any number of times. */
type Need = 'required' | 'optional' | 'many'

/**
 * A flag or an argument: its words, and how its text becomes a precise value. Parsing happens once, here; inside the
 * program no value is validated again.
 */
export interface Flag<Value = unknown, Needed extends Need = Need> {
  readonly words: Words
  /** How it is asked for, where its words are made for the help: its name, in brackets what else an answer has to know. */
  readonly question?: Words
  /** What stands in the place of the value in the help: DAY, NAME, N. Empty for a yes-flag. */
  readonly placeholder: string
  readonly need: Needed
  /** The key of the flag that cannot do without this one: where it is given, this is missing as a required one is. */
  readonly neededWith?: string
  /** What kind of text it is: how long it may be, and what becomes of characters that nobody sees. A line where nothing says so. */
  readonly kind?: TextKind
  /** The value is about a person: the journal's command line holds a reference instead. */
  readonly personal?: true
  readonly asked: Asked
  /** It is a day on which something happened: one after today is refused. */
  readonly past?: true
  /** It may be said as of today: `parse` is handed the day that is meant. */
  readonly saying?: Saying
  /** What is said of a cell of a list that is not one, where that is less than what `parse` says of what was typed. */
  readonly unread?: Words
  /** What the value names, where it is something that there are many of: completion offers those there are. */
  readonly names?: Named
  /** It may name others than those as well, such as a witness from outside: what was typed is what is meant. */
  readonly others?: true
  /**
   * Where values are asked for, each typed text is held against the register and today: throws where nothing there is of
   * that name, or the day has not come yet.
   */
  readonly lookUp?: LookUp
  /**
   * What may be meant by a part of it, best first, at most `mostOffered` and one more: searched for while it is typed.
   * `beside` are the command's other values as typed, by their keys; `doer` is the name of whoever did it.
   */
  readonly search?: (
    db: Db,
    typed: string,
    lang: Lang,
    beside: Beside,
    today: Day,
    doer: string,
  ) => Promise<readonly Choice[]>
  /** What stands behind its question at first, to be changed: what is on record now. */
  readonly before?: string
  /** What is said where there is nothing to choose: which record there is none of, or none of in the state that is wanted. */
  readonly nothing?: (db: Db) => Promise<Nothing>
  /**
   * What an answer to its question means, where people put more around it than on a command line; throws the usage problem of one that
   * means nothing.
   */
  readonly answered?: (raw: string, world: World) => Promise<string>
  /** Whether a value says only what is asked for, such as a field without its value: of the line that was answered it is no part. */
  readonly opens?: (raw: string) => boolean
  /** The only answer that its question has where it is asked for, as it would be typed. */
  readonly only?: string
  /** Its value decides about a customer: no choice is preselected, and none is taken because it is the only one. */
  readonly decides?: true
  /** Throws what refuses that it is left empty, where it is asked for and may be. */
  readonly leftOut?: (db: Db, today: Day) => Promise<unknown>
  /** Throws a usage problem that names the flag (`label` is how the user wrote it: `--on` or `NAME`). */
  readonly parse: (raw: string, label: string) => Value
}

/** That there is nothing to choose from, and what to do about it. */
export interface Nothing {
  readonly words: Words
  readonly hint: Words
}

/** What was typed for the other arguments and flags of a command. */
export type Beside = Readonly<Record<string, string | undefined>>

/** The type of a flag's value as a command receives it. */
export type ValueOf<F> =
  F extends Flag<infer Value, infer Needed>
    ? Needed extends 'required'
      ? Value
      : Needed extends 'many'
        ? readonly Value[]
        : Value | undefined
    : never

export type Flags = Readonly<Record<string, Flag>>
export type ValuesOf<F extends Flags> = { readonly [K in keyof F]: ValueOf<F[K]> }

/** A flag that may be left out, of a value that is made of its text so. */
export const optional = <Value>(
  words: Words,
  placeholder: string,
  parse: (raw: string, label: string) => Value,
  asked: Asked = { kind: 'text' },
) => ({ words, placeholder, need: 'optional', asked, parse }) as const satisfies Flag<Value, 'optional'>

/** The same flag, but the command cannot run without it. */
export const required = <Value>(flag: Flag<Value, 'optional'>): Flag<Value, 'required'> => ({
  ...flag,
  need: 'required',
})

/** The same flag, which the command cannot do without where that other flag is given. */
export const neededWith = <Value>(key: string, flag: Flag<Value, 'optional'>): Flag<Value, 'optional'> => ({
  ...flag,
  neededWith: key,
})

/** The same flag, its value kept out of the journal's command line so that the person can be erased. */
export const personal = <F extends Flag>(flag: F): F => ({ ...flag, personal: true })

/** The same flag, asked for in these words: its name, and behind it in brackets what else an answer has to know. */
export const askedAs = <F extends Flag>(question: Words, flag: F): F => ({ ...flag, question })

/** The same flag in other words, by which it is asked for too. */
export const worded = <F extends Flag>(words: Words, { question: _, ...flag }: F): Omit<F, 'question'> => ({
  ...flag,
  words,
})

/** The same flag, whose value decides about a customer: whoever answers has to choose it, and presses no bare Enter. */
export const decisive = <F extends Flag>(flag: F): F => ({ ...flag, decides: true })

/** The same flag, whose value names something in the register. */
export const naming = <F extends Flag>(flag: F, lookUp: LookUp): F => ({ ...flag, lookUp })

/** Throws what refuses a value of a flag, with what else is known when it is asked for. */
type Held<Value> = (db: Db, value: Value, today: Day) => Promise<unknown> | unknown

/**
 * The same flag, where it is asked for held against a rule as well, which refuses an answer at its own question. What the rule says holds
 * for the write, too, which asks it by itself.
 */
export const held = <Value, F extends Flag<Value>>(flag: F, rule: Held<Value>): F =>
  naming(flag, async (db, raw, today, label) => {
    await flag.lookUp?.(db, raw, today, label)
    await rule(db, flag.parse(raw, label), today)
  })

/** The same flag, whose value is searched for among what the register has, where it is asked for. */
export const searched = <F extends Flag>(flag: F, search: NonNullable<Flag['search']>): F => ({ ...flag, search })

/** The same flag, whose value names one of these: what is on record may be longer than what is typed anew. */
export const offering = <F extends Flag>(names: Named, flag: F): F => ({
  ...flag,
  names,
  kind: flag.kind === 'number' ? 'verbatim' : 'reference',
})

/** The same flag, whose value may name one of these, or is a text of its own kind. */
export const mayName = <F extends Flag>(names: Named, flag: F): F => ({ ...flag, names })

/** The same flag, which may name others than those on record. */
export const orOthers = <F extends Flag>(flag: F): F => ({ ...flag, others: true })

/** The same flag, whose text is of that kind. */
export const ofKind = <F extends Flag>(kind: TextKind, flag: F): F => ({ ...flag, kind })

/** The same flag, given any number of times. */
export const many = <Value>(flag: Flag<Value, 'optional'>): Flag<Value, 'many'> => ({ ...flag, need: 'many' })

/** Whether a word was copied with the command that shows it: NAME. What is shorter may be somebody's. */
const isStandIn = (raw: string, placeholder: string): boolean => raw === placeholder && /^[A-Z]{4,}$/.test(raw)

/** What kind of text stands in the place of these; a line in that of any other. */
const kindsByPlaceholder: Readonly<Record<string, TextKind>> = {
  ...{ TEXT: 'prose', REASON: 'prose', RECIPIENTS: 'prose', 'DAY|TEXT': 'prose' },
  ...{ NAME: 'name', PERSON: 'name', OTHER: 'name' },
  ...{ CODE: 'number', NO: 'number', REF: 'paper', REFERENCE: 'paper' },
  ...{ CUSTOMER: 'reference', 'CUSTOMER|CH-…': 'reference', 'DAY|NAME': 'reference' },
  // What is put together of several has parts of their own.
  ...{ 'FIELD=VALUE': 'verbatim', 'ID=EN/ZH': 'prose', 'CODE|STAGE|MAX|CHINESE|ENGLISH': 'prose' },
  ...{ FILE: 'verbatim', FOLDER: 'verbatim', 'FILE|FOLDER': 'verbatim', BACKUP: 'verbatim' },
  ...{ 'HEADER=FIELD': 'verbatim', 'NAME|NUMBER': 'verbatim', CHAR: 'verbatim' },
}

/** One line of text, such as a title or a place. */
export const line = (words: Words, placeholder?: string): Flag<string, 'optional'> =>
  ofKind('line', text(words, placeholder))

/**
 * A text with something in it; surrounding blanks are taken off, control characters are refused. Its placeholder says what kind of text
 * it is.
 */
export const text = (words: Words, placeholder = 'TEXT'): Flag<string, 'optional'> =>
  ofKind(
    kindsByPlaceholder[placeholder] ?? 'line',
    optional(words, placeholder, (raw, label) => {
      const trimmed = raw.trim()
      if (trimmed === '')
        throw usage(
          { en: `${label} is empty.`, zh: `${label} 为空。` },
          { en: `Give ${label} a value.`, zh: `请为 ${label} 给出值。` },
        )
      if (isStandIn(trimmed, placeholder))
        throw usage(
          { en: `${label} ${trimmed} only stands for a value.`, zh: `${label} 后的 ${trimmed} 只是占位文字。` },
          { en: `Type the value itself in its place.`, zh: '请改为实际内容。' },
        )
      if (/[\u0000-\u001f\u007f]/.test(trimmed.replace(/[\n\t]/g, '')))
        throw usage(
          { en: `${label} contains control characters.`, zh: `${label} 含有控制字符。` },
          { en: 'Type the value again without them.', zh: '请重新输入，不要包含控制字符。' },
        )
      return trimmed
    }),
  )

/** What may be typed for a choice; a name in Chinese that is the value itself counts once. */
const namesIn = <Value extends string>(values: readonly Value[], choices: Choices<Value>): string[] => [
  ...values,
  ...values.map((value) => choices[value].zh).filter((zh) => !values.some((value) => value === zh.toLowerCase())),
]

/** More values than this are a wall to read: those nearest to what was typed are named, and all of them only where none is near. */
export const mostNamed = 16

/** One of a fixed set, typed in English or Chinese, stored in English. */
export function choice<Value extends string>(
  words: Words,
  choices: Choices<Value>,
  placeholder?: string,
): Flag<Value, 'optional'> {
  const values = Object.keys(choices) as Value[]
  const chosen = optional(
    words,
    placeholder ?? values.join('|'),
    (raw, label) => {
      const typed = raw.normalize('NFKC').trim().toLowerCase()
      const found = values.find(
        (value) => typed === value || typed === choices[value].zh || typed === choices[value].en.toLowerCase(),
      )
      if (found !== undefined) return found
      const near = nearNames(typed, namesIn(values, choices))
      const all = {
        en: `Use one of: ${values.join(', ')}.`,
        zh: `请使用其中之一：${values.map((value) => `${choices[value].zh}（${value}）`).join('、')}。`,
      }
      throw usage(
        { en: `${label} is none of the known values: "${raw}".`, zh: `${label} 不是可用的值：“${raw}”。` },
        didYouMean(near, near.length > 0 && values.length > mostNamed ? { en: '', zh: '' } : all),
      )
    },
    { kind: 'choice', choices: choices as Choices },
  )
  return { ...chosen, unread: noneOf(choices) }
}

/** What a cell is told that names none of the values. */
const noneOf = (choices: Choices): Words => ({
  en: `none of: ${Object.keys(choices).join(', ')}`,
  zh: `应为以下之一：${joined(Object.values(choices)).zh}`,
})

/** A flag without a value: given or not. */
export const yes = (words: Words): Flag<true, 'optional'> => optional(words, '', () => true as const, { kind: 'yes' })
