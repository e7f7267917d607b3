import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { openSource } from '../../src/intake/source.ts'
import { copiesAround } from '../../src/register/file/copies.ts'
import { copiesHolding } from '../../src/register/file/copies-holding.ts'
import { isRegister, lookAt } from '../../src/register/file/look.ts'
import { checkPlace } from '../../src/terminal/place.ts'
import { testWorld } from '../world.ts'
import { fiveEntries, open } from './registers.ts'

const beside = ['', '-wal', '-shm']

/** The list of the locks of all processes changes while it is read: some come twice, and some could be missed. */
const readings = 5

/** The locks that this process has on a register and on what SQLite keeps beside it, as the system lists them. */
function locksOn(file: string): string[] {
  const inodes = beside.map((rest) => String(fs.statSync(`${file}${rest}`).ino))
  const lines = Array.from({ length: readings }, () => fs.readFileSync('/proc/locks', 'utf8').split('\n')).flat()
  const locks = lines
    .map((line) => line.trim().split(/\s+/).slice(1))
    .filter(([, , , pid, where = '']) => pid === String(process.pid) && inodes.includes(where.split(':')[2] ?? ''))
  return [...new Set(locks.map((words) => words.join(' ')))].sort()
}

/** A register that is open, and everything that looks at files while one is. */
async function looks() {
  const file = await fiveEntries()
  const { raw } = open(file)
  const folder = path.dirname(file)
  fs.linkSync(file, path.join(folder, 'again.db'))
  fs.symlinkSync(`${file}-shm`, path.join(folder, 'index.db'))
  const world = testWorld({ cwd: folder })
  const refused = (name: string) => async () =>
    await expect(checkPlace('--output', name, world)).rejects.toThrow(/register or another database/)
  return {
    file,
    each: {
      'the look at a file before it is opened': () => void lookAt(file),
      'the same by another name': () => void lookAt(path.join(folder, 'again.db')),
      'whether its index is a register': () => expect(isRegister(`${file}-shm`)).toBe(false),
      'whether its index, by another name, is one': () => expect(isRegister(path.join(folder, 'index.db'))).toBe(false),
      'the search for copies that hold a name': () =>
        void copiesHolding(file, [folder], ['赵敏'], () => new Error('unread')),
      'the search for the newest copy': () => void copiesAround(raw, file),
      'an output that would take its place': refused('register.db'),
      'one that would take that of its log': refused('register.db-wal'),
    },
  }
}

test('whatever looks at the files of an open register, it keeps its locks on them', async () => {
  const { file, each } = await looks()
  const held = locksOn(file)
  expect(held).not.toEqual([])
  for (const [name, look] of Object.entries(each)) {
    await look()
    expect(locksOn(file), name).toEqual(held)
  }
})

test('an open register is not read as a list', async () => {
  const { file } = await looks()
  const io = { stdin: Readable.from([]), cwd: path.dirname(file) }
  for (const name of ['register.db', 'register.db-wal', 'again.db'])
    await expect(openSource(name, io)).rejects.toThrow(`"${name}" is the register itself, not a list.`)
})

test('a look that closes what it opened would let go of them: what is tested can fail', async () => {
  const { file } = await looks()
  const held = locksOn(file)
  fs.readFileSync(`${file}-shm`)
  expect(locksOn(file)).not.toEqual(held)
})

test('however often it is looked at, one descriptor stays open for each file', async () => {
  const { each } = await looks()
  const all = async () => {
    for (const look of Object.values(each)) await look()
    return fs.readdirSync('/proc/self/fd').length
  }
  expect(await all()).toBe(await all())
})

test.each([
  ['openSync', 0],
  ['openSync', 1],
  ['realpathSync', 0],
] as const)(
  'a copy that is removed in front of a look (%s %s) holds nobody, and keeps nobody from looking at the others',
  async (name, before) => {
    const file = await fiveEntries()
    const copy = path.join(path.dirname(file), 'copy.db')
    const look = fs[name] as (at: string, ...rest: unknown[]) => unknown
    const [other, holds] = [path.join(path.dirname(file), 'other.db'), ['customer_code']]
    for (const each of [copy, other]) fs.copyFileSync(file, each)
    let looks = 0
    // Somebody's `backup --keep` is ahead of the look.
    const spy = vi.spyOn(fs, name).mockImplementation(((at: string, ...rest: unknown[]) => {
      if (at === copy && looks++ === before) fs.rmSync(copy)
      return look(at, ...rest)
    }) as never)
    const found = copiesHolding(file, [], holds, () => new Error('unread'))
    spy.mockRestore()
    expect(fs.existsSync(copy)).toBe(false)
    expect(found).toEqual([{ file: fs.realpathSync(other), holds }])
  },
)
