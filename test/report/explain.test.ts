import { describe, expect, it } from 'vitest'
import { duties } from '../../src/procedure.ts'
import { certified, clerk } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'
import { verbs } from '../walk.ts'

const names = verbs.map(({ name }) => name)

it.each(duties)('$cite $id names commands that there are', ({ commands }) => {
  expect(commands.length).toBeGreaterThan(0)
  for (const command of commands) expect(names).toContain(command)
})

describe('without a register', () => {
  it('every duty is explained in both languages, by the limits of the procedure', async () => {
    const { at } = desk()
    for (const { cite, id, title, rule } of duties)
      for (const lang of ['en', 'zh'] as const) {
        const { code, out, err } = await at(['explain', id, '--lang', lang], { tty: true, columns: 400 })
        expect({ code, err }).toEqual({ code: 0, err: '' })
        for (const part of [cite, title[lang], rule[lang], lang === 'en' ? 'no register' : '没有登记簿'])
          expect(out).toContain(part)
      }
  })

  it('a clause is explained by "help" as well, to be read in a pipe too', async () => {
    const { at } = desk()
    const explained = await at(['explain', '4.3.2'])
    expect(explained.code).toBe(0)
    expect(explained.out).toContain('4.3.2 At least two contacts a year (contact-twice-a-year)')
    expect(explained.out).toContain('certdesk contact due')
    expect((await at(['help', '4.3.2'])).out).toBe(explained.out)
    expect((await at(['help', '9.1.3'])).out).toContain('ISO/IEC 17021-1 9.1.3')
  })

  it('lists the duties where no clause is named, and says what was meant where there is none such', async () => {
    const { json, at } = desk()
    expect((await json(['explain'])).duties.map(({ id }: { id: string }) => id)).toEqual(duties.map(({ id }) => id))
    const { code, err } = await at(['explain', 'contact-twice-year'])
    expect(code).toBe(2)
    expect(err).toContain('Did you mean contact-twice-a-year?')
  })
})

describe('with a register', () => {
  it('it tells the limit that was set, how the duty stands, and what settles what is open', async () => {
    const { json, at } = await clerk()
    await json(certified('C001', '2025-12-01', '2028-11-30'))
    const limit = ['limit', 'set', 'contacts-a-year', '3', '--from', '2026-01-01', '--reason', '管理评审']
    await json(limit)
    const { asOf, duties: told } = await json(['explain', '4.3.2'])
    expect(asOf).toBe('2026-06-30')
    expect(told).toHaveLength(1)
    expect(told[0].limits[0]).toMatchObject({
      name: 'contacts-a-year',
      value: 3,
      from: '2026-01-01',
      source: 'register',
    })
    const { clauses } = await json(['report', 'compliance', '--clause', '4.3.2'])
    type Line = { period: string; result: string; counts: object }
    expect(told[0].standing).toEqual(
      clauses.map(({ period, result, population, counts }: Line & { population: number }) => ({
        ...{ period, result, population, counts },
      })),
    )
    expect((await at(['explain', '4.3.2'], { tty: true, columns: 200 })).out).toContain('certdesk contact add C001')
  })
})
