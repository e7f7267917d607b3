import { verifyRegister } from '../../src/register/file/verify.ts'
import { addCustomer, newFile, open } from '../register/registers.ts'
import { startWriter } from './program.ts'
import { runs, Tally } from './runs.ts'

const writers = 8

/**
 * Lets eight processes at once read what was counted and the next number of a series, and write one more: each time in
 * one transaction. What they all counted must be what they all wrote.
 */
export async function counters(): Promise<Tally> {
  const done = `${writers} processes at once, each time reading a value and a number and writing the next`
  const tally = new Tally(done, ['lost', 'corrupt', 'failed'], ['value counted up to', 'numbers given'])
  const file = newFile()
  const register = open(file)
  await addCustomer(register, 'COUNT', '计数')
  const tags = Array.from({ length: writers }, (_, n) => `W${n}-`)
  const ends = await Promise.all(tags.map((tag) => startWriter([file, 'counts', String(runs.entriesOfAWriter), tag])))
  for (const { code, errors } of ends) if (code !== 0) tally.fault('failed', `ended with ${code}: ${errors}`)
  tally.times = writers * runs.entriesOfAWriter
  const one = (sql: string) => register.raw.prepare(sql).pluck().get() as number
  const value = one(`SELECT headcount FROM customer WHERE code = 'COUNT'`)
  const numbers = one(`SELECT count(DISTINCT code) FROM customer WHERE code <> 'COUNT'`)
  tally.count('value counted up to', value)
  tally.count('numbers given', numbers)
  for (const [what, is] of Object.entries({ value, numbers, entries: one('SELECT count(*) FROM entry') - 1 }))
    if (is !== tally.times) tally.fault('lost', `${what}: ${is} of ${tally.times}`)
  for (const { where, detail } of verifyRegister(register.raw).differences)
    tally.fault('corrupt', `${where}: ${detail.en}`)
  register.close()
  return tally
}
