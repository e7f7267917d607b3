// @module-tag long

import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Verb } from '../../src/terminal/command.ts'
import { desk } from '../upkeep/desk.ts'
import { verbs, wordsOf } from '../walk.ts'
import { isReview } from '../world.ts'

const writing = verbs.filter(({ verb }) => verb.access === 'write')

/** One's own entry anybody undoes and confirms; that of somebody else has tests of its own. Wiping unused bytes changes no record. */
const byRole = writing.filter(({ name }) => name !== 'undo' && name !== 'confirm')

/** A whole command line of a verb: an example of its help, with what makes it write. */
const lineOf = (verb: Verb): string[] => {
  const examples = Object.keys(verb.examples)
  const { writesWith } = verb
  // An entry that waits.
  if (writesWith !== undefined && writesWith in verb.args) return [...wordsOf(examples[0] ?? ''), '12:ab12cd34']
  return wordsOf(
    (writesWith === undefined ? examples[0] : examples.find((each) => each.includes(`--${writesWith}`))) ?? '',
  )
}

/** A register with somebody of every role, and 新人, who has none. */
async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['staff', 'add', '新人'])
  for (const [name, role] of [
    ['王芳', 'business'],
    ['周华', 'general'],
    ['张三', 'certification'],
    ['钱进', 'auditor'],
  ] as const)
    await own.at(['staff', 'add', name, '--role', role])
  const head = async () => (await own.json(['audit', 'list'])).entries[0].seq
  return { ...own, head }
}

describe('every command that writes', () => {
  it('says who does it, in its help and in both languages', async () => {
    expect(writing.length).toBeGreaterThan(100)
    const { at } = desk()
    for (const { path, name, verb } of writing) {
      expect(verb.by?.words.en, name).toMatch(/\(.*clause.*\)$/)
      expect(verb.by?.words.zh, name).toMatch(/[\u4e00-\u9fff].*（.*条款.*）$/)
      const help = (await at([...path, '--help'])).out.replace(/\s+/g, ' ')
      expect(help, name).toContain(`By: ${verb.by?.words.en}.`)
    }
  })

  it('takes the day of the act from a flag that it has', () => {
    // A key that is none would judge every act by today.
    const source = fs.readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    const files = source.filter((file) => /commands.*\.ts$/.test(file))
    let seen = 0
    for (const file of files) {
      const text = fs.readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
      for (const [, key] of text.matchAll(/doneBy(?:Anybody)?\([^\n]*, '(on|found|published|received)'\)/g)) {
        seen += 1
        expect(text, `${file}: ${key}`).toMatch(new RegExp(`\\b${key}\\b[:,}]`))
      }
    }
    expect(seen).toBeGreaterThan(20)
  })

  it.each(['--by', '--staff'])(
    'is refused with the names to use where %s is unknown, and writes nothing',
    async (flag) => {
      const { at, head } = await office()
      const before = await head()
      for (const { name, verb } of writing) {
        const refused = await at([...lineOf(verb).filter((word) => word !== '--staff'), flag, '无名氏'])
        expect(refused.code, `${name}: ${refused.err}`).toBe(2)
        if (refused.err.includes('无名氏')) expect(refused.err, name).toContain('certdesk staff')
      }
      expect(await head()).toBe(before)
    },
  )

  it('is refused to who holds no role, unless the procedure names none, and writes nothing', async () => {
    const { at, head } = await office()
    const before = await head()
    const free: string[] = []
    for (const { name, verb } of byRole.filter(({ name }) => name !== 'customer person wipe')) {
      const words = lineOf(verb)
      const staff = words.indexOf('--staff')
      const own = staff === -1 ? words : [...words.slice(0, staff), ...words.slice(staff + 2)]
      const refused = await at([...own, '--by', 'clerk', '--staff', '新人'])
      expect(refused.code, `${name}: ${refused.err}`).toBeGreaterThan(1)
      if (refused.code !== 3) free.push(name)
      else expect(refused.err, name).toMatch(/新人 does not hold the role|nothing was/)
    }
    expect(await head()).toBe(before)
    // An act on an application or a record that is not there is told so: whose it is follows from the record.
    expect(free.filter((name) => !/^(change|finding) /.test(name))).toEqual([
      'contact add',
      'contact edit',
      'contact void',
      'log',
      'information add',
      'information act',
      'information close',
      'information edit',
      'information void',
      'survey suggest act',
    ])
  })
})

describe('a refusal', () => {
  it('says which role, on which day, by which clause, and whose it is to do; never what gets round it', async () => {
    const { at } = await office()
    await at(['customer', 'add', '甲公司'])
    const refused = await at(['customer', 'vip', 'set', 'C00001', '--staff', '周华'])
    expect(refused.code).toBe(3)
    expect(refused.err).toContain('周华 does not hold the role "business" on 2026-06-30. (clause 4.3.3)')
    expect(refused.err).toContain('It is for clerk, 王芳 to do.')
    expect(refused.err).not.toMatch(/--staff|staff role/)
    const zh = await at(['customer', 'vip', 'set', 'C00001', '--staff', '周华', '--lang', 'zh'])
    expect(zh.err).toContain('周华 在 2026-06-30 没有“业务部”角色。（条款 4.3.3）')
    expect(zh.err).toContain('应由 clerk、王芳 办理。')
  })

  it('offers those who hold the role on a terminal, before anything else is asked', async () => {
    const { at, json } = await office()
    const done = await at(['event', 'add', '--staff', '周华'], {
      tty: true,
      answers: (message) =>
        message.includes('Who did it?')
          ? '王芳'
          : message.startsWith('Held')
            ? '2026-06-29'
            : message === 'Kind'
              ? 'symposium'
              : isReview(message)
                ? ''
                : '标准换版',
    })
    expect(done.asked[0]).toContain('周华 does not hold the role "business" on 2026-06-30. Who did it?')
    expect(done).toMatchObject({ code: 0 })
    const { entries } = await json(['audit', 'list'])
    expect(entries[0]).toMatchObject({ by: 'clerk', staff: '王芳' })
    expect(entries[0].command).toContain('--staff 王芳')
  })

  it('looks at who did it, not at who typed it, on the day of the act', async () => {
    const { at } = await office()
    await at(['staff', 'role', '周华', 'business', '--from', '2026-06-15'])
    const add = ['event', 'add', '--kind', 'training', '--title', '内审员', '--by', '新人']
    expect((await at([...add, '--on', '2026-06-14', '--staff', '周华'])).code).toBe(3)
    expect((await at([...add, '--on', '2026-06-15', '--staff', '周华'])).code).toBe(0)
  })
  it('remarks with both days that a role was granted later than the act', async () => {
    const { at } = await office()
    const later = { now: '2026-07-10T02:00:00.000Z' }
    await at(['staff', 'role', '周华', 'business', '--from', '2026-06-15'], later)
    const add = (staff: string, on: string) =>
      at(
        ['event', 'add', '--kind', 'training', '--title', '内审员', '--staff', staff, '--on', on, '--lang', 'zh'],
        later,
      )
    const late = '周华 的“业务部”角色自 2026-06-15 起，2026-07-10 才授予：2026-06-20 当天尚无记录，报表会注明。'
    expect(await add('周华', '2026-06-20')).toMatchObject({ code: 0, err: expect.stringContaining(late) })
    expect((await add('周华', '2026-07-10')).err).not.toContain('授予')
    expect((await add('王芳', '2026-06-20')).err).not.toContain('授予')
  })
})
