// @module-tag long

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lacks } from '../../tools.ts'
import { desk, tamper } from '../../upkeep/desk.ts'
import { opened } from '../../upkeep/signed.ts'
import { type Pack, packOf, workedOffice } from './office.ts'

let own: Awaited<ReturnType<typeof workedOffice>>
let pack: Pack
beforeAll(async () => {
  own = await workedOffice()
  pack = await packOf(own)
})

const check = ({ folder }: Pack, key = '-', file = 'proof.txt') => {
  const { status, stdout, stderr } = spawnSync('python3', ['verify-proof.py', key, file], {
    ...{ cwd: folder, encoding: 'utf8' as const },
  })
  return { status, said: stdout + stderr }
}

/** The changes that a pack shows as they were recorded, as lists of their columns. */
const changesIn = ({ text }: Pack): string[][] =>
  text('proof.txt')
    .split('\n')
    .filter((line) => line.startsWith('change '))
    .map((line) => line.slice('change '.length).split('\t'))

describe.skipIf(lacks('python3'))('the proof in a pack', () => {
  it('leads every record of the pack to the checkpoint, by the script beside it', () => {
    const changes = changesIn(pack)
    const [, entries, root] = /\n(\d+)\n(\S{44})\n$/.exec(pack.text('proof.txt')) ?? []
    // Nobody signed it: that it holds together says nothing yet.
    expect(check(pack)).toEqual({
      status: 3,
      said: `as the file itself says, no signature looked at: ${changes.length} recorded so, the last in entry #${entries} of ${entries}; not unchanged since; compare #${entries} ${root} with a checkpoint you keep\n`,
    })
    const shown = new Set(changes.filter(([, , , op]) => op === 'insert').map(([, table, key]) => `${table} ${key}`))
    const tables = pack.names.filter((name) => /^records\/(?!changes)/.test(name))
    expect(tables.length).toBeGreaterThan(10)
    const unproven = tables.flatMap((name) => {
      const table = path.basename(name, '.csv')
      return pack.csv(name).flatMap(({ id }) => (shown.has(`${table} ${id}`) ? [] : [`${table} ${id}`]))
    })
    // Customers of which the pack leaves out a number or an address: what is left stands there as a hash, and the pack says so.
    expect(unproven.filter((row) => !row.startsWith('customer '))).toEqual([])
    expect(pack.text('index.html')).toContain('proves every record but customers with a telephone')
  })

  it('shows nothing that the pack leaves out', async () => {
    const { at, json } = own
    await json([
      'customer',
      'add',
      '丙公司',
      '--code',
      'C777',
      '--phone',
      '0755-86000000',
      '--email',
      'info@bing.example',
    ])
    await json(['customer', 'add', '丁公司', '--code', 'C778', '--person', '李明明', '--mobile', '13900139000'])
    const more = await packOf(own)
    const proof = more.text('proof.txt')
    expect(proof).not.toMatch(/0755-86000000|info@bing\.example|李明明|13900139000/)
    expect(proof).toContain('"code":"C778"')
    expect(proof).not.toContain('"code":"C777"')
    expect(check(more).status).toBe(3)
    expect((await at(['customer', 'show', 'C777'])).out).toContain('0755-86000000')
  })

  it('shows no record that is not in the pack: void, or dated later than its day', async () => {
    const early = await packOf(own, '--as-of', '2025-06-30')
    const rows = new Set(
      early.names
        .filter((name) => /^records\/(?!changes)/.test(name))
        .flatMap((name) => early.csv(name).map(({ id }) => `${path.basename(name, '.csv')} ${id}`)),
    )
    const shown = changesIn(early).map(([, table, id]) => `${table} ${id}`)
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.filter((row) => !rows.has(row))).toEqual([])
    expect(shown.length).toBeLessThan(changesIn(pack).length)
    expect(check(early).status).toBe(3)
  })

  it('holds no more where one line of it is another one', () => {
    const lines = pack.text('proof.txt').split('\n')
    const wrong = [
      lines.with(
        lines.findLastIndex((line) => line.startsWith('change ')),
        'change 1\tcontact\t1\tinsert\t\t{}\t',
      ),
      lines.toSpliced(lines.indexOf('node'), 1),
      lines.toSpliced(
        lines.findIndex((line) => line.startsWith('hash ')),
        1,
      ),
      lines.map((line) => line.replace(/^(entry \d+ )./, '$1z')),
      lines.map((line) => line.replace('"channel":"phone"', '"channel":"visit"')),
    ]
    for (const [i, each] of wrong.entries()) {
      fs.writeFileSync(path.join(pack.folder, 'wrong.txt'), each.join('\n'))
      expect({ i, ...check(pack, '-', 'wrong.txt') }).toMatchObject({ i, status: 1 })
    }
  })

  it('is signed where a key is given, the same again, and not by a key that signed another history', async () => {
    const signed = desk(opened)
    await signed.at(['init', '--go-live', '2026-01-01'])
    await signed.json(['audit', 'key', 'k'])
    const key = fs.readFileSync(path.join(signed.cwd, 'k.pub'), 'utf8').trim()
    const [first, again] = [await packOf(signed, '--key', 'k'), await packOf(signed, '--key', 'k')]
    expect(first.text('proof.txt')).toMatch(/\n— certdesk\/\S+ \S+\n$/)
    expect(again.text('SHA256SUMS')).toBe(first.text('SHA256SUMS'))
    expect(check(first, key).status).toBe(0)
    expect(check(first, key.replace(/.{8}\+/, '00000000+')).status).toBe(1)
    expect(first.text('index.html')).toContain('PUBLIC-KEY')
    fs.writeFileSync(
      path.join(signed.cwd, 'k.state'),
      fs.readFileSync(path.join(signed.cwd, 'k.state'), 'utf8').replace('\n1\n', '\n9\n'),
    )
    const { code, err } = await signed.at(['report', 'evidence', '--output', 'none', '--key', 'k'])
    expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining('signed 9 entries') })
    expect(fs.existsSync(path.join(signed.cwd, 'none'))).toBe(false)
  })

  it('is refused of a journal that is not as it was sealed, with the entry, and no folder is left', async () => {
    const altered = desk()
    await altered.at(['init', '--go-live', '2026-01-01'])
    await altered.json(['customer', 'add', '甲公司', '--code', 'C001'])
    await altered.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', '2026-06-29'])
    const evidence = ['report', 'evidence', '--output', 'pack']
    tamper(
      altered.file,
      `UPDATE contact SET on_day = '2026-03-01';
       UPDATE entry_change SET after = replace(after, '2026-06-29', '2026-03-01') WHERE "table" = 'contact'`,
    )
    const { code, out, err } = await altered.at(evidence)
    expect({ code, out }).toEqual({ code: 4, out: '' })
    expect(err).toContain('Entry #3 is not as it was sealed')
    expect(err).toContain('certdesk audit verify')
    expect((await altered.at([...evidence, '--lang', 'zh'])).err).toContain('第 3 条记录与封印不符')
    expect(fs.readdirSync(altered.cwd).filter((name) => name.includes('pack'))).toEqual([])
    // As known before it the journal is as it was sealed.
    expect((await altered.at([...evidence, '--known-at', '#2'])).code).toBe(0)
  })

  it('is what it was, as known at that moment', async () => {
    const { head } = JSON.parse((await own.at(['audit', 'list', '--limit', '1', '--format', 'json'])).out)
    const seq = Number(/#(\d+)/.exec(head)?.[1])
    const then = await packOf(own, '--known-at', `#${seq}`)
    await own.json(['contact', 'edit', 'CT-2026-0001', '--summary', '另行沟通', '--reason', '误录'])
    const later = await packOf(own, '--known-at', `#${seq}`)
    expect(later.text('proof.txt')).toBe(then.text('proof.txt'))
    expect((await packOf(own)).text('proof.txt')).toContain('另行沟通')
  })
})
