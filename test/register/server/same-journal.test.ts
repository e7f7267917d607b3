// @module-tag long

import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../../src/clause/day.ts'
import { listFindings } from '../../../src/finding/finding.ts'
import { judgingOn } from '../../../src/office/judging.ts'
import { dues, duties, monthlyFigures } from '../../../src/procedure.ts'
import { facts } from '../../../src/records.ts'
import { factTables, journaledColumns, references } from '../../../src/register/catalogue.ts'
import { clockDoubt } from '../../../src/register/clock-doubt.ts'
import { dependentsOf } from '../../../src/register/dependents.ts'
import { Earlier } from '../../../src/register/earlier.ts'
import { entryAt, newestEntry } from '../../../src/register/entry-at.ts'
import { erasedBy } from '../../../src/register/erasure.ts'
import { farAhead } from '../../../src/register/far-ahead.ts'
import { InTime } from '../../../src/register/in-time/in-time.ts'
import { sealedPages } from '../../../src/register/journal.ts'
import { shadow, unshadow } from '../../../src/register/known-at.ts'
import { countersOf, entriesAfter } from '../../../src/register/mirror/feed.ts'
import {
  firstSealOf,
  isRemoved,
  placesEver,
  placesInForce,
  registerId,
  standingOf,
} from '../../../src/register/mirror/witness.ts'
import { nextPlace } from '../../../src/register/place.ts'
import { endQuestion, untouched } from '../../../src/register/refuse-altered.ts'
import type { Db } from '../../../src/register/register.ts'
import { highestBeyond, reachedBy } from '../../../src/register/series.ts'
import type { FactTable } from '../../../src/register/tables.ts'
import { folding } from '../../../src/register/tree/fold.ts'
import { undosOf } from '../../../src/register/undone.ts'
import { unwatched, verifyingJournal } from '../../../src/register/verify.ts'
import { leftByMonth } from '../../../src/report/evidence/left.ts'
import { judge } from '../../../src/report/judge.ts'
import { evidenceRows } from '../../../src/report/late/evidence-rows.ts'
import { deadlinesOf } from '../../../src/report/late/limits.ts'
import { monthlyReport } from '../../../src/report/monthly.ts'
import { upTo } from '../../../src/terminal/items.ts'
import { called, certified, clerk } from '../../contact/clerk.ts'
import { randomWorld, worldsDay } from '../../report/random-world.ts'
import { emptyFolder } from '../../scratch.ts'
import { isTwin } from '../../tries.ts'
import { noServer, startCluster } from './cluster.ts'
import { type Held, heldOnBoth, type Snapshot } from './held-on-both.ts'

/** A register of customers to whom everything happens, in time or late, and is corrected and taken back. */
async function worldOf(customers: number): Promise<string> {
  const file = path.join(emptyFolder(), 'world.db')
  await randomWorld(file, customers, 23)
  return file
}

/** A desk at which persons are erased and entries undone, one undo among them. */
async function deskOf(): Promise<string> {
  const own = await clerk()
  for (const argv of [
    ['customer', 'person', 'add', 'C001', '张伟', '--mobile', '13800000001'],
    ['customer', 'person', 'add', 'C002', '李娜', '--phone', '0755-1'],
    called('C001', '2026-06-20', '--needs', '无', '--person', '张伟'),
    certified('C001', '2025-03-01', '2028-02-29'),
    ['customer', 'edit', 'C002', '--name', '乙"食品"，\\有限公司', '--correction', '录入错误'],
    ['undo', '6'],
    ['undo', '8'],
    ['customer', 'person', 'erase', 'C001', '张伟', '--reason', '本人要求'],
    ['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'],
    ['undo', '11'],
  ]) {
    const { code, out, err } = await own.at(argv)
    expect(code, `${argv.join(' ')}: ${out}${err}`).toBe(0)
  }
  return own.file
}

/** Everything that the fact tables hold, and the journal. */
async function everything(db: Db, tables: readonly string[]): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of tables as FactTable[]) all[table] = await db.selectFrom(table).selectAll().orderBy('id').execute()
  all.entry = await db.selectFrom('entry').selectAll().orderBy('seq').execute()
  all.entry_change = await db.selectFrom('entry_change').selectAll().orderBy('id').execute()
  return all
}

/** What is thrown as what it says, so that both may refuse, and alike. */
function told<T>(ask: () => T): T | string {
  try {
    return ask()
  } catch (error) {
    return (error as Error).message
  }
}

const entriesOf = ({ statements }: Snapshot): number[] => {
  const newest = newestEntry(statements)?.seq ?? 0
  return Array.from({ length: newest }, (_, i) => i + 1)
}

/** The entries that every so many is one of, the first and the last too. */
const some = (entries: readonly number[], most = 8): number[] => {
  const stride = Math.max(1, Math.ceil(entries.length / most))
  return entries.filter((_, i) => i % stride === 0 || i === entries.length - 1)
}

async function report(db: Db, day: Day) {
  const asOf = { ...(await judgingOn(db, day, 'Asia/Shanghai')), proving: true as const }
  const { lines, left } = await judge(duties, db, asOf, await listFindings(db, day), { atOnce: 20, countsLeft: true })
  const told = await Promise.all(
    lines.map(async ({ findings, passed = [], ...line }) => ({
      ...line,
      findings: await upTo(Number.POSITIVE_INFINITY, findings),
      passed: await upTo(Number.POSITIVE_INFINITY, passed),
    })),
  )
  return { lines: told, left }
}

async function month(db: Db) {
  const asOf = await judgingOn(db, '2026-06-30' as Day, 'Asia/Shanghai')
  const june = { month: '2026-06', first: '2026-06-01', last: '2026-06-30' } as Parameters<typeof monthlyReport>[1]
  const of = { duties, dues, figures: monthlyFigures, names: (await facts()).factWords }
  return JSON.parse(JSON.stringify(await monthlyReport(db, june, asOf, worldsDay, of)))
}

const allTables = new Set(Object.keys(evidenceRows) as FactTable[])

/** The late facts, and what the tables of evidence hold of what was on record in time. */
async function inTime(db: Db, tables: readonly string[]) {
  const deadlines = await deadlinesOf(db, await judgingOn(db, worldsDay, 'Asia/Shanghai'))
  const found = new InTime(db, evidenceRows, deadlines)
  const facts = found.facts(allTables, null)
  const among = found.among({ first: 3, last: 40, named: null, others: true }, allTables)
  const then = await found.with(allTables, (own) => everything(own, tables))
  const within = found.within('2026-01-01T00:00:00.000Z' as never, '2026-08-31T23:00:00.000Z' as never, 20)
  const now = await everything(db, tables)
  found.close()
  return { tables: [...found.tables], facts, among, then, within, now }
}

/** What a journal is asked, of which both engines are to know the same. */
const questions: Readonly<Record<string, (snapshot: Snapshot) => unknown>> = {
  'which tables there are': ({ statements }) =>
    ['entry', 'entry_change', 'gone', ...factTables(statements)].map((table) => [
      table,
      journaledColumns(statements, table),
    ]),
  'what refers to what': ({ statements }) => references(statements),
  'every row': ({ statements, db }) => everything(db, factTables(statements)),
  'whether it verifies': ({ statements }) => {
    const sound = { alterations: () => [], headFaults: () => [], faults: () => [], lostReferences: () => [] }
    return unwatched(verifyingJournal({ statements, ...sound }))
  },
  'what its seals are made of': ({ statements }) =>
    Buffer.concat([...sealedPages(statements, 0)].map(({ lines }) => Buffer.from(lines))).toString(),
  'its tree': ({ statements }) => {
    const work = folding(statements, { upTo: newestEntry(statements)?.seq ?? 0 })
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value.root.toString('hex')
    }
  },
  'what a mirror is told': ({ statements }) => [
    ...[...entriesAfter(statements, 0)].map(({ pieces, ...each }) => ({ ...each, pieces: [...pieces()] })),
    countersOf(statements),
  ],
  'what was erased': ({ statements }) => [...erasedBy(statements)],
  'what was undone': ({ statements }) => undosOf(statements),
  'whether rows are as journaled': ({ statements }) => {
    const { refuseAltered, lastId } = untouched(statements, Number.MAX_SAFE_INTEGER, 'the register')
    return factTables(statements).map((table) => [
      lastId(table),
      statements.all<{ id: number }>(`SELECT id FROM "${table}" ORDER BY id LIMIT 5`).map(({ id }) => {
        refuseAltered(table, id)
        return id
      }),
    ])
  },
  'the highest numbers': ({ statements }) =>
    (
      [
        ['contact', 'number', 'CT-2026-', 4],
        ['contact', 'number', 'CT-2026-', 2],
        ['customer', 'code', 'C', 5],
        ['customer', 'code', 'C', 3],
        ['information', 'number', 'XX-', 4],
      ] as const
    ).map(([table, column, prefix, digits]) => {
      const series = { table, column, prefix, digits }
      return [
        reachedBy(statements, series, endQuestion(table)),
        reachedBy(statements, { ...series, voidedApart: true }, endQuestion(table)),
        highestBeyond(statements, series),
      ]
    }),
  'counters far ahead': ({ statements }) =>
    farAhead(statements, { 'CT-2026-': 99_999_999, C: 100_000_000_000, 'Q-': 3 }),
  'whether a write may begin': ({ statements }) => told(() => nextPlace(statements, 0, 'the register')),
  'the clock': ({ statements }) => [0, Date.parse('2027-06-30T04:00:00Z')].map((now) => clockDoubt(statements, now)),
  'the entry at a moment': ({ statements }) =>
    ['#2', '2026-08-31', '2026-06-30 12:00', '2030-01-01', '2020-01-01'].map((moment) =>
      told(() => entryAt(statements, moment, 'Asia/Shanghai')),
    ),
  'what it says of mirrors': ({ statements }) => [
    ...[placesEver(statements), placesInForce(statements), registerId(statements), firstSealOf(statements)],
    ...[isRemoved(statements, '/m'), standingOf(statements, { seq: 2, seal: 'f' }, { leftBehind: '1-3' })],
  ],
  'what rests on each entry': (snapshot) =>
    entriesOf(snapshot).map((seq) =>
      told(() => dependentsOf(snapshot.statements, seq, (table) => ({ en: table, zh: table }))),
    ),
  'how it stood after an entry': async (snapshot) => {
    const { statements, db } = snapshot
    const tables = factTables(statements)
    const then: unknown[] = []
    for (const seq of some(entriesOf(snapshot))) {
      shadow(statements, { seq })
      then.push(await everything(db, tables))
      unshadow(statements)
    }
    return [then, await everything(db, tables)]
  },
  'how it stood before, beside how it is': async (snapshot) => {
    const { statements, db } = snapshot
    const tables = factTables(statements)
    const then: unknown[] = []
    for (const seq of some(entriesOf(snapshot), 3)) {
      const earlier = await Earlier.of(db, { seq })
      for (const _ of [1, 2])
        then.push(await earlier.with((own) => everything(own, tables)), await everything(db, tables))
      earlier.close()
    }
    return then
  },
  'what was on record in time': ({ statements, db }) => inTime(db, factTables(statements)),
  'what was on record in time as it was known': async (snapshot) => {
    const { statements, db } = snapshot
    const then: unknown[] = []
    for (const seq of some(entriesOf(snapshot), 3)) {
      shadow(statements, { seq })
      then.push(await inTime(db, factTables(statements)))
      unshadow(statements)
    }
    return then
  },
  'the report': ({ db }) => report(db, worldsDay),
  'the report on an earlier day': ({ db }) => report(db, '2025-12-31' as Day),
  'the report as it was known': async (snapshot) => {
    const middle = some(entriesOf(snapshot), 2)[1] ?? 1
    shadow(snapshot.statements, { seq: middle })
    const then = await report(snapshot.db, worldsDay)
    unshadow(snapshot.statements)
    return then
  },
  'the report on a month': ({ db }) => month(db),
  'what left a duty without being cured, month by month': async ({ statements, db }) =>
    leftByMonth(db, duties, await judgingOn(db, worldsDay, 'Asia/Shanghai'), {
      seq: newestEntry(statements)?.seq ?? 0,
    }),
}

describe.skipIf(noServer)('A journal answers on a server as in a file', () => {
  const registers: Record<string, Held> = {}
  const names = isTwin ? ['a world', 'a desk'] : ['a desk']
  beforeAll(async () => {
    const cluster = await startCluster()
    if (isTwin) registers['a world'] = await heldOnBoth(cluster, await worldOf(30))
    registers['a desk'] = await heldOnBoth(cluster, await deskOf())
  })

  describe.each(names)('%s', (name) => {
    test.each(Object.entries(questions))('%s', async (_, what) => {
      const { file, server } = await (registers[name] as Held).ask(what)
      expect(server).toEqual(file)
    })
  })
})
