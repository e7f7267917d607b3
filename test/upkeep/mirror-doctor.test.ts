// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

/** A desk with a mirror of four entries, two of which have a personal part. */
async function mirrored() {
  const own = desk()
  const place = emptyFolder()
  await own.at(['init'])
  await own.at(['staff', 'add', '王芳', '--role', 'business'])
  await own.at(['mirror', 'add', place])
  await own.at(['customer', 'add', '广州艺科示例有限公司', '--person', '陈敏', '--phone', '020-83000001'])
  const folder = path.join(place, fs.readdirSync(place)[0] ?? '')
  const looked = async (code: number) =>
    (await own.json(['doctor'], code)).doctor.checks.find(({ check }: { check: string }) => check === 'mirrors')
  return {
    ...own,
    place,
    folder,
    journal: path.join(folder, 'journal'),
    personal: path.join(folder, 'personal'),
    looked,
  }
}

type Mirrored = Awaited<ReturnType<typeof mirrored>>

/** The journal with one of its lines altered. */
const altered = ({ journal }: Mirrored): void =>
  fs.writeFileSync(journal, fs.readFileSync(journal, 'utf8').replace('customer add', 'customer odd'))

test.each<[string, (office: Mirrored) => void, string, string, string]>([
  [
    'moved away',
    ({ place }) => fs.renameSync(place, `${place}.away`),
    'unreachable',
    '无法访问',
    'mirror remove PLACE',
  ],
  ['removed', ({ place }) => fs.rmSync(place, { recursive: true }), 'unreachable', '无法访问', 'connect it'],
  ['emptied', ({ journal }) => fs.writeFileSync(journal, ''), 'behind', '落后', 'catches up'],
  ['altered', altered, 'damaged', '损坏', 'mirror resolve PLACE --reason REASON'],
  ['without its personal part', ({ personal }) => fs.rmSync(personal), 'damaged', '损坏', 'mirror resolve PLACE'],
])('doctor looks at a mirror itself: %s', async (_, spoil, state, zh, remedy) => {
  const office = await mirrored()
  expect(await office.looked(0)).toMatchObject({
    ok: true,
    detail: { en: `${office.place}: every entry, as it was sealed` },
  })
  spoil(office)
  const check = await office.looked(1)
  expect(check).toMatchObject({ ok: false, remedy: { en: expect.stringContaining(remedy) } })
  expect(check.detail.zh).toContain(`${office.place}：${zh}（`)
  expect((await office.json(['mirror', 'status'], 1)).mirrors).toMatchObject([{ state }])
  // What is listed is how it was written to last, and says so.
  expect((await office.at(['mirror', 'list', '--format', 'table', '--lang', 'zh'])).out).toContain('截至上次写入')
})

test('rows say in Chinese what is prose', async () => {
  const office = await mirrored()
  fs.renameSync(office.place, `${office.place}.away`)
  for (const command of ['doctor', 'mirror status', 'audit verify']) {
    const { out } = await office.at([...command.split(' '), '--format', 'tsv', '--lang', 'zh'])
    if (command !== 'audit verify') expect(out).toMatch(/不在该处/)
    expect(out).not.toMatch(/not there|Plug it in/)
  }
})

test('a register that is gone is told of with its mirror, and no other is made in its place', async () => {
  const office = await mirrored()
  for (const name of fs.readdirSync(office.cwd).filter((each) => /^register\.db(-wal|-shm)?$/.test(each)))
    fs.rmSync(path.join(office.cwd, name))
  for (const [argv, more] of [[['today']], [['init']], [['doctor']], [[], { tty: true, answers: [] }]] as const) {
    const told = await office.at([...argv, '--lang', 'zh'], more)
    expect(told.code).toBe(4)
    expect(`${told.err}${told.out}`.replaceAll(/\s/g, '')).toContain(`certdeskrestore--mirror${office.place}`)
    expect(`${told.err}${told.out}`).not.toContain('certdesk init')
  }
  expect(fs.existsSync(office.file)).toBe(false)
  expect((await office.at(['restore', '--mirror', office.place])).code).toBe(0)
  expect((await office.at(['customer', 'add', '深圳示例电子有限公司'])).code).toBe(0)
  // Where nothing says where it is, the note alone is told of.
  await office.at(['mirror', 'remove', office.place])
  fs.rmSync(office.file)
  for (const beside of ['-wal', '-shm']) fs.rmSync(`${office.file}${beside}`, { force: true })
  expect(await office.at(['init'])).toMatchObject({ code: 4, err: expect.stringContaining('register.db.mirrors') })
})

test('a mirror that is away is told of to a schedule, whatever the format, and once', async () => {
  const office = await mirrored()
  fs.renameSync(office.place, `${office.place}.away`)
  await office.at(['customer', 'add', '深圳示例电子有限公司'])
  const line = `note: The mirror at ${office.place} is 1 entry behind, not reached since 2026-06-30.\n`
  for (const command of ['today', 'report monthly']) {
    const ran = (...more: string[]) => office.at([...command.split(' '), ...more])
    for (const more of [[], ['--quiet'], ['--format', 'csv'], ['--format', 'table', '--quiet'], ['--format', 'jsonl']])
      expect((await ran(...more)).err).toBe(line)
    for (const format of ['table', 'json', 'md']) {
      const told = await ran('--format', format)
      expect(told.err).toBe('')
      expect(told.out).toContain(office.place)
    }
  }
  expect((await office.at(['today', '--format', 'ics', '--quiet'])).err).toBe(line)
  expect((await office.at(['today', '--as-of', '2026-06-29'])).err).toBe('')
})
