import type { Db } from '../../../register/register.ts'
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

/** The names of the register that was last asked, as its journal stood. */
let kept: { readonly seal: string; readonly names: Names<Called> } | null = null

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

async function namesOf(db: Db): Promise<Names<Called>> {
  const newest = await db.selectFrom('entry').select('seal').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  // An entry's seal stands for all that was recorded up to it: no other register, and no other moment of this one, has it.
  const seal = newest?.seal ?? ''
  if (kept === null || kept.seal !== seal || seal === '') kept = { seal, names: await gathered(db) }
  return kept.names
}

async function gathered(db: Db): Promise<Names<Called>> {
  const names = new Names<Called>()
  const customers = await current(db)
    .select(['customer.id', 'customer.name', 'customer.short_name'])
    .orderBy('customer.id')
    .execute()
  const former = await current(db)
    .innerJoin('former_name', 'former_name.customer_id', 'customer.id')
    .select(['customer.id', 'former_name.name'])
    .where('former_name.voided_at', 'is', null)
    .orderBy('former_name.id')
    .execute()
  for (const { id, name, short_name } of customers) {
    const called = { id, formerName: null }
    names.add(name, called)
    if (short_name !== null) names.add(short_name, called)
  }
  for (const { id, name } of former) names.add(name, { id, formerName: name })
  return names
}
