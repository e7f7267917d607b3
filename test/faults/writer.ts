/**
 * A program of its own that writes to a register until it is done or killed. Arguments: the register; what; how many; a
 * tag for its codes. It writes `entries` (one customer each), `careless` (the same, without waiting for the disk), `rows`
 * (all in one entry) or `counts` (what the last had counted and one more, under the next number).
 */
import fs from 'node:fs'
import { openRegister } from '../../src/register/open.ts'
import type { Write } from '../../src/register/register.ts'

const [, , file = '', kind, count = '0', tag = ''] = process.argv
const who = { by: tag, staff: tag, systemUser: tag }
const customer = (n: number | string) => ({ code: `${tag}${n}`, name: `客户 ${tag}${n}`, name_key: `客户${tag}${n}` })
const entry = { who, command: `add ${tag}`, today: '2026-06-30' as never }
/** At once, so that what was said was written before. */
const say = (what: number | string) => fs.writeSync(1, `${what}\n`)

const register = openRegister({ file, writes: true, clock: Date.now })
if (kind === 'careless') register.raw.pragma('synchronous = NORMAL')

function countOn(tx: Write): void {
  const [first] = tx.find('customer', { code: 'COUNT' })
  if (first === undefined) throw new Error('there is nothing to count on from')
  tx.update('customer', first.id, { headcount: (first.headcount ?? 0) + 1 })
  tx.insert('customer', { ...customer(tx.number('N-', 6)), code: `N-${(first.headcount ?? 0) + 1}` })
}

if (kind === 'rows') {
  await register.write(entry, async (tx) => {
    for (let n = 0; n < Number(count); n++) {
      tx.insert('customer', customer(n))
      if (n % 1000 === 0) say(n)
    }
  })
  say('committed')
} else {
  for (let n = 0; n < Number(count); n++) {
    await register.write(entry, (tx) => (kind === 'counts' ? countOn(tx) : void tx.insert('customer', customer(n))))
    say(n)
  }
}
register.close()
