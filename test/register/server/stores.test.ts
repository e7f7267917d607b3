import { beforeAll, describe, expect, test } from 'vitest'
import { serviceSpelled } from '../../../src/certificate/price-floor/store.ts'
import { restoredWith } from '../../../src/change/store/issued.ts'
import { blockOf } from '../../../src/clause/block.ts'
import type { Day } from '../../../src/clause/day.ts'
import { contactsSince } from '../../../src/contact/contact/store/counting.ts'
import { passedContacts } from '../../../src/contact/contact/transmittal.ts'
import { passedInformation } from '../../../src/contact/information/transmittal.ts'
import { customersOffered } from '../../../src/customer/customer/store/offered.ts'
import { papersOnRecord } from '../../../src/customer/customer/store/paper.ts'
import { searchCustomers } from '../../../src/customer/customer/store/search.ts'
import { confirmerOn } from '../../../src/office/confirmation/store/standing.ts'
import { setLimits } from '../../../src/office/limit/store/held.ts'
import { rolesByStaff } from '../../../src/office/staff/store/staff.ts'
import { earlierStates } from '../../../src/register/history.ts'
import { mentionsOf, sealedMentionsOf } from '../../../src/register/mentions.ts'
import type { Db } from '../../../src/register/register.ts'
import { kyselyOver } from '../../../src/register/server/session/builder.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { statementsOver } from '../../../src/register/server/session/statements.ts'
import { factTables } from '../../../src/register/tables.ts'
import { keepOrder } from '../../../src/suspension/store/order.ts'
import { decidedOn } from '../../../src/voice/case/store/decided.ts'
import { involvedIn } from '../../../src/voice/case/store/involved.ts'
import { noServer, startCluster } from './cluster.ts'
import { madeRegister } from './made.ts'
import { addressOf, linkTo } from './reached.ts'

const day = '2026-06-30' as Day

/**
 * What a server refuses that SQLite takes, it refuses of an empty table as well: columns beside those that rows are grouped by, an order by what
 * is not told of rows that are told once, a name that two tables have.
 */
const asked: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  'how a service is spelled': (db) => serviceSpelled(db, 'ISO 9001'),
  'contacts that were passed on': (db) => passedContacts(db, [1, 2], day, day),
  'information that was passed on': (db) => passedInformation(db, [1, 2], day, day),
  'contacts that count': (db) => contactsSince(db, blockOf([1, 2]), day),
  'the papers of customers': papersOnRecord,
  'customers as they are typed': (db) => customersOffered(db, '华', 10),
  'customers that are searched for': (db) => searchCustomers(db, 'hd 12', 10, '张伟'),
  'who may confirm': (db) => confirmerOn(db, '张伟', day),
  'limits that were set': setLimits,
  roles: rolesByStaff,
  'what rows said before': (db) => earlierStates(db, 'survey_return'),
  'where a name stands': (db) => mentionsOf(db, ['张伟']),
  'where a name is sealed': (db) => sealedMentionsOf(db, ['张伟']),
  'the order of changes of status': (db) => keepOrder(db, [1, 2]),
  'a certificate that was restored': (db) => restoredWith(db, 1),
  'when complaints were decided': (db) => decidedOn(db, [1, 2], day),
  'who was involved': (db) => involvedIn(db, [{ what: 'suspension' }], day),
}

describe.skipIf(noServer)('A server takes what stores ask', () => {
  let session: Session
  beforeAll(async () => {
    const { cluster, database } = await madeRegister(await startCluster())
    session = new Session(await linkTo(addressOf(cluster, database)))
  })

  /** An earlier day is read over views of the tables, in which nothing says which columns are a key. */
  function overViews(): void {
    const { run } = statementsOver(session)
    for (const table of Object.keys(factTables)) run(`CREATE TEMP VIEW "${table}" AS SELECT * FROM main."${table}"`)
    run('SET search_path TO pg_temp, main')
  }

  test.each(Object.entries(asked))('%s', async (_, ask) => {
    await expect(ask(kyselyOver(session) as unknown as Db)).resolves.toBeDefined()
  })

  describe('over views', () => {
    beforeAll(overViews)
    test.each(Object.entries(asked))('%s', async (_, ask) => {
      await expect(ask(kyselyOver(session) as unknown as Db)).resolves.toBeDefined()
    })
  })
})
