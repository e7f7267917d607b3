// @module-tag long

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isNear } from '../../src/register/disk/near.ts'
import { waitForLock } from '../../src/register/file/lock.ts'
import { noteBeside } from '../../src/register/mirror/noted.ts'
import { cutAsLeft, unseen } from '../register/registers.ts'
import { emptyFolder } from '../scratch.ts'
import { openedAnew, shell } from './desk.ts'
import { contentOf, mirrored, seqs, statusOf } from './mirrored.ts'

openedAnew()

const add = (name: string) => ['customer', 'add', `${name}示例有限公司`]
const journalOf = (file: string) => fs.readFileSync(file, 'utf8')
const codes = async ({ json }: Pick<Awaited<ReturnType<typeof mirrored>>, 'json'>): Promise<string[]> =>
  (await json(['customer', 'list'])).customers.map(({ code }: { code: string }) => code)

/** Takes the mirror away while something is done. */
async function without<T>(place: string, work: () => Promise<T>): Promise<T> {
  fs.renameSync(place, `${place}.away`)
  const done = await work()
  fs.renameSync(`${place}.away`, place)
  return done
}

test('an undo that meets a shortened mirror is an undo all the same', async () => {
  const office = await mirrored()
  for (const name of ['甲', '乙', '丙']) await office.at(add(name))
  fs.writeFileSync(office.journal, journalOf(office.journal).replace(/[^\n]*\n$/, ''))
  expect((await office.at(['undo'])).err).toContain('was shortened')
  expect((await office.at(['undo'])).code).toBe(0)
  expect(await codes(office)).toEqual(['C00001'])
})

test('no number is given twice after a resolve while the mirror is away', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  const older = fs.readFileSync(office.file)
  for (const name of ['乙', '丙']) await office.at(add(name))
  fs.writeFileSync(office.file, older)
  const resolved = await without(office.place, () => office.at(['mirror', 'resolve', '--reason', '试验']))
  expect(resolved).toMatchObject({ code: 0, err: expect.not.stringContaining('is -') })
  await office.at(add('丁'))
  expect(await codes(office)).toEqual(['C00001', 'C00004'])
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('what is cut off a mirror takes no number with it', async () => {
  const office = await mirrored()
  for (const name of ['甲', '乙', '丙']) await office.at(add(name))
  fs.writeFileSync(office.journal, journalOf(office.journal).split('\n').slice(0, 3).join('\n'))
  await office.at(['customer', 'edit', 'C00001', '--industry', '化工', '--correction', '录错'])
  const lines = journalOf(office.journal)
    .split('\n')
    .filter((line) => line.includes('"counters"'))
  expect(lines.at(-1)).toMatch(/"counters":\{.*"C":3/)
})

test('an answer that something is on record already brings the mirror up to it', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  const withdrawn = ['customer', 'void', 'C00001', '--reason', '重复']
  await without(office.place, () => office.at(withdrawn))
  const entries = seqs(office.journal)
  const again = await office.at([...withdrawn, '--format', 'md'])
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('already') })
  expect(seqs(office.journal)).toEqual([...entries, (entries.at(-1) ?? 0) + 1])
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('a register that says itself what was left behind is refused, whoever made its seals anew', async () => {
  const office = await mirrored()
  for (const name of ['甲', '乙', '丙']) await office.at(add(name))
  shell(office.file, (raw) => cutAsLeft(raw, 2))
  const refused = await office.at(add('丁'))
  expect(refused, refused.err).toMatchObject({
    code: 4,
    err: expect.stringMatching(/older register|not the one that was mirrored/),
  })
  expect((await office.at(['customer', 'list'])).err).toMatch(/older register|not the one that was mirrored/)
})

test.each([
  ['emptied', (note: { mirrors: object[] }) => ({ ...note, mirrors: [] })],
  [
    'altered',
    (note: { mirrors: object[] }) => ({
      ...note,
      mirrors: note.mirrors.map((each) => ({ ...each, removedAt: '2026-06-30T00:00:00.000Z' })),
    }),
  ],
])(
  'a mirror that somebody struck out of the note beside the register (%s) is written to all the same',
  async (_, strike) => {
    const office = await mirrored()
    const note = noteBeside(office.file)
    fs.writeFileSync(note, JSON.stringify(strike(JSON.parse(journalOf(note)))))
    expect(await office.at(add('甲'))).toMatchObject({
      code: 0,
      err: expect.stringContaining('no longer named the mirror'),
    })
    expect(seqs(office.journal)).toEqual([1, 2, 3, 4])
    expect(await office.at(add('乙'))).toMatchObject({ code: 0, err: '' })
    await office.at(['mirror', 'remove', office.place])
    expect(await office.at(add('丙'))).toMatchObject({ code: 0, err: '' })
  },
)

test('who was erased while the mirror was away is in nothing that is moved aside there later', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  const older = fs.readFileSync(office.file)
  await office.at(add('乙'))
  fs.writeFileSync(office.file, older)
  await without(office.place, async () => {
    await office.at(['mirror', 'resolve', '--reason', '试验'])
    await office.at(['customer', 'person', 'erase', 'C00001', '韩梅梅', '--reason', '本人要求'])
  })
  await office.at(add('丙'))
  expect(fs.readdirSync(office.folder)).toContain('set-aside-1')
  expect(contentOf(office.folder)).not.toContain('韩梅梅')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('who was only in entries that were left behind is told of where they are still', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  const older = fs.readFileSync(office.file)
  await office.at(['customer', 'person', 'add', 'C00001', '孙小小'])
  fs.writeFileSync(office.file, older)
  await office.at(['mirror', 'resolve', '--reason', '试验'])
  const erased = await office.at(['customer', 'person', 'erase', 'C00001', '孙小小', '--reason', '本人要求'])
  expect(erased.err).toContain(`${office.folder} keeps entries that were left behind (set-aside-1)`)
})

test('a mirror that is only damaged is written anew, and nothing is said to be left behind', async () => {
  const office = await mirrored()
  for (const name of ['甲', '乙']) await office.at(add(name))
  const lines = journalOf(office.journal).trimEnd().split('\n')
  fs.writeFileSync(
    office.journal,
    `${[...lines.slice(0, -1), (lines.at(-1) as string).replace('"by":"', '"by":"x')].join('\n')}\n`,
  )
  expect(await statusOf(office, 1)).toMatchObject({ state: 'damaged' })
  const resolved = await office.at(['mirror', 'resolve', '--reason', '坏块', '--format', 'table'])
  expect(resolved).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`Written anew: ${office.place}`) })
  expect(resolved.out).not.toContain('left behind')
  expect((await office.json(['audit', 'list'])).entries[0].note).toBe(`mirror written anew: ${office.place}; 坏块`)
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('a stick that was formatted is told apart from one that is away, and written anew where a manager says so', async () => {
  const office = await mirrored()
  fs.rmSync(office.folder, { recursive: true })
  const { err } = await office.at(add('甲'))
  expect(err).toContain('its folder is not there')
  expect(err).toContain('mirror resolve PLACE')
  expect(err).not.toContain('catches up')
  expect(fs.readdirSync(office.place)).toEqual([])
  const anew = await office.at(['mirror', 'resolve', office.place, '--reason', '新U盘', '--format', 'table'])
  expect(anew).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Written anew') })
  expect(anew.out).not.toContain('moved aside')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  fs.renameSync(office.place, `${office.place}.away`)
  expect(await office.at(['mirror', 'resolve', '--reason', '试验'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('cannot be reached (it is not there)'),
  })
})

test('a line that is none of ours keeps nobody from a mirror', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  fs.appendFileSync(path.join(office.folder, 'personal'), '5\n["x"]\n')
  const [last] = journalOf(office.journal).trimEnd().split('\n').slice(-1) as [string]
  const { entry } = JSON.parse(last)
  fs.appendFileSync(
    office.journal,
    `${JSON.stringify({ entry: { ...entry, seq: entry.seq + 1, prev_seal: entry.seal } })}\n7\n`,
  )
  expect(await office.at(['customer', 'person', 'erase', 'C00001', '韩梅梅', '--reason', '本人要求'])).toMatchObject({
    code: 0,
  })
  expect(contentOf(office.folder)).not.toContain('韩梅梅')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('a restore over a register that goes further than its mirror leaves nothing behind that nobody agreed to', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await without(office.place, async () => {
    await office.at(add('乙'), { env: { HOME: emptyFolder() } })
  })
  const argv = ['restore', '--mirror', office.place]
  expect(await office.at(argv)).toMatchObject({ code: 2, err: expect.stringContaining('leave entry #5 behind') })
  expect((await office.at([...argv, '--leave-behind', '5', '--reason', '重来'])).code).toBe(0)
  expect((await office.at(add('丙'), { env: { HOME: emptyFolder() } })).code).toBe(0)
  await office.at(add('丁'))
  expect(await codes(office)).toEqual(['C00001', 'C00003', 'C00004'])
})

test('where the note is gone, what the account remembers is listed, resolved and removed', async () => {
  const office = await mirrored()
  fs.rmSync(noteBeside(office.file))
  expect((await office.json(['mirror', 'list'])).mirrors).toMatchObject([{ place: office.place, state: 'whole' }])
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  expect((await office.at(['mirror', 'remove', office.place])).code).toBe(0)
})

test('nothing is made of a mirror without an entry, nor without a personal part that was never erased', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  const restored = () => {
    fs.rmSync(office.file)
    for (const rest of ['-wal', '-shm']) fs.rmSync(`${office.file}${rest}`, { force: true })
    return office.at(['restore', '--mirror', office.place])
  }
  fs.rmSync(path.join(office.folder, 'personal'))
  expect(await restored()).toMatchObject({ code: 4, err: expect.stringContaining('the personal part of entry #') })
  fs.writeFileSync(office.journal, '')
  const empty = await office.at(['restore', '--mirror', office.place])
  expect(empty).toMatchObject({ code: 4, err: expect.stringContaining('entry #1 is missing') })
})

test('one folder is one mirror, by whatever name, and no mirror lies in a mirror', async () => {
  const office = await mirrored()
  const link = path.join(office.cwd, 'link')
  fs.symlinkSync(office.place, link)
  expect(await office.at(['mirror', 'add', link])).toMatchObject({
    code: 2,
    err: expect.stringContaining('is a mirror already'),
  })
  expect(await office.at(['mirror', 'add', office.folder])).toMatchObject({
    code: 2,
    err: expect.stringContaining("a mirror's own folder"),
  })
})

test.runIf(process.platform === 'linux')('a link to another machine is none of this one', () => {
  const folder = emptyFolder()
  fs.symlinkSync('/proc/1', path.join(folder, 'link'))
  expect([isNear(folder), isNear('/proc/1'), isNear(path.join(folder, 'link', 'mirror'))]).toEqual([true, false, false])
})

test('the lock on the mirrors is for everybody who may write to the register', () => {
  const folder = emptyFolder()
  const register = path.join(folder, 'register.db')
  fs.writeFileSync(register, '', { mode: 0o600 })
  fs.chmodSync(register, 0o660)
  waitForLock(`${register}.lock`, register)()
  expect(fs.statSync(`${register}.lock`).mode & 0o777).toBe(0o660)
})

test('of a mirror that is away when it is removed nobody reads that it is caught up', async () => {
  const office = await mirrored()
  fs.renameSync(office.place, `${office.place}-away`)
  const removed = await office.at(['mirror', 'remove', office.place])
  expect(removed).toMatchObject({ code: 0, err: '' })
  expect((await office.at(['customer', 'add', '甲'])).err).toBe('')
  expect((await office.json(['mirror', 'list'])).mirrors).toMatchObject([{ state: 'removed' }])
})

test('which mirror is to be removed is chosen from those that there are', async () => {
  const office = await mirrored()
  const asked = (answers: readonly (string | boolean)[]) =>
    office.at(['mirror', 'remove'], { tty: true, columns: 300, answers })
  expect(await office.at(['mirror', 'remove'])).toMatchObject({ code: 2, err: expect.stringContaining('PLACE') })
  expect(await asked([office.place, ''])).toMatchObject({ code: 0 })
  expect((await office.json(['mirror', 'list'])).mirrors).toMatchObject([{ state: 'removed' }])
  expect(await asked([])).toMatchObject({ code: 2, err: expect.stringContaining('no mirror') })
})

test('a register that was made anew elsewhere is said to be mirrored no more, and who is erased there may be in the mirror still', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  const [cwd, HOME] = [emptyFolder(), emptyFolder()]
  const file = path.join(cwd, 'register.db')
  const elsewhere = { env: { HOME, XDG_STATE_HOME: HOME, CERTDESK_REGISTER: file } }
  const restored = await office.at(['restore', '--mirror', office.place], elsewhere)
  expect(restored, restored.err).toMatchObject({ code: 0 })
  expect(restored.err).toContain(`certdesk mirror add ${office.place}`)
  const doctor = await office.at(['doctor'], elsewhere)
  expect(doctor, doctor.out).toMatchObject({ code: 1 })
  expect(doctor.out).toContain(`certdesk mirror add ${office.place}`)
  const erased = await office.at(['customer', 'person', 'erase', 'C00001', '韩梅梅', '--reason', '本人要求'], elsewhere)
  expect(erased, erased.err).toMatchObject({ code: 0, err: expect.stringContaining(office.place) })
})

test('a counter that somebody set far ahead is taken over from neither the register nor a mirror', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['backup', '--to', 'saved.db'])
  shell(office.file, (raw) => unseen(raw, `UPDATE counter SET value = 9007199254740991 WHERE name = 'C'`))
  expect((await office.at(add('乙'))).code).toBe(4)
  expect((await office.at(['restore', 'saved.db', '--mirror', office.place])).code).toBe(0)
  expect((await office.at(add('丙'))).code).toBe(0)
  for (const said of ['9007199254740991', '"x"']) {
    fs.writeFileSync(office.journal, journalOf(office.journal).replaceAll(/"C":\d+/g, `"C":${said}`))
    fs.rmSync(office.file)
    const restored = await office.at(['restore', '--mirror', office.place])
    expect(restored, restored.err).toMatchObject({ code: 0 })
    expect((await office.at(add('丁'))).code).toBe(0)
    expect(new Set(await codes(office)).size).toBe((await codes(office)).length)
  }
})

test('a mirror whose lines name a schema that is not known yet is no whole one, and makes no register', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  fs.writeFileSync(office.journal, journalOf(office.journal).replace(/"schema":\d+(?=[^\n]*\n$)/, '"schema":99'))
  expect(await statusOf(office, 1)).toMatchObject({ state: 'damaged' })
  fs.rmSync(office.file)
  expect(await office.at(['restore', '--mirror', office.place])).toMatchObject({
    code: 4,
    err: expect.stringContaining('newer certdesk'),
  })
})

test('nobody answers questions for a register that is an older one than its mirror', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['backup', '--to', 'saved.db'])
  await office.at(add('乙'))
  fs.copyFileSync(path.join(path.dirname(office.file), 'saved.db'), office.file)
  const line = ['contact', 'add', 'C00001', '--channel', 'visit', '--needs', '减项']
  const refused = await office.at(line, { tty: true, columns: 300, answers: [] })
  expect(refused, refused.err).toMatchObject({ code: 4, err: expect.stringContaining('older register') })
})

test('nothing waits for a pipe that stands where a file should', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  const pipe = (file: string) => {
    fs.rmSync(file, { force: true })
    execFileSync('mkfifo', [file])
  }
  for (const [file, said] of [
    [noteBeside(office.file), 'cannot be read'],
    [`${office.file}-journal`, 'is no file'],
  ] as const) {
    const there = fs.existsSync(file) ? fs.readFileSync(file) : null
    pipe(file)
    const refused = await office.at(add('乙'))
    expect(refused, file).toMatchObject({ code: 4, err: expect.stringContaining(said) })
    fs.rmSync(file)
    if (there !== null) fs.writeFileSync(file, there)
  }
  pipe(office.journal)
  expect(await office.at(add('丙'))).toMatchObject({ code: 0, err: expect.stringContaining('no file') })
  expect(await statusOf(office, 1)).toMatchObject({ state: 'unreachable' })
})

test('a restore from a mirror that was chosen is on record as that', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  const asked = { tty: true, columns: 300, answers: ['', office.place, true] }
  const restored = await office.at(['restore'], asked)
  expect(restored, restored.err).toMatchObject({ code: 0 })
  const [entry] = (await office.json(['audit', 'list'])).entries
  expect(entry).toMatchObject({
    command: `restore --mirror ${office.place}`,
    note: expect.stringMatching(/^restored from a mirror at #4:/),
  })
})

test('a register made of a mirror that was removed before is not said to have one', async () => {
  const office = await mirrored()
  await office.at(add('甲'))
  await office.at(['mirror', 'remove', office.place])
  const HOME = emptyFolder()
  const elsewhere = { env: { HOME, XDG_STATE_HOME: HOME, CERTDESK_REGISTER: path.join(HOME, 'register.db') } }
  expect(await office.at(['restore', '--mirror', office.place], elsewhere)).toMatchObject({ code: 0, err: '' })
})
