import type { Expression } from 'kysely'
import { fold } from '../../../clause/fold.ts'
import { newestSeal } from '../../../register/newest-seal.ts'
import type { Db } from '../../../register/register.ts'
import { Lines } from '../../../search/lines.ts'
import { type Match, Names } from '../../../search/names.ts'
import { readingsFor } from '../../../search/reading.ts'
import { current } from './master.ts'

/** A customer under one of its names. */
interface Called {
  readonly id: number
  /** A name that it no longer has; null where it is one that it has. */
  readonly formerName: string | null
}

/** A customer whose name fits what was typed, and how well (`fits`). */
export interface Spelled extends Called {
  readonly fit: Match<Called>['fit']
  readonly spread: number
}

/** The names of the register that was last asked, as its journal stood, and its texts in Latin letters: each gathered when it is first asked for. */
let kept: { readonly seal: string; names?: Names<Called>; letters?: Lines<number> } = { seal: '' }

/**
 * Customers by what people type of a present, former or short name: the initials or syllables of its pinyin, characters with others left out
 * between them, or both mixed; best first, up to `most`. Of a snapshot: the names are gathered once for as long as nothing was recorded,
 * since they are searched at every key.
 */
export async function customersSpelled(db: Db, typed: string, most: number): Promise<Spelled[]> {
  const known = await readingsFor(typed)
  // One customer may be found by several of its names.
  const found = (await namesOf(db)).search(typed, most * 2, known)
  const best = new Map<number, Spelled>()
  for (const { of, fit, spread } of found) if (!best.has(of.id)) best.set(of.id, { ...of, fit, spread })
  return [...best.values()].slice(0, most)
}

/**
 * The ids of customers that have all the parts in a name, present, former, English or short, a code or a credit code, the oldest first, up to
 * `most`. The parts are folded, and have no Chinese characters in them (`isInLetters`).
 */
export async function customersInLetters(db: Db, parts: readonly string[], most: number): Promise<number[]> {
  const now = await keptOf(db)
  now.letters ??= await lettersOf(db)
  return now.letters.holding(parts, most)
}

/** Whether parts are looked for among letters and signs alone. */
export const isInLetters = (parts: readonly string[]): boolean =>
  parts.length > 0 && parts.every((part) => /^[!-~]+$/.test(part))

async function lettersOf(db: Db): Promise<Lines<number>> {
  const names = new Map<number, string[]>()
  const add = (id: number, name: string | null) => {
    if (name !== null && letter.test(name)) names.set(id, [...(names.get(id) ?? []), fold(name)])
  }
  for (const { id, name_key, short_name } of await namesInLetters(db))
    for (const each of [name_key, short_name]) add(id, each)
  for (const { id, name } of await formerNames(db)) add(id, name)
  const lines = new Lines<number>()
  for (const { id, text } of await codesAndEnglish(db)) {
    const codes = plain.test(text) ? [text] : text.split(' ').map(fold)
    lines.add(id, [...codes, ...(names.get(id) ?? [])])
  }
  return lines
}

const letter = /[!-~\uff01-\uff5e]/u
const plain = /^[ -~]*$/

/** The few customers whose Chinese names have letters or digits in them. */
const namesInLetters = (db: Db) =>
  current(db)
    .select(['customer.id', 'name_key', 'short_name'])
    .where((eb) => {
      const has = (column: 'name_key' | 'short_name') =>
        eb(eb.fn<number>('glob', [eb.val('*[!-~\uff01-\uff5e]*'), eb.ref(column)]), '=', 1)
      return eb.or([has('name_key'), has('short_name')])
    })
    .execute()

/** Code, credit code and English name of each in one text, small and with blanks between them alone: to have them apart takes three times as long. */
const codesAndEnglish = (db: Db) =>
  current(db)
    .select((eb) => {
      const there = (column: 'credit_code' | 'english_name') => eb.fn.coalesce(eb.ref(column), eb.val(''))
      const english = [' ', '(', ')'].reduce<Expression<string>>(
        (text, gone) => eb.fn<string>('replace', [text, eb.val(gone), eb.val('')]),
        there('english_name'),
      )
      const blank = eb.val(' ')
      const text = eb(eb(eb(eb('customer.code', '||', blank), '||', there('credit_code')), '||', blank), '||', english)
      return ['customer.id', eb.fn<string>('lower', [text]).as('text')]
    })
    .orderBy('customer.id')
    .execute()

async function namesOf(db: Db): Promise<Names<Called>> {
  const now = await keptOf(db)
  now.names ??= await gathered(db)
  return now.names
}

async function keptOf(db: Db): Promise<typeof kept> {
  const seal = await newestSeal(db)
  if (kept.seal !== seal || seal === '') kept = { seal }
  return kept
}

/** The names that customers no longer have. */
const formerNames = (db: Db) =>
  current(db)
    .innerJoin('former_name', 'former_name.customer_id', 'customer.id')
    .select(['customer.id', 'former_name.name'])
    .where('former_name.voided_at', 'is', null)
    .orderBy('former_name.id')
    .execute()

async function gathered(db: Db): Promise<Names<Called>> {
  const names = new Names<Called>()
  const customers = await current(db)
    .select(['customer.id', 'customer.name', 'customer.short_name'])
    .orderBy('customer.id')
    .execute()
  const former = await formerNames(db)
  for (const { id, name, short_name } of customers) {
    const called = { id, formerName: null }
    names.add(name, called)
    if (short_name !== null) names.add(short_name, called)
  }
  for (const { id, name } of former) names.add(name, { id, formerName: name })
  return names
}
