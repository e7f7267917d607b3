import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { desk, shell, tamper } from './desk.ts'

const report = ['report', 'compliance']
const add = ['customer', 'add', '乙公司']

async function register() {
  const own = desk()
  await own.at(['init'])
  await own.at(['customer', 'add', '甲公司'])
  return own
}

describe('a register that was altered is no mistake of the program', () => {
  it.each([9, 255])('a format in its header that nobody knows: %i', async (byte) => {
    const { at, file } = await register()
    const bytes = fs.readFileSync(file)
    bytes[47] = byte
    fs.writeFileSync(file, bytes)
    for (const argv of [report, add, ['audit', 'verify']])
      expect(await at(argv)).toMatchObject({ code: 4, err: expect.stringContaining('names a format') })
  })

  it('a version of its header that nobody knows', async () => {
    const { at, file } = await register()
    const bytes = fs.readFileSync(file)
    bytes[18] = 3
    fs.writeFileSync(file, bytes)
    expect(await at(report)).toMatchObject({ code: 4, err: expect.stringContaining('is damaged: its header names') })
  })

  it('a journal without entries', async () => {
    const { at, file } = await register()
    tamper(file, 'DELETE FROM entry')
    expect(await at(report)).toMatchObject({ code: 4, err: expect.stringContaining('its journal has no entries') })
  })

  it('a last entry whose moment is none', async () => {
    const { at, file } = await register()
    tamper(file, `UPDATE entry SET at = 'junk' WHERE seq = 2`)
    expect(await at(add)).toMatchObject({ code: 4, err: expect.stringContaining('changed outside certdesk') })
  })

  it('a column under another name', async () => {
    const { at, file } = await register()
    shell(file, (raw) => raw.exec('ALTER TABLE contact RENAME COLUMN needs TO wishes'))
    const told = await at(report)
    expect(told).toMatchObject({ code: 4, err: expect.stringContaining('its schema was altered') })
  })
})
