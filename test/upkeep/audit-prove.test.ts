// @module-tag long

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lacks } from '../tools.ts'
import { inTwin } from '../tries.ts'
import { type Desk, desk, openedAnew, tamper } from './desk.ts'
import { checked, checkedEach, made, opened, signedDesk } from './signed.ts'

openedAnew()

const noScript = lacks('python3')
const textIn = ({ cwd }: Pick<Desk, 'cwd'>, name: string) => fs.readFileSync(path.join(cwd, name), 'utf8')
const put = ({ cwd }: Pick<Desk, 'cwd'>, name: string, text: string) => fs.writeFileSync(path.join(cwd, name), text)
const prove = (number: string, ...more: string[]) => ['audit', 'prove', number, '--key', 'stick.key', ...more]

describe('a proof of one record', () => {
  it('is a text that people read: the change, its entry, and the way to the checkpoint', async () => {
    const own = await signedDesk()
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt'])
    const { out, err } = await made(own, ['audit', 'prove', 'CT-2026-0001', '--checkpoint', 'kept.txt', '--lang', 'zh'])
    const [first, change, entry] = out.split('\n')
    expect(first).toContain('not unchanged since 在该条日志中如此登记，不表示此后未改')
    expect(change).toMatch(/^change \d+\tcontact\t1\tinsert\t\t\{"number":"CT-2026-0001",.*\}\t$/)
    expect(entry).toMatch(/^entry 3 [0-9a-f]{64} \[3,"2026-.*contact add C001 .*\]$/)
    expect(out.endsWith(`\n\n${textIn(own, 'kept.txt')}`)).toBe(true)
    expect(err).toContain('证明 CT-2026-0001 在第 3 条日志中如此登记，不证明此后未改。')
  })

  it.skipIf(noScript)('is checked by the script of the docs, without the register', async () => {
    const own = await signedDesk()
    for (const number of ['CT-2026-0001', 'c001', 'staff:1', 'contact:1', 'person:1', 'setting:2', '李明']) {
      await made(own, prove(number, '--output', 'proof.txt'))
      const { status, said } = checked(own, 'proof.txt')
      expect({ number, status, said }).toEqual({
        ...{ number, status: 0 },
        said: expect.stringMatching(/^proven: 1 recorded so, the last in entry #[123] of 3; not unchanged since\n$/),
      })
      fs.rmSync(path.join(own.cwd, 'proof.txt'))
    }
  })

  it.skipIf(noScript)('proves the change that is asked for, and tells of later ones', async () => {
    const own = await signedDesk()
    await own.json(['contact', 'edit', 'CT-2026-0001', '--summary', '改为面谈', '--reason', '误录'])
    const first = await made(own, prove('CT-2026-0001'))
    expect(first.out).toContain('\tinsert\t')
    expect(first.err).toContain('there are later entries: #4.')
    const later = await made(own, prove('CT-2026-0001', '--entry', '4', '--output', 'later.txt'))
    expect(later.err).not.toContain('later entries')
    expect(textIn(own, 'later.txt')).toContain('{"summary":"改为面谈"}')
    expect(checked(own, 'later.txt')).toMatchObject({ status: 0, said: expect.stringContaining('entry #4 of 4') })
    expect(await own.at(prove('CT-2026-0001', '--entry', '2'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Entry #2 changed nothing of CT-2026-0001[\s\S]*#3, #4/),
    })
  })

  it.skipIf(noScript)('has the personal part where that is asked for, alone', async () => {
    const own = await signedDesk()
    const plain = await made(own, prove('person:1'))
    expect(plain.out).not.toMatch(/李明|13800138000/)
    await made(own, prove('person:1', '--with-person', '--output', 'person.txt'))
    const text = textIn(own, 'person.txt')
    expect(text).toMatch(/\nperson [0-9a-f]{32} \{"after":\{"name":"李明","mobile":"13800138000"\}\}\n/)
    expect(checked(own, 'person.txt').status).toBe(0)
    put(own, 'forged.txt', text.replace('13800138000', '13800138001'))
    expect(checked(own, 'forged.txt')).toMatchObject({ status: 1, said: 'not proven: person\n' })
    await own.json(['customer', 'person', 'erase', 'C001', '李明', '--reason', '本人要求'])
    expect(checked(own, 'person.txt').status).toBe(0)
    const gone = await made(own, prove('person:1', '--with-person', '--output', 'gone.txt'))
    expect(gone.err).toContain('or they were erased')
    expect(textIn(own, 'gone.txt')).not.toMatch(/李明|13800138000/)
    expect(checked(own, 'gone.txt').status).toBe(0)
  })

  it.skipIf(noScript)('is refused by the script where any byte of it is another one', inTwin, async () => {
    const own = await signedDesk()
    for (const day of ['27', '26', '25'])
      await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', `2026-06-${day}`])
    await made(own, prove('person:1', '--with-person', '--output', 'proof.txt'))
    const bytes = fs.readFileSync(path.join(own.cwd, 'proof.txt'))
    const files = new Set<string>()
    // Each place is met by one of eight bits, and the places are spread over all of the text.
    const step = Math.max(1, Math.floor(bytes.length / 150))
    for (let at = 0; at < bytes.length - 1; at += step) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] as number) ^ (1 << (at % 7))
      const name = `altered-${at}.txt`
      fs.writeFileSync(path.join(own.cwd, name), altered)
      files.add(name)
    }
    for (const [from, to] of [
      ['node', 'nod'],
      ['\n> ', '\n< '],
      ['\n< ', '\n> '],
      ['\nentry 2 ', '\nentry 02 '],
      ['\nentry 2 ', '\nentry 3 '],
      ['change ', 'hash '],
      ['recorded so', 'unchanged'],
      ['— ', '- '],
    ] as const) {
      const text = bytes.toString()
      if (!text.includes(from)) continue
      put(own, `replaced-${files.size}.txt`, text.replace(from, to))
      files.add(`replaced-${files.size}.txt`)
    }
    const lines = bytes.toString().split('\n')
    lines.forEach((line, i) => {
      if (line === '') return
      put(own, `without-${i}.txt`, lines.toSpliced(i, 1).join('\n'))
      put(own, `twice-${i}.txt`, lines.toSpliced(i, 0, line).join('\n'))
      files.add(`without-${i}.txt`).add(`twice-${i}.txt`)
    })
    expect(files.size).toBeGreaterThan(200)
    const said = checkedEach(own, [...files])
    expect(said.length).toBe(files.size)
    const taken = [...files].filter((_, i) => said[i] === 'proven')
    // Without the personal part it is the proof that has none.
    const person = lines.findIndex((line) => line.startsWith('person '))
    expect(taken).toEqual([`without-${person}.txt`, `twice-${person}.txt`])
    expect(checked(own, 'proof.txt').status).toBe(0)
  })

  it('is not of what is not on record, or not covered, nor of two things', async () => {
    const own = await signedDesk()
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt'])
    await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', '2026-06-28'])
    const by = (number: string) => own.at(['audit', 'prove', number, '--checkpoint', 'kept.txt'])
    expect(await by('CT-2026-0009')).toMatchObject({ code: 2, err: expect.stringContaining('Nothing on record') })
    expect(await by('contact:9')).toMatchObject({ code: 2 })
    expect(await by('CT-2026-0002')).toMatchObject({ code: 2, err: expect.stringContaining('covers entries up to #3') })
    expect(await own.at(['audit', 'prove', 'CT-2026-0001'])).toMatchObject({ code: 2 })
    expect(await own.at(prove('CT-2026-0001', '--checkpoint', 'kept.txt'))).toMatchObject({ code: 2 })
    await own.json(['customer', 'person', 'add', 'C001', 'C001'])
    expect(await by('C001')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/More than one[\s\S]*customer:1, person:2/),
    })
  })

  it('is not given by a register that does not lead to the checkpoint', async () => {
    const own = await signedDesk()
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt'])
    tamper(own.file, `UPDATE entry SET by = '别人' WHERE seq = 2`)
    expect(await own.at(['audit', 'prove', 'CT-2026-0001', '--checkpoint', 'kept.txt'])).toMatchObject({
      ...{ code: 4, out: '' },
      err: expect.stringContaining('does not lead to the checkpoint "kept.txt"'),
    })
    expect(await own.at(prove('CT-2026-0001'))).toMatchObject({ code: 4, out: '' })
  })
})

describe('one contact of an import of 20,000 rows', () => {
  it.skipIf(noScript)('is proven in less than 2 KB besides itself, and still after an erasure', inTwin, async () => {
    const own = desk(opened)
    await own.at(['init', '--go-live', '2026-01-01'])
    const names = Array.from({ length: 200 }, (_, i) => `第${i + 1}精密有限公司`)
    put(
      own,
      'customers.csv',
      `客户名称,联系人,手机\n${names.map((name, i) => `${name},李${i},138001${String(i).padStart(5, '0')}\n`).join('')}`,
    )
    await made(own, ['customer', 'import', 'customers.csv'])
    const days = Array.from({ length: 100 }, (_, i) => new Date(Date.UTC(2026, 1, 1 + i)).toISOString().slice(0, 10))
    const rows = names.flatMap((name, i) => days.map((day) => `${name},${day},电话,无,李${i}\n`))
    expect(rows.length).toBe(20_000)
    put(own, 'contacts.csv', `客户名称,联系日期,联系方式,审核/检验需要,联系人\n${rows.join('')}`)
    await made(own, ['contact', 'import', 'contacts.csv'])
    await made(own, ['audit', 'key', 'stick.key'])
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'kept.txt'])
    const { contacts } = await own.json(['contact', 'list', '第77精密有限公司'])
    const { number } = contacts[50]
    const argv = ['audit', 'prove', number, '--checkpoint', 'kept.txt']
    const { out } = await made(own, [...argv, '--output', 'proof.txt']).then(() => ({ out: textIn(own, 'proof.txt') }))
    const beside = out.split('\n').filter((line) => !/^(change|entry) /.test(line))
    const bytes = Buffer.byteLength(beside.join('\n'))
    expect(bytes).toBeLessThan(2048)
    // What docs/proofs.md says of it.
    const said = /(\d[\d,]*) bytes besides the change and its entry/.exec(
      fs.readFileSync(new URL('../../docs/proofs.md', import.meta.url), 'utf8'),
    )
    expect(Number(said?.[1]?.replace(',', ''))).toBe(bytes)
    expect(checked(own, 'proof.txt')).toMatchObject({ status: 0, said: expect.stringContaining('entry #3 of 3') })
    await own.json(['customer', 'person', 'erase', '第77精密有限公司', '李76', '--reason', '本人要求'])
    expect(checked(own, 'proof.txt').status).toBe(0)
    const again = await made(own, argv)
    const digest = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(digest(again.out)).toBe(digest(out))
  })
})

describe('that one checkpoint extends another', () => {
  const grown = async () => {
    const own = await signedDesk()
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'a.txt'])
    for (const day of ['27', '26', '25', '24'])
      await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', `2026-06-${day}`])
    await made(own, ['audit', 'checkpoint', '--key', 'stick.key', '--output', 'b.txt'])
    return own
  }
  const compare = ['audit', 'consistency', 'a.txt', 'b.txt']

  it.skipIf(noScript)('is proven by the register, and checked without it', async () => {
    const own = await grown()
    const { err } = await made(own, [...compare, '--public-key', 'stick.key.pub', '--output', 'proof.txt'])
    expect(err).toContain('The checkpoint of 7 entries extends that of 3')
    expect(checked(own, 'proof.txt')).toEqual({
      ...{ status: 0, said: 'proven: the checkpoint of 7 entries extends that of 3\n' },
    })
    const text = textIn(own, 'proof.txt')
    const lines = text.split('\n')
    const wrong = lines.flatMap((line, i) => {
      if (line === '') return []
      const other = line.startsWith('—') ? line.replace(/.{9}$/, 'AAAAAAAA=') : line.replace(/^(.?)./, '$1_')
      return [lines.toSpliced(i, 1), lines.with(i, other), lines.toSpliced(i, 0, line)]
    })
    const files = wrong.map((each, i) => {
      put(own, `wrong-${i}.txt`, each.join('\n'))
      return `wrong-${i}.txt`
    })
    expect(files.length).toBeGreaterThan(25)
    expect(checkedEach(own, files).filter((each) => !each.startsWith('not proven: '))).toEqual([])
    await made(own, ['audit', 'consistency', 'a.txt', 'a.txt', '--output', 'same.txt'])
    expect(checked(own, 'same.txt').status).toBe(0)
  })

  it('is denied where it does not, with exit code 1', async () => {
    const own = await grown()
    expect(await own.at(['audit', 'consistency', 'b.txt', 'a.txt'])).toMatchObject({
      ...{
        code: 2,
        out: '',
        err: expect.stringContaining('"b.txt" is the later one: it covers 7 entries, and "a.txt" 3'),
      },
    })
    expect((await own.at(['audit', 'consistency', 'b.txt', 'a.txt', '--lang', 'zh'])).err).toMatch(
      /“b\.txt”是较晚的一个[\s\S]*certdesk audit consistency a\.txt b\.txt/,
    )
    const forged = textIn(own, 'a.txt').replace(
      /^[A-Za-z0-9+/]{43}=$/m,
      createHash('sha256').update('x').digest('base64'),
    )
    put(own, 'a.txt', forged)
    expect(await own.at([...compare, '--lang', 'zh'])).toMatchObject({
      ...{ code: 1, out: expect.stringContaining('不是 3 条检查点的延续') },
    })
    expect(await own.at([...compare, '--public-key', 'stick.key.pub'])).toMatchObject({
      ...{ code: 4, err: expect.stringContaining('"a.txt" is not signed by that key') },
    })
    put(own, 'a.txt', forged.replace(/^certdesk\/./gm, 'certdesk/x'))
    expect(await own.at(compare)).toMatchObject({ code: 1, out: expect.stringContaining('different registers') })
    const { consistency } = await own.json(compare, 1)
    expect(consistency).toMatchObject({ ok: false })
  })

  it('is not told by a register that holds neither', async () => {
    const own = await grown()
    tamper(own.file, `UPDATE entry SET by = '别人' WHERE seq = 2`)
    expect(await own.at(compare)).toMatchObject({ code: 4, err: expect.stringContaining('does not lead to') })
    tamper(own.file, 'DELETE FROM entry_change WHERE entry > 5; DELETE FROM entry WHERE seq > 5')
    expect(await own.at(compare)).toMatchObject({ code: 4 })
  })
})
