import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KeptConnection } from '../../src/register/file/kept.ts'
import { openRegister } from '../../src/register/file/open.ts'
import { openUpToDate } from '../../src/register/file/up-to-date.ts'
import { emptyFolder } from '../scratch.ts'
import { addCustomer, fiveEntries, newFile, noon } from './registers.ts'

const kept = new KeptConnection()

const opened = (file: string, writes = false) => openRegister({ file, writes, clock: () => noon, wait: 50, kept })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  kept.close()
  vi.useRealTimers()
})

describe('a connection that is kept', () => {
  it('is the next that reads or writes the same file, and sees what others wrote meanwhile', async () => {
    const file = newFile()
    const first = opened(file)
    first.close()
    expect(first.raw.open).toBe(true)
    const other = openRegister({ file, writes: true, clock: () => noon })
    await addCustomer(other, 'C00001', '华夏轴承有限公司')
    other.close()
    const second = opened(file, true)
    expect(second.raw).toBe(first.raw)
    expect(second.raw.pragma('temp_store', { simple: true })).toBe(2)
    await addCustomer(second, 'C00002', '东海机床厂')
    expect(second.raw.prepare('SELECT code FROM customer ORDER BY code').pluck().all()).toEqual(['C00001', 'C00002'])
    second.close()
  })

  it.runIf(process.platform === 'linux')(
    'goes on to hold the file, so that nobody who leaves takes its log away',
    async () => {
      const file = newFile()
      const first = opened(file, true)
      await addCustomer(first, 'C00001', '华夏轴承有限公司')
      first.close()
      const again = await openUpToDate({ file, writes: true, clock: () => noon, kept })
      expect(again.raw).toBe(first.raw)
      // Another process that opens it, reads and leaves would fold the log in and remove it, if it thought itself the last.
      const other = `const raw = new (require('better-sqlite3'))(${JSON.stringify(file)}); raw.prepare('SELECT * FROM entry').all(); raw.close()`
      execFileSync(process.execPath, ['-e', other])
      expect(fs.existsSync(`${file}-wal`)).toBe(true)
      await addCustomer(again, 'C00002', '东海机床厂')
      again.close()
      kept.close()
      const after = openRegister({ file, writes: false, clock: () => noon })
      expect(after.raw.prepare('SELECT code FROM customer ORDER BY code').pluck().all()).toEqual(['C00001', 'C00002'])
      after.close()
    },
  )

  it('belongs to one at a time', () => {
    const file = newFile()
    opened(file).close()
    const [one, two] = [opened(file), opened(file)]
    expect(two.raw).not.toBe(one.raw)
    two.close()
    one.close()
    expect([one.raw.open, two.raw.open]).toEqual([true, false])
  })

  it('is held against the schema again where that was altered meanwhile', () => {
    const file = newFile()
    const first = opened(file)
    first.close()
    const other = new Database(file)
    other.exec('CREATE INDEX of_others ON customer (note)')
    other.close()
    const second = opened(file)
    expect([first.asMade, second.asMade, second.raw === first.raw]).toEqual([true, false, true])
    second.close()
    expect(() => opened(file, true)).toThrow(/altered/)
  })

  it('is closed, with the log folded in, when nobody has asked for it for a second', async () => {
    const file = newFile()
    const register = opened(file, true)
    await addCustomer(register, 'C00001', '华夏轴承有限公司')
    register.close()
    expect(fs.statSync(`${file}-wal`).size).toBeGreaterThan(0)
    vi.advanceTimersByTime(900)
    opened(file).close()
    vi.advanceTimersByTime(900)
    expect(register.raw.open).toBe(true)
    vi.advanceTimersByTime(200)
    expect(register.raw.open).toBe(false)
    expect(fs.existsSync(`${file}-wal`)).toBe(false)
  })

  it('is given to nobody where another file has taken the place of its own', () => {
    const [file, other] = [newFile(), newFile()]
    const before = opened(file)
    before.close()
    fs.renameSync(other, file)
    const after = opened(file)
    expect(after.raw).not.toBe(before.raw)
    expect(before.raw.open).toBe(false)
    after.close()
    fs.rmSync(file)
    expect(() => opened(file)).toThrow(/no register/)
  })

  it('has looked at no earlier moment and holds no transaction', async () => {
    const file = await fiveEntries()
    const earlier = opened(file)
    earlier.knownAt('2026-07-31')
    earlier.close()
    expect(earlier.raw.open).toBe(false)
    const reading = opened(file)
    await reading.readOn(async (db) => db)
    reading.close()
    expect(reading.raw.open).toBe(false)
  })

  it('to an earlier register is its copy, as long as nothing is written to that', async () => {
    // A copy is made between two turns of the event loop.
    vi.useRealTimers()
    const file = path.join(emptyFolder(), 'register.db')
    fs.copyFileSync(new URL('released/schema-7.db', import.meta.url), file)
    const bytes = fs.readFileSync(file)
    const open = (writes = false) => openUpToDate({ file, writes, clock: () => noon, wait: 50, kept })
    const codes = ({ raw }: { raw: Database.Database }) => raw.prepare('SELECT code FROM customer').pluck().all()
    const first = await open()
    first.close()
    const second = await open()
    expect([second.raw === first.raw, second.earlier]).toEqual([true, 7])
    second.close()
    expect(fs.readFileSync(file).equals(bytes)).toBe(true)

    // As its own program writes to it.
    const other = new Database(file)
    other.pragma('foreign_keys = OFF')
    other.exec(`INSERT INTO token (id, entry) VALUES (1, 1); UPDATE customer SET phone = '1'; DELETE FROM token`)
    other.close()
    const third = await open(true)
    expect(third.raw).not.toBe(first.raw)
    expect(third.raw.prepare('SELECT DISTINCT phone FROM customer').pluck().all()).toEqual(['1'])
    third.close()
    fs.writeFileSync(file, bytes)

    const writing = await open(true)
    const before = codes(writing)
    await addCustomer(writing, 'C00099', '南山电子厂')
    expect([writing.earlier, codes(writing)]).toEqual([null, [...before, 'C00099']])
    writing.close()
    const after = await open()
    expect([after.earlier, codes(after)]).toEqual([null, [...before, 'C00099']])
    after.close()
  })

  it('is none to a file that is read from memory, since that would not become another', () => {
    const file = newFile()
    fs.chmodSync(file, 0o400)
    const copy = opened(file)
    copy.close()
    expect(copy.raw.open).toBe(false)
  })
})
