/**
 * A program of its own that writes to a register until it is done or killed. Arguments: the register; what; how many; a
 * tag for its codes. It writes `entries` (one customer each), `careless` (the same, without waiting for the disk), `rows`
 * (all in one entry) or `counts` (what the last had counted and one more, under the next number); `erase` erases the first
 * person and stops `inside` the entry or `between` it and the wiping of the file; `step` brings an older register up to date
 * and stops before that is kept.
 */
import fs from 'node:fs'
import { connect } from '../../src/register/file/connection.ts'
import { step } from '../../src/register/file/migrate.ts'
import { openUpToDate } from '../../src/register/file/up-to-date.ts'
import type { Write } from '../../src/register/register.ts'
import { hanging } from '../hanging.ts'

const [, , file = '', kind, count = '0', tag = ''] = process.argv
const who = { by: tag, staff: tag, systemUser: tag }
const customer = (n: number | string) => ({ code: `${tag}${n}`, name: `客户 ${tag}${n}`, name_key: `客户${tag}${n}` })
const entry = { who, command: `add ${tag}`, today: '2026-06-30' as never }
/** At once, so that what was said was written before. */
const say = (what: number | string) => fs.writeSync(1, `${what}\n`)

/** Whoever watches ends it here. */
const stop = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, hanging)

if (kind === 'step') {
  const raw = connect(file)
  raw.pragma('foreign_keys = OFF')
  raw.exec('BEGIN IMMEDIATE')
  step(raw)
  say('stepped')
  stop()
}

/** Eight that never rest may keep one waiting longer than eight people do. */
const wait = hanging

const register = await openUpToDate({ file, writes: true, clock: Date.now, wait })
if (kind === 'careless') register.raw.pragma('synchronous = NORMAL')

function countOn(tx: Write): void {
  const [first] = tx.find('customer', { code: 'COUNT' })
  if (first === undefined) throw new Error('there is nothing to count on from')
  tx.update('customer', first.id, { headcount: (first.headcount ?? 0) + 1 })
  tx.insert('customer', {
    ...customer(tx.number({ table: 'customer', column: 'code', prefix: 'N-', digits: 6 })),
    code: `N-${(first.headcount ?? 0) + 1}`,
  })
}

function stopAt(here: string): void {
  if (here !== count) return
  say(here)
  stop()
}

if (kind === 'erase') {
  await register.write(entry, (tx) => {
    tx.erase([{ table: 'person', id: 1 }])
    stopAt('inside')
  })
  stopAt('between')
} else if (kind === 'rows') {
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
