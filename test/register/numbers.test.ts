// @module-tag long

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { numbered } from '../../src/register/numbered.ts'
import type { Write } from '../../src/register/register.ts'
import type { Series } from '../../src/register/series.ts'
import { tries } from '../tries.ts'
import { customer, entered, newFile, open, unseen } from './registers.ts'

/** Customers' codes have four digits here, contacts' numbers as ever. */
const series = (prefix: string): Series =>
  prefix === 'C'
    ? { table: 'customer', column: 'code', voidedApart: true, prefix, digits: 4 }
    : { table: 'contact', prefix, digits: 4 }

/** Takes numbers and adds a row, since an entry without changes leaves nothing. */
const taking = (prefixes: readonly string[], name: string) => async (tx: Write) => {
  const taken: string[] = []
  for (const prefix of prefixes) taken.push(tx.number(series(prefix)))
  tx.insert('customer', customer(name, name))
  return taken
}

const add = (tx: Write) => numbered(tx, series('C'), (code) => tx.insert('customer', customer(code, code))).number

/** Adds a customer with a code of somebody's list. */
const bring = (tx: Write, code: string) => tx.insert('customer', customer(code, code))

describe('readable numbers', () => {
  it('go on from entry to entry, each series by itself', async () => {
    const file = newFile()
    const register = open(file)
    const first = await register.write(entered('first'), taking(['CT-2026-', 'CT-2026-', 'C'], 'a'))
    expect(first).toEqual(['CT-2026-0001', 'CT-2026-0002', 'C0001'])
    expect(await register.write(entered('second'), taking(['C', 'CT-2026-'], 'b'))).toEqual(['C0002', 'CT-2026-0003'])
    expect(await open(file).write(entered('third'), taking(['CT-2026-'], 'c'))).toEqual(['CT-2026-0004'])
  })

  it('pass over those that a row has, whatever became of the counter', async () => {
    const register = open(newFile())
    expect(await register.write(entered('first'), (tx) => [add(tx), add(tx)])).toEqual(['C0001', 'C0002'])
    unseen(register.raw, 'DELETE FROM counter')
    expect(await register.write(entered('second'), add)).toBe('C0003')
    unseen(register.raw, 'UPDATE counter SET value = -7')
    expect(await register.write(entered('third'), add)).toBe('C0004')
    expect(verifyRegister(register.raw).differences).toEqual([])
  })

  it.each(['DELETE FROM counter', 'UPDATE counter SET value = 1'])(
    'pass over that of a row which was taken back: %s',
    async (sql) => {
      const register = open(newFile())
      await register.write(entered('first'), (tx) => [add(tx), add(tx), add(tx)])
      await register.write(entered('void'), (tx) => tx.void('customer', 3, '重复'))
      unseen(register.raw, sql)
      expect(await register.write(entered('second'), add)).toBe('C0004')
    },
  )

  it('go on past the highest that a list brought, and from the counter where no row bears its number', async () => {
    const register = open(newFile())
    await register.write(entered('import'), (tx) =>
      ['C0040', 'C0500', 'C7', 'C00999', 'C01', 'C99x9', 'D9999'].map((code) => bring(tx, code)),
    )
    expect(await register.write(entered('add'), add)).toBe('C0501')
    unseen(register.raw, 'UPDATE counter SET value = 700')
    expect(await register.write(entered('add'), add)).toBe('C0701')
  })

  it('pass over what the same transaction took from a list', async () => {
    const register = open(newFile())
    const given = await register.write(entered('import'), (tx) => {
      const first = add(tx)
      bring(tx, 'C0002')
      return [first, add(tx)]
    })
    expect(given).toEqual(['C0001', 'C0003'])
  })

  it('of more digits than usual are passed over once it comes to them, and not before', async () => {
    const register = open(newFile())
    await register.write(entered('import'), (tx) =>
      ['C0009', 'C20230001', 'C123456789012345678'].map((code) => bring(tx, code)),
    )
    expect(await register.write(entered('add'), add)).toBe('C0010')
    unseen(register.raw, 'UPDATE counter SET value = 9997')
    expect(await register.write(entered('add'), (tx) => [add(tx), add(tx), add(tx), add(tx)])).toEqual([
      'C9998',
      'C9999',
      'C20230002',
      'C20230003',
    ])
    await register.write(entered('void'), (tx) => tx.void('customer', 7, '重复'))
    unseen(register.raw, 'DELETE FROM counter')
    expect(await register.write(entered('add'), add)).toBe('C20230004')
  })

  it('are refused where a counter says more than a number can', async () => {
    const register = open(newFile())
    await register.write(entered('add'), add)
    unseen(register.raw, 'UPDATE counter SET value = 9223372036854775000')
    await expect(register.write(entered('add'), add)).rejects.toMatchObject({ exitCode: 4 })
  })

  it('are not used up by what was only tried or failed', async () => {
    const register = open(newFile())
    await register.write(entered('tried', { dryRun: true }), taking(['C'], 'a'))
    const failing = register.write(entered('failed'), async (tx) => {
      tx.number(series('C'))
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    expect(await register.write(entered('done'), taking(['C'], 'b'))).toEqual(['C0001'])
  })

  it('are given once, whatever lists bring, is taken back, and becomes of the counter', async () => {
    const act = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ is: 'add' as const }) },
      fc.record({ is: fc.constant('bring' as const), number: fc.integer({ min: 1, max: 10_050 }) }),
      fc.record({ is: fc.constant('void' as const), nth: fc.nat(20) }),
      fc.record({
        is: fc.constant('count' as const),
        sql: fc.constantFrom(
          'DELETE FROM counter',
          'UPDATE counter SET value = value / 2',
          'UPDATE counter SET value = 9998',
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const register = open(newFile())
        const known = new Set<string>()
        for (const each of acts)
          if (each.is === 'count') unseen(register.raw, each.sql)
          else
            await register.write(entered(each.is), (tx) => {
              if (each.is === 'add') {
                const number = add(tx)
                expect(known).not.toContain(number)
                known.add(number)
              } else if (each.is === 'bring') {
                const code = `C${String(each.number).padStart(4, '0')}`
                if (!known.has(code)) bring(tx, code)
                known.add(code)
              } else if (each.nth > 0 && each.nth <= known.size) tx.void('customer', each.nth, '重复')
            })
        expect(verifyRegister(register.raw).differences).toEqual([])
        register.close()
      }),
      { numRuns: tries(25) },
    )
  })

  it('are found at the end of an index, however many rows there are', async () => {
    const register = open(newFile())
    const asked: string[] = []
    await register.write(entered('add'), (tx) => add(tx))
    const { prepare } = register.raw
    register.raw.prepare = ((sql: string) => {
      asked.push(sql)
      return prepare.call(register.raw, sql)
    }) as typeof prepare
    await register.write(entered('add'), (tx) => {
      tx.number(series('CT-2026-'))
      add(tx)
    })
    register.raw.prepare = prepare
    const lookup = asked.find((sql) => /SELECT "number" FROM "contact"/.test(sql)) ?? ''
    const plan = register.raw.prepare(`EXPLAIN QUERY PLAN ${lookup}`).all('x', 'a', 'b', 1, 1, 'contact') as {
      detail: string
    }[]
    const steps = plan.map(({ detail }) => detail)
    expect(steps).toContain('SEARCH contact USING COVERING INDEX contact_number (number>? AND number<?)')
    expect(steps.filter((step) => /^SCAN contact|TEMP B-TREE/.test(step))).toEqual([])
  })
})
