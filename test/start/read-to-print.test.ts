// @module-tag long

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/start/main.ts'
import { waits } from '../hanging.ts'
import { deskAs, desk as emptyDesk, openedAnew, shell } from '../upkeep/desk.ts'
import { testWorld } from '../world.ts'

openedAnew()

const program = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))

/** More than one batch of rows, more than one piece of text, and more than a pipe holds. */
const rows = 3500

/** A desk with a long list of customers on record. */
const office = () =>
  deskAs('a long list', async () => {
    const own = emptyDesk()
    await own.at(['init', '--go-live', '2025-01-16'])
    const names = Array.from({ length: rows }, (_, i) => `第${i}号机械设备制造有限公司`)
    writeFileSync(join(own.cwd, 'list.csv'), `客户名称\n${names.join('\n')}\n`)
    const { code, err } = await own.at(['customer', 'import', 'list.csv'])
    expect(code, err).toBe(0)
    return own
  })

const later = (): Promise<void> => new Promise((done) => setTimeout(done, 20))

/** Whether nobody reads the register any more: what was written since goes into the file itself. */
function isLetGo(file: string): boolean {
  try {
    return shell(file, (raw) => {
      raw.pragma('busy_timeout = 0')
      return (raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0
    })
  } catch (error) {
    // Somebody is opening or closing it at this very moment.
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return false
    throw error
  }
}

/** A reader who takes the first piece and the others when they are told to go on. */
function slowReader(isTTY: boolean) {
  const pieces: Buffer[] = []
  let goOn: () => void = () => undefined
  let began: () => void = () => undefined
  const beginning = new Promise<void>((done) => {
    began = done
  })
  const stdout = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece)
      if (pieces.length > 1) done()
      else {
        goOn = done
        began()
      }
    },
  })
  return {
    stdout: Object.assign(stdout, isTTY ? { isTTY, columns: 120 } : { isTTY }),
    beginning,
    goOn: () => goOn(),
    text: () => Buffer.concat(pieces).toString('utf8'),
  }
}

/** `customer list` of a desk before a slow reader, with what it gives to one who is not. */
async function listed(isTTY: boolean) {
  const desk = await office()
  const list = ['customer', 'list', '--format', isTTY ? 'table' : 'csv', '--no-pager']
  const { out } = await desk.at(list, { stdoutTTY: isTTY, columns: 120 })
  const reader = slowReader(isTTY)
  const env = { CERTDESK_REGISTER: desk.file, CERTDESK_WAIT: waits, HOME: desk.cwd }
  const ending = run(list, { ...testWorld({ env, cwd: desk.cwd }), stdout: reader.stdout })
  await reader.beginning
  expect((await desk.at(['customer', 'add', '后来的公司'])).code).toBe(0)
  return { desk, out, reader, ending }
}

describe('a list that is read while it is printed', () => {
  it('is one state of the register, which nobody who writes has to wait for', async () => {
    const { out, reader, ending } = await listed(false)
    reader.goOn()
    expect(await ending).toBe(0)
    expect(reader.text()).toBe(out)
    expect(out.split('\n').length).toBeGreaterThan(rows)
  })

  it('lets go of the register when nobody reads on', async () => {
    const { desk, out, reader, ending } = await listed(false)
    while (!isLetGo(desk.file)) await later()
    reader.goOn()
    expect(await ending).toBe(0)
    expect(reader.text()).toBe(out)
  })

  it('has let go of it before a person at a terminal sees the first line', async () => {
    const { desk, out, reader, ending } = await listed(true)
    expect(isLetGo(desk.file)).toBe(true)
    reader.goOn()
    expect(await ending).toBe(0)
    expect(reader.text()).toBe(out)
  })

  it('gives every format the same rows whether it goes to a pipe or into a file', async () => {
    const desk = await office()
    for (const format of ['csv', 'jsonl', 'json', 'md']) {
      const { out } = await desk.at(['customer', 'list', '--format', format])
      await desk.at(['customer', 'list', '--format', format, '--output', 'list.txt'])
      expect(readFileSync(join(desk.cwd, 'list.txt'), 'utf8')).toBe(out)
    }
  })
})

/** A page of rows near the end of the table made unreadable: the rows before it can be read. */
function damageLateRows(file: string, table: string): void {
  const root = shell(file, (raw) => {
    raw.pragma('wal_checkpoint(TRUNCATE)')
    return raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number
  })
  const bytes = readFileSync(file)
  const size = bytes.readUInt16BE(16)
  // The root names the page of the rows before each of its cells; what the last cell names stands before the very last rows.
  const at = (root - 1) * size
  const cells = bytes.readUInt16BE(at + 3)
  const page = bytes.readUInt32BE(at + bytes.readUInt16BE(at + 12 + 2 * (cells - 1)))
  bytes.fill(0xff, (page - 1) * size, page * size)
  writeFileSync(file, bytes)
}

describe('a list that cannot be read to its end', () => {
  it('says why on the error stream, with the code of a register that cannot be used', async () => {
    const desk = await office()
    damageLateRows(desk.file, 'customer')
    const { code, out, err } = await desk.at(['customer', 'list', '--format', 'csv', '--lang', 'en'])
    expect(code).toBe(4)
    expect(out).toContain('第0号')
    expect(err).toMatch(/^certdesk: .*is damaged/)
  })

  it('leaves no file', async () => {
    const desk = await office()
    damageLateRows(desk.file, 'customer')
    writeFileSync(join(desk.cwd, 'list.csv'), 'as it was')
    expect((await desk.at(['customer', 'list', '--output', 'list.csv'])).code).toBe(4)
    expect(readFileSync(join(desk.cwd, 'list.csv'), 'utf8')).toBe('as it was')
    expect(readdirSync(desk.cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a pipe that is full', () => {
  it('keeps nobody who erases waiting, and gets everything when it is read on', async () => {
    const desk = await office()
    const env = { PATH: process.env.PATH, HOME: desk.cwd, CERTDESK_REGISTER: desk.file }
    const { out } = await desk.at(['customer', 'list', '--format', 'jsonl'])
    const child = spawn(process.execPath, [program, 'customer', 'list', '--format', 'jsonl'], { env })
    const ended = new Promise<number | null>((done) => {
      child.once('close', done)
    })
    // The first piece is taken, then nothing any more until the register is free.
    const first = await new Promise<Buffer>((done) => {
      child.stdout.once('data', (piece: Buffer) => {
        child.stdout.pause()
        done(piece)
      })
    })
    expect((await desk.at(['customer', 'add', '后来的公司'])).code).toBe(0)
    while (!isLetGo(desk.file)) await later()
    const pieces = [first]
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.stdout.resume()
    expect(await ended).toBe(0)
    expect(Buffer.concat(pieces).toString('utf8')).toBe(out)
  })

  it('ends the program when it is closed, however much there is still to read', async () => {
    const desk = await office()
    const env = { PATH: process.env.PATH, HOME: desk.cwd, CERTDESK_REGISTER: desk.file }
    const child = spawn(process.execPath, [program, 'customer', 'list', '--format', 'jsonl'], { env })
    const ended = new Promise<number | null>((done) => {
      child.once('close', done)
    })
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said += piece
    })
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended).toBe(0)
    expect(said).toBe('')
    while (!isLetGo(desk.file)) await later()
  })
})
