import { describe, expect, it } from 'vitest'
import { numbered } from '../../src/register/numbered.ts'
import type { Write } from '../../src/register/register.ts'
import { customer, entered, newFile, open, unseen } from './registers.ts'

/** Takes numbers and adds a row, since an entry without changes leaves nothing. */
const taking = (prefixes: readonly string[], name: string) => async (tx: Write) => {
  const taken: string[] = []
  for (const prefix of prefixes) taken.push(tx.number(prefix, 4))
  tx.insert('customer', customer(name, name))
  return taken
}

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
    const add = (tx: Write) =>
      numbered(tx, 'C', 5, (code) => tx.insert('customer', { name: 'a', name_key: 'a', code })).number
    expect(await register.write(entered('first'), (tx) => [add(tx), add(tx)])).toEqual(['C00001', 'C00002'])
    unseen(register.raw, 'DELETE FROM counter')
    expect(await register.write(entered('second'), add)).toBe('C00003')
  })

  it('are not used up by what was only tried or failed', async () => {
    const register = open(newFile())
    await register.write(entered('tried', { dryRun: true }), taking(['C'], 'a'))
    const failing = register.write(entered('failed'), async (tx) => {
      tx.number('C', 4)
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    expect(await register.write(entered('done'), taking(['C'], 'b'))).toEqual(['C0001'])
  })
})
