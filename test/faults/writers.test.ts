import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backUp } from '../../src/register/file/backup.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { newFile, open } from '../register/registers.ts'
import { takesLong, tries } from '../tries.ts'
import { counters } from './counters.ts'
import { certdesk, plainEnv } from './process.ts'
import { startWriter } from './program.ts'
import { nothing } from './runs.ts'

const writers = 8
const each = tries(200)

test('eight processes write many entries each at the same moment, while backups are made', takesLong, async () => {
  const file = newFile()
  const register = open(file)
  let running = true
  const tags = Array.from({ length: writers }, (_, n) => `W${n}-`)
  const ends = Promise.all(tags.map((tag) => startWriter([file, 'entries', String(each), tag]))).finally(() => {
    running = false
  })
  const heads: { seq: number; seal: string }[] = []
  for (let n = 0; running; n++) {
    const { verification } = await backUp(register.raw, [`${file}.${n}`])
    expect(verification.differences).toEqual([])
    if (verification.head !== null) heads.push(verification.head)
  }
  for (const { code, errors } of await ends) expect({ code, errors }).toEqual({ code: 0, errors: '' })

  const total = writers * each
  const { entries, changes, rows, differences } = verifyRegister(register.raw)
  expect({ entries, changes, rows, differences }).toEqual({
    entries: total,
    changes: total,
    rows: total,
    differences: [],
  })
  // Every backup is the register as it once was: its head is still in the chain.
  for (const head of heads) expect(verifyRegister(register.raw, head).differences).toEqual([])
  const one = (sql: string) => register.raw.prepare(sql).pluck().all()
  expect(one('SELECT count(DISTINCT at) FROM entry')).toEqual([total])
  expect(one('SELECT count(DISTINCT code) FROM customer')).toEqual([total])
  expect(one('SELECT count(*) FROM entry GROUP BY by')).toEqual(Array(writers).fill(each))
})

test(
  'the command makes one backup after the other while eight processes write, and keeps the newest',
  takesLong,
  async () => {
    const home = path.dirname(newFile())
    const desk = { cwd: home, env: plainEnv(home) }
    fs.mkdirSync(path.join(home, 'copies'))
    fs.rmSync(path.join(home, 'register.db'))
    const done = async (...argv: string[]) => {
      const { code, errors, out } = await certdesk([...argv, '--format', 'json'], desk)
      expect({ code, errors }).toEqual({ code: 0, errors: '' })
      return JSON.parse(out)
    }
    await done('init')
    let running = true
    const tags = Array.from({ length: writers }, (_, n) => `W${n}-`)
    const ends = Promise.all(
      tags.map((tag) => startWriter([path.join(home, 'register.db'), 'entries', String(each), tag])),
    ).finally(() => {
      running = false
    })
    const heads: string[] = []
    while (running) {
      const { backup } = await done('backup', '--to', 'copies/', '--keep', '2')
      expect(backup.ok).toBe(true)
      heads.push(backup.head)
    }
    for (const { code, errors } of await ends) expect({ code, errors }).toEqual({ code: 0, errors: '' })

    // What is kept is whole and the newest, and the register goes on from each backup that was ever made.
    const kept: string[] = []
    for (const name of fs.readdirSync(path.join(home, 'copies')))
      kept.push((await done('audit', 'verify', '--register', `copies/${name}`)).verification.head)
    expect(kept.sort()).toEqual(heads.slice(-2).sort())
    for (const head of heads) expect((await done('audit', 'verify', '--anchor', head)).verification.ok).toBe(true)
  },
)

test('no update is lost among eight processes that each go on from what they read', async () => {
  expect((await counters()).close()).toEqual(nothing)
})
