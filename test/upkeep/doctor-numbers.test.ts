import { describe, expect, it } from 'vitest'
import { desk, openedAnew, tamper } from './desk.ts'

openedAnew()

const add = (day: string) => ['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--on', day]

async function counted() {
  const own = desk()
  await own.at(['init'])
  await own.json(['customer', 'add', '甲公司', '--code', 'C001'])
  await own.json(add('2026-06-29'))
  const numbers = async (code = 0) =>
    (await own.json(['doctor'], code)).doctor.checks.find(({ check }: { check: string }) => check === 'numbers')
  return { own, numbers }
}

describe('what doctor says of the numbers of series', () => {
  it('is nothing where they go on from those on record, or the counter was set back', async () => {
    const { own, numbers } = await counted()
    expect(await numbers()).toMatchObject({ ok: true, detail: { en: 'go on from those on record' } })
    for (const value of [0, -7, 1000]) {
      tamper(own.file, `UPDATE counter SET value = ${value} WHERE name = 'CT-2026-'`)
      expect(await numbers()).toMatchObject({ ok: true })
    }
  })

  it('is which counter lets no number follow, where a write leads to it', async () => {
    const { own, numbers } = await counted()
    tamper(own.file, `UPDATE counter SET value = 9007199254740991 WHERE name = 'CT-2026-'`)
    expect(await own.at(add('2026-06-28'))).toMatchObject({ code: 4, err: expect.stringContaining('certdesk doctor') })
    expect(await numbers(1)).toMatchObject({
      ok: false,
      detail: {
        en: 'CT-2026-: the counter says 9007199254740991, so that no number can follow; the highest on record is 1',
        zh: 'CT-2026-：计数器为 9007199254740991，无法再编号；登记簿中最大的序号为 1',
      },
      remedy: { en: expect.stringContaining('certdesk restore BACKUP') },
    })
  })

  it('is that numbers leap, where it was set far ahead; not where a list brought such a number', async () => {
    const { own, numbers } = await counted()
    tamper(own.file, `UPDATE counter SET value = 20260000 WHERE name = 'CT-2026-'`)
    expect((await numbers(1)).detail.en).toBe('CT-2026-: the counter says 20260000; the highest on record is 1')
    const listed = await counted()
    await listed.own.json(['customer', 'add', '乙公司', '--code', 'C20260001'])
    tamper(listed.own.file, `INSERT INTO counter VALUES ('C', 20260005) ON CONFLICT DO UPDATE SET value = 20260005`)
    expect(await listed.numbers()).toMatchObject({ ok: true })
  })
})
