import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { certifiedSpans, contractSteps } from '../../src/certificate/certificate/rules.ts'
import { certificateDates } from '../../src/certificate/certificate/store/certificate.ts'
import { relationsOn } from '../../src/certificate/certificate/store/relation.ts'
import { listContracts, stepDays } from '../../src/certificate/contract/store.ts'
import type { Day } from '../../src/clause/day.ts'
import { holdsOn } from '../../src/clause/span.ts'
import type { Relation } from '../../src/customer/customer/rules.ts'
import type { Db, Write } from '../../src/register/register.ts'
import { customer, entered, newFile, open } from '../register/registers.ts'
import { tries } from '../tries.ts'

const day = (text: string) => text as Day

interface Certificate {
  readonly firstIssued: string
  readonly issued: string
  readonly expires: string | null
  readonly changes: readonly { readonly status: string; readonly on: string; readonly voided: boolean }[]
  readonly voided: boolean
}

interface Contract {
  readonly accepted: string | null
  readonly signed: string | null
  readonly ended: string | null
}

interface Customer {
  readonly certificates: readonly Certificate[]
  readonly contracts: readonly Contract[]
}

let papers = 0

function record(tx: Write, { certificates, contracts }: Customer): number {
  papers += 1
  const customer_id = tx.insert('customer', customer(`C${papers}`, `客户${papers}`))
  for (const { firstIssued, issued, expires, changes, voided } of certificates) {
    papers += 1
    const certificate_id = tx.insert('certificate', {
      ...{ customer_id, number: `Q-${papers}`, scheme: 'product' },
      ...{ first_issued_on: day(firstIssued), issued_on: day(issued), expires_on: expires as Day | null },
    })
    for (const { status, on, voided: isVoid } of changes) {
      const id = tx.insert('status_change', { certificate_id, status, effective_on: day(on) })
      if (isVoid) tx.void('status_change', id, 'mistyped')
    }
    if (voided) tx.void('certificate', certificate_id, 'mistyped')
  }
  for (const { accepted, signed, ended } of contracts) {
    papers += 1
    tx.insert('contract', {
      ...{ customer_id, number: `HT-${papers}`, kind: 'certification' },
      ...{ accepted_on: accepted as Day | null, signed_on: signed as Day | null, ended_on: ended as Day | null },
    })
  }
  return customer_id
}

/** A register with these customers, and their ids. */
async function registerOf(customers: readonly Customer[]) {
  const register = open(newFile())
  const ids = await register.write(entered('import'), async (tx) => customers.map((each) => record(tx, each)))
  return { register, ids }
}

const certificate = (issued: string, expires: string | null, ...changes: [string, string][]): Certificate => ({
  firstIssued: issued,
  issued,
  expires,
  changes: changes.map(([status, on]) => ({ status, on, voided: false })),
  voided: false,
})
const contract = (accepted: string | null, ended: string | null, signed: string | null = null): Contract => ({
  accepted,
  signed,
  ended,
})
const none: Customer = { certificates: [], contracts: [] }

describe('the relation of a customer to the body, the day before, of and after', () => {
  const held = { ...none, certificates: [certificate('2025-03-01', '2026-02-28')] }
  const suspended = { ...none, certificates: [certificate('2025-03-01', '2028-02-28', ['suspended', '2026-01-01'])] }
  const withdrawn = { ...none, certificates: [certificate('2025-03-01', '2028-02-28', ['withdrawn', '2026-01-01'])] }
  const atOnce = { ...none, certificates: [certificate('2026-01-01', '2028-12-31', ['cancelled', '2026-01-01'])] }
  const signed = { ...none, contracts: [contract(null, '2026-03-01', '2026-02-01')] }
  const again = { ...held, contracts: [contract('2026-04-01', null)] }
  it.each<[string, Customer, string, Relation]>([
    ['nothing on record', none, '2026-01-01', 'intending'],
    ['the day before its contract', signed, '2026-01-31', 'intending'],
    ['under contract, signed without acceptance', signed, '2026-02-01', 'applying'],
    ['on the day the contract ends', signed, '2026-03-01', 'intending'],
    ['the day before its certificate', held, '2025-02-28', 'intending'],
    ['on the day of its certificate', held, '2025-03-01', 'certified'],
    ['on the last day of its certificate', held, '2026-02-28', 'certified'],
    ['the day after', held, '2026-03-01', 'former'],
    ['suspended', suspended, '2026-01-01', 'certified'],
    ['the day before it is withdrawn', withdrawn, '2025-12-31', 'certified'],
    ['on the day it is withdrawn', withdrawn, '2026-01-01', 'former'],
    ['cancelled on the day it was issued', atOnce, '2026-01-01', 'intending'],
    ['certified, whatever its contracts', { ...held, contracts: signed.contracts }, '2026-02-01', 'certified'],
    ['former, applying again', again, '2026-04-01', 'applying'],
  ])('%s', async (_, facts, on, relation) => {
    const { register, ids } = await registerOf([facts])
    const [id = 0] = ids
    expect(await register.read((db) => relationsOn(db, day(on)))).toEqual(new Map([[id, relation]]))
    expect(await register.read((db) => relationsOn(db, day(on), id))).toEqual(new Map([[id, relation]]))
  })
})

/** The same from the times themselves. */
async function relationBySpans(db: Db, on: Day, id: number): Promise<Relation> {
  const certified = certifiedSpans(await certificateDates(db, id), on)
  if (certified.some((span) => holdsOn(span, on))) return 'certified'
  const isRunning = (await listContracts(db, id)).some((row) => {
    const days = stepDays(row)
    const from = contractSteps.map((step) => days[step]).find((each) => each !== null)
    return from != null && holdsOn({ from, until: row.ended_on }, on)
  })
  if (isRunning) return 'applying'
  return certified.some((span) => span.from <= on) ? 'former' : 'intending'
}

const days = Array.from({ length: 9 }, (_, at) => `2026-01-0${at + 1}`)
const anyDay = fc.constantFrom(...days)
const anyChange = fc.record({
  status: fc.constantFrom('suspended', 'valid', 'withdrawn', 'cancelled', 'superseded'),
  on: anyDay,
  voided: fc.boolean(),
})
const anyCustomer: fc.Arbitrary<Customer> = fc.record({
  certificates: fc.array(
    fc.record({
      firstIssued: anyDay,
      issued: anyDay,
      expires: fc.option(anyDay),
      changes: fc.uniqueArray(anyChange, { maxLength: 3, selector: ({ on }) => on }),
      voided: fc.nat(5).map((n) => n === 0),
    }),
    { maxLength: 3 },
  ),
  contracts: fc.array(fc.record({ accepted: fc.option(anyDay), signed: fc.option(anyDay), ended: fc.option(anyDay) }), {
    maxLength: 2,
  }),
})

test('a relation is what the times of certificates and contracts say, of any dates', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCustomer, { minLength: 1, maxLength: 20 }), anyDay, async (customers, on) => {
      const { register, ids } = await registerOf(customers)
      await register.read(async (db) => {
        const relations = await relationsOn(db, day(on))
        for (const id of ids) expect(relations.get(id)).toBe(await relationBySpans(db, day(on), id))
      })
      register.close()
    }),
    { numRuns: tries(60) },
  )
})
