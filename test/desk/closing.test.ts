// @module-tag long

import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'

const enter = '\r'
const esc = '\u001b'
const ctrlC = '\u0003'
const down = '\u001b[B'

const zh = { CERTDESK_LANG: 'zh', NO_COLOR: '1' }
const leave = ['q 离开', `q${enter}`] as const
const offer = '离开前备份登记簿？'

const home = terminalDesk()
const copies = join(home.cwd, 'copies')

beforeAll(() => {
  if (noTerminal) return
  expect(home.pipe('init', '--go-live', '2025-01-16').status).toBe(0)
  copyFileSync(join(home.cwd, 'register.db'), join(home.cwd, 'empty.db'))
  expect(home.pipe('customer', 'add', '示例公司').status).toBe(0)
  mkdirSync(copies)
})

let registers = 0

/** A register of its own, at the desk of which somebody sits. */
function sitting(of = 'register.db') {
  registers += 1
  const register = join(home.cwd, `closing-${registers}.db`)
  copyFileSync(join(home.cwd, of), register)
  const named = ['--register', register]
  const note = () => JSON.parse(readFileSync(`${register}.backups`, 'utf8'))
  return {
    register,
    note,
    /** Has the last copy be so many days older. */
    age: (days: number) => {
      const { last, ...more } = note()
      const older = { ...last, made: last.made - days * 86_400_000 }
      writeFileSync(`${register}.backups`, JSON.stringify({ ...more, last: older }))
    },
    type: (keys: readonly (readonly [string, string])[], more = {}) => home.type(named, keys, { ...zh, ...more }),
    pipe: (...argv: string[]) => home.pipe(...argv, ...named),
  }
}

const dated = (folder: string) => readdirSync(folder).filter((name) => /^register-\d{8}-\d{6}\.db$/.test(name))

describe.skipIf(noTerminal)('a backup as the desk closes', () => {
  it('is asked for a folder once, and is one key from then on', async () => {
    const { type, pipe, age } = sitting()
    const folder = join(copies, 'once')
    mkdirSync(folder)
    const first = await type([leave, [offer, enter], ['备份到哪个文件夹', `${folder}${enter}`]])
    expect(first.code, first.shown).toBe(0)
    expect(first.shown).toContain('尚无备份')
    expect(first.shown).toMatch(/已备份到 .*once.*并核验无误，含至第 2 条的全部登记。/u)
    expect(dated(folder)).toHaveLength(1)
    // Nothing is offered twice a day.
    expect(pipe('customer', 'add', '第二公司').status).toBe(0)
    const again = await type([leave])
    expect([again.code, again.shown.includes(offer)]).toEqual([0, false])
    expect(again.shown).toContain('最近备份：今天')
    // On another day Enter is all.
    age(1)
    const later = await type([leave, [`❯ 备份到 ${folder}`, enter]])
    expect(later.code, later.shown).toBe(0)
    expect(later.shown).toContain('最近备份：昨天')
    expect(later.shown).toContain('含至第 3 条的全部登记')
    expect(dated(folder)).toHaveLength(2)
  })

  it('is not offered where a schedule made one today, or where nothing was recorded since', async () => {
    const { type, pipe, age } = sitting()
    expect(pipe('backup', '--to', copies, '--keep', '14', '--quiet').status).toBe(0)
    expect((await type([leave])).shown).not.toContain(offer)
    age(9)
    const { code, shown } = await type([leave])
    expect(shown).toContain('最近备份：9 天前')
    expect([code, shown.includes(offer)]).toEqual([0, false])
  })

  it('is not offered where nothing is on record', async () => {
    const { code, shown } = await sitting('empty.db').type([leave])
    expect([code, shown.includes(offer)], shown).toEqual([0, false])
  })

  it.each([
    ['Esc', esc],
    ['Ctrl-C', ctrlC],
    ['the choice of it', `${down}${enter}`],
  ])('is declined by %s for that day', async (_, key) => {
    const { type } = sitting()
    const declined = await type([leave, [offer, key]])
    expect([declined.code, declined.restored], declined.shown).toEqual([0, true])
    const again = await type([leave])
    expect([again.code, again.shown.includes(offer)]).toEqual([0, false])
  })

  it('is never offered again on this PC where that is chosen, until one is made by hand', async () => {
    const { type, note, register } = sitting()
    const never = await type([leave, [offer, `${down}${down}`], ['❯ 这台电脑上不再提示', enter]])
    expect(never.code, never.shown).toBe(0)
    expect(never.shown).toContain('手工备份一次')
    expect(note().declined).toBe('always')
    expect((await type([leave])).shown).not.toContain(offer)
    expect(home.pipe('backup', '--register', register, '--quiet').status).toBe(0)
    expect(note().declined).toBe('always')
    const byHand = await type([
      ['q 离开', `backup${enter}`],
      ['继续输入', `q${enter}`],
    ])
    expect(byHand.code, byHand.shown).toBe(0)
    expect(note().declined).toBeNull()
  })

  it('says at the question that a folder is not there, and of one on the same disk that a disk takes both', async () => {
    const { type, register } = sitting()
    const folder = join(copies, 'near')
    mkdirSync(folder)
    const { code, shown } = await type([
      leave,
      [offer, enter],
      ['备份到哪个文件夹', `${join(copies, 'nowhere')}${enter}`],
      ['没有文件夹', `\u0015${join(register, '..')}${enter}`],
      ['在同一文件夹', `\u0015'${folder}'${enter}`],
    ])
    expect(code, shown).toBe(0)
    expect(shown).toContain('与登记簿在同一磁盘上')
    expect(dated(folder)).toHaveLength(1)
  })

  it('offers again what failed, with what to do, and leaves as if nothing had been', async () => {
    const { type, pipe, age } = sitting()
    const stick = join(home.cwd, 'stick')
    mkdirSync(stick)
    expect(pipe('backup', '--to', stick, '--quiet').status).toBe(0)
    expect(pipe('customer', 'add', '第二公司').status).toBe(0)
    age(3)
    rmSync(stick, { recursive: true })
    const gone = await type([leave, [`❯ 备份到 ${stick}`, enter], ['没有文件夹', ''], [`❯ 备份到 ${stick}`, esc]])
    expect(gone.code, gone.shown).toBe(0)
    expect(gone.shown).toContain('请先插入U盘')
    expect(existsSync(stick)).toBe(false)
  })

  it('waits no longer than two seconds for a share that answers nothing', async () => {
    const { type, register } = sitting()
    const share = emptyFolder()
    writeFileSync(`${register}.backups`, JSON.stringify({ folders: [share], last: null, declined: null }))
    const state = join(home.cwd, 'state-of-share')
    writeFileSync(state, 'hangs')
    const distant = fileURLToPath(new URL('../upkeep/distant.cjs', import.meta.url))
    const { code, shown } = await type(
      [leave, [`❯ 备份到 ${share}`, enter], ['2 秒内无应答', ''], [`❯ 备份到 ${share}`, ctrlC]],
      { NODE_OPTIONS: `--require ${distant}`, DISTANT_PLACE: share, DISTANT_STATE: state },
    )
    expect(code, shown).toBe(0)
    expect(shown).toContain('请插入U盘或连接共享后再试')
  })

  // To an administrator every file may be written.
  it.skipIf(process.getuid?.() === 0)('is not offered of a register that may only be read', async () => {
    const { type, register } = sitting()
    chmodSync(register, 0o400)
    const { code, shown } = await type([leave])
    expect([code, shown.includes(offer)], shown).toEqual([0, false])
  })
})
