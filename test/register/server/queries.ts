import type { ExpressionBuilder, Kysely } from 'kysely'
import { globOfInvisible, globOfUncommon } from '../../../src/clause/invisible.ts'
import { among } from '../../../src/register/among.ts'

/** What both engines hold: texts and numbers that may be missing, and rows that refer to each other. */
export interface Own {
  item: {
    id: number
    owner: number | null
    name: string
    about: string | null
    day: string | null
    amount: number | null
  }
  owner: { id: number; called: string; same_as: number | null }
}
type Query = (db: Kysely<Own>) => { execute(): Promise<unknown[]> }
export type Row = Own['item']
type OfItem = ExpressionBuilder<Own, 'item'>

export const odd = [
  '',
  'a',
  'A',
  'abc',
  'ABC',
  '客户',
  '客',
  'é',
  'É',
  '%',
  '_',
  'a%b',
  'a\\b',
  '[',
  ']',
  '-',
  '^',
  '*',
  '?',
  '\u200b',
  '𠮷',
  'ａ',
  '‹erased›',
  '12',
  "it's",
  '"',
]

/** The ways in which stores ask, each with what the engines would not say alike. */
export const queries: Readonly<Record<string, Query>> = {
  'nothing first, and last downwards': (db) =>
    db.selectFrom('item').selectAll().orderBy('about').orderBy('amount', 'desc').orderBy('id'),
  'the order of bytes': (db) => db.selectFrom('item').select('name').orderBy('name', 'desc').orderBy('id', 'desc'),
  'a list of none': (db) => db.selectFrom('item').select('id').where('id', 'in', []).orderBy('id'),
  'not in a list of none': (db) => db.selectFrom('item').select('id').where('about', 'not in', []).orderBy('id'),
  'in a list of texts': (db) => db.selectFrom('item').select('id').where('about', 'in', odd).orderBy('id'),
  'not in a list of texts': (db) =>
    db.selectFrom('item').select('id').where('about', 'not in', ['a', '"', '\\', '{', ',']).orderBy('id'),
  'in a list of numbers': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', 'in', [1, 3, -5, 2 ** 53 - 1])
      .orderBy('id'),
  'in a query': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', 'in', db.selectFrom('owner').select('id').where('called', '>', 'A'))
      .orderBy('id'),
  'like, whatever the case': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where((eb) => eb.or([eb('name', 'like', '%AB%'), eb('name', 'like', 'a_c'), eb('about', 'not like', '%\\%')]))
      .orderBy('id'),
  'is, with a value': (db) => db.selectFrom('item').select('id').where('owner', 'is', 1).orderBy('id'),
  'is not, with a value and with nothing': (db) =>
    db.selectFrom('item').select('id').where('owner', 'is not', 1).where('about', 'is not', null).orderBy('id'),
  instr: (db) =>
    db
      .selectFrom('item')
      .select([
        'id',
        (eb) => eb.fn<number>('instr', ['name', eb.val('b')]).as('at'),
        (eb) => eb.fn<number>('instr', ['amount', eb.val('1')]).as('in_number'),
      ])
      .orderBy('id'),
  glob: (db) =>
    db
      .selectFrom('item')
      .select([
        'id',
        ...[globOfInvisible, globOfUncommon, '*[^ -Z^-z|~一-鿿]*', 'a*', '?', '[a-c]*', '*[^a-c]', '[]]', '*[*?]*'].map(
          (glob, at) => (eb: OfItem) => eb.fn<number>('glob', [eb.val(glob), 'name']).as(`glob${at}`),
        ),
      ])
      .orderBy('id'),
  'lower, upper, replace, substr, length': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.fn<string>('lower', ['name']).as('lower'),
        eb.fn<string>('upper', [eb.fn<string>('substr', ['name', eb.val(1), eb.val(2)])]).as('upper'),
        eb
          .fn<string>('replace', [
            eb.fn<string>('replace', ['about', eb.val('b'), eb.val('')]),
            eb.val('-'),
            eb.val('+'),
          ])
          .as('replaced'),
        eb.fn<number>('length', ['about']).as('length'),
      ])
      .orderBy('id'),
  'the less and the greater of two': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.fn<string>('min', ['day', 'about']).as('less'),
        eb.fn<string>('max', ['day', 'about']).as('greater'),
      ])
      .orderBy('id'),
  'sums and counts': (db) =>
    db
      .selectFrom('item')
      .select(({ fn }) => [
        fn.countAll<number>().as('all'),
        fn.count<number>('owner').distinct().as('owners'),
        fn.sum<number | null>('amount').as('sum'),
        fn.min('day').as('first'),
        fn.max('id').as('last'),
        fn.coalesce(fn.max('owner'), fn.min('id')).as('some'),
      ]),
  'groups with a condition': (db) =>
    db
      .selectFrom('item')
      .select(['owner', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('owner')
      .having(({ fn }) => fn.countAll(), '>', 1)
      .orderBy('owner'),
  'a case of values': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.case().when('owner', 'is', null).then(1).when('amount', '>', 0).then(2.5).else(null).end().as('case'),
        eb.case().when('day', '<', '2026').then('old').else(eb.ref('day')).end().as('age'),
      ])
      .orderBy('id'),
  'values and conditions among what is selected': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.val(5).as('five'),
        eb.val('x').as('x'),
        eb('owner', '=', 1).as('own'),
        eb.exists(eb.selectFrom('owner').select('id').where('id', '>', 2)).as('there'),
        eb.lit(true).as('yes'),
      ])
      .orderBy('id'),
  'texts joined': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb(eb('name', '||', eb.val(' ')), '||', eb.fn.coalesce('about', eb.val('-'))).as('joined'),
        eb
          .fn<string>('concat', [
            'day',
            eb.case().when('owner', 'is not', null).then(eb.lit(1)).else(eb.lit(0)).end(),
            'owner',
            eb.val('!'),
          ])
          .as('concat'),
      ])
      .orderBy('id'),
  'texts of a group': (db) =>
    db
      .selectFrom(db.selectFrom('item').selectAll().where('owner', '=', 1).limit(1).as('one'))
      .select((eb) => eb.fn<string>('group_concat', [eb.ref('one.name'), eb.val(' ')]).as('names')),
  'who is meant, by a join': (db) =>
    db
      .selectFrom('item')
      .leftJoin('owner', 'owner.id', 'item.owner')
      .select((eb) => ['item.id', 'owner.called', eb.fn.coalesce('owner.same_as', 'owner.id').as('person')])
      .orderBy('person')
      .orderBy('item.id', 'desc'),
  'the first of some, then the next': (db) => db.selectFrom('item').select('id').orderBy('id').limit(3).offset(2),
  'one list behind another': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', '=', 1)
      .unionAll(db.selectFrom('owner').select('id'))
      .orderBy('id'),
  'each once': (db) => db.selectFrom('item').select('name').distinct().orderBy('name'),
  'customers by name, by block and all': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where((eb) =>
        eb.or([
          among('owner', { first: 1, last: 2, named: null, others: false })(eb),
          among('owner', { first: 3, last: 9, named: new Set([3, 7, 9]), others: false })(eb),
          among('id', 4)(eb),
        ]),
      )
      .where(among('id', null))
      .orderBy('id'),
}
