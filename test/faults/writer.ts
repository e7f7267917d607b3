/**
 * A program of its own that writes to a register until it is done or killed.
 * Arguments: the register; `entries` (one customer each), `rows` (all in one entry), or `step`, which brings an older
 * register up to date and waits before it is kept; how many; a tag for their codes. Or `erase` the first person, and where to stop: `inside` the entry, or `between` it and the wiping of the file.
 */
import { writeSync } from 'node:fs'
import { connect } from '../../src/register/connection.ts'
import { step } from '../../src/register/migrate.ts'
import { openRegister } from '../../src/register/open.ts'

const [, , file = '', kind, count = '0', tag = ''] = process.argv
const who = { by: tag, staff: tag, systemUser: tag }
const customer = (n: number) => ({ code: `${tag}${n}`, name: `客户 ${tag}${n}`, name_key: `客户${tag}${n}` })
const entry = { who, command: `add ${tag}`, today: '2026-06-30' as never }

if (kind === 'step') {
  const raw = connect(file)
  raw.pragma('foreign_keys = OFF')
  raw.exec('BEGIN IMMEDIATE')
  step(raw)
  process.stdout.write('stepped\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const register = openRegister({ file, writes: true, clock: Date.now })
if (kind === 'entries') {
  for (let n = 0; n < Number(count); n++) {
    await register.write(entry, (tx) => tx.insert('customer', customer(n)))
    process.stdout.write(`${n}\n`)
  }
} else if (kind === 'erase') {
  const stop = (here: string) => {
    if (here !== count) return
    writeSync(1, `${here}\n`)
    // Whoever watches ends it here.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
  }
  await register.write(entry, (tx) => {
    tx.erase([{ table: 'person', id: 1 }])
    stop('inside')
  })
  stop('between')
} else {
  await register.write(entry, async (tx) => {
    for (let n = 0; n < Number(count); n++) {
      tx.insert('customer', customer(n))
      if (n % 1000 === 0) process.stdout.write(`${n}\n`)
    }
  })
  process.stdout.write('committed\n')
}
register.close()
