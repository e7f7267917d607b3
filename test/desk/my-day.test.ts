import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dayFrom } from '../../src/desk/day.ts'
import { Day } from '../../src/desk/my-day.ts'
import { widthOf } from '../../src/terminal/wrap.ts'
import { both, called, clerk } from '../contact/clerk.ts'
import { testWorld } from '../world.ts'

/** A thing to do, as `today --format json` prints it. */
const item = (customer: string, zh: string, settle: readonly string[], more: object = {}) => ({
  ...{ urgency: 'overdue', daysLeft: -344, clauses: ['ISO/IEC 17021-1 9.1.3'], customer, text: { en: zh, zh }, settle },
  ...{ name: '珠海横琴长江三角洲海洋重型装备制造集团股份有限公司', owner: null, person: '欧阳小明' },
  ...{ phone: '0756-12345678；13800000000', ...more },
})

const counts = { overdue: 2, atRisk: 0, due: 0, record: 0 }
const printed = (agenda: readonly object[]) =>
  JSON.stringify({ asOf: '2026-06-30', counts, total: agenda.length, agenda })

const late = item('C001', 'CX-Q-2024-001：监督应于 2025-07-21 前完成，已超期 344 天', [
  'suspend',
  'start',
  'CX-Q-2024-001',
])
const complaint = item('C002', 'CP-2026-0001：投诉尚未受理，期限 2026-06-27', ['complaint', 'accept'], { daysLeft: -3 })
const ofBoth = [late, item('C002', late.text.zh, late.settle), complaint]

describe('my day', () => {
  it('has what somebody waits for an answer to before all else that is overdue', () => {
    const day = dayFrom(printed(ofBoth))
    expect(day?.customers.map((items) => items.map(({ settle }) => settle[0]))).toEqual([
      ['complaint', 'suspend'],
      ['suspend'],
    ])
  })

  it.each([80, 60])('says what it is before its number, in rows of %d columns', async (columns) => {
    const own = await clerk()
    const env = { CERTDESK_REGISTER: join(own.cwd, 'register.db') }
    const told = testWorld({ tty: true, columns, cwd: own.cwd, env })
    const world = Object.create(told, { elsewhere: { value: async () => printed(ofBoth) } })
    const day = new Day({
      world,
      options: [],
      left: new AbortController().signal,
      globals: { lang: 'zh', quiet: false, by: '王芳', noInput: false } as never,
    })
    const read = new Promise<void>((done) => day.onChange(done))
    await day.begin()
    await read
    const { rows } = day.view(false)
    expect(rows[0]?.text).toMatch(/^C002 .* 0756-12345678 .*投诉.*\+1 项$/)
    for (const { text } of rows) expect(widthOf(`❯ ${text}`)).toBeLessThan(columns)
    // What was left stands under the cursor again.
    expect([day.rowOf(day.at(1)), day.rowOf(undefined)]).toEqual([1, 0])
  })

  it('says which mirror has not everything, whether there is anything to do or not', async () => {
    const own = await clerk()
    const env = { CERTDESK_REGISTER: join(own.cwd, 'register.db') }
    const mirrors = [{ place: '/mnt/stick', entries: 2, since: '2026-06-29' }]
    for (const agenda of [ofBoth, []]) {
      const text = JSON.stringify({ asOf: '2026-06-30', counts, total: agenda.length, agenda, mirrors })
      const told = testWorld({ tty: true, cwd: own.cwd, env })
      const world = Object.create(told, { elsewhere: { value: async () => text } })
      const globals = { lang: 'zh', quiet: false, by: '王芳', noInput: false } as never
      const day = new Day({ world, options: [], left: new AbortController().signal, globals })
      const read = new Promise<void>((done) => day.onChange(done))
      await day.begin()
      await read
      expect(day.view(false).head.at(-1)).toBe('/mnt/stick 处的镜像落后 2 条记录，自 2026-06-29 起无法访问。')
    }
  })

  it.each([
    ['2026-06-30T02:00:00Z', 'zh', ['最近备份：今天'], null],
    ['2026-07-01T02:00:00Z', 'en', ['last verified copy yesterday'], null],
    ['2026-07-03T02:00:00Z', 'zh', ['最近备份：3 天前'], null],
    [
      '2026-07-12T02:00:00Z',
      'zh',
      ['最近备份：12 天前', '2026-06-30 以来的登记尚未备份，请输入：备份 --to 文件夹'],
      'C002',
    ],
    ['2026-07-12T02:00:00Z', 'en', ['last verified copy 12 days ago'], null],
  ])('says at %s how old the last verified copy is', async (now, lang, shown, recorded) => {
    const own = await clerk()
    await own.json(['backup', '--to', './'])
    if (recorded !== null) await own.json(called(recorded, '2026-06-30', ...both))
    const env = { CERTDESK_REGISTER: join(own.cwd, 'register.db') }
    const told = testWorld({ tty: true, cwd: own.cwd, env, now })
    const world = Object.create(told, { elsewhere: { value: async () => printed([late]) } })
    const globals = { lang, quiet: false, by: '王芳', noInput: false } as never
    const day = new Day({ world, options: [], left: new AbortController().signal, globals })
    const read = new Promise<void>((done) => day.onChange(done))
    await day.begin()
    await read
    const head = day.view(false).head
    expect(
      head.some((line) => line.endsWith(` · ${shown[0]}`)),
      head.join('\n'),
    ).toBe(true)
    expect(head.filter((line) => /备份 --to|backup --to/.test(line))).toEqual(shown.slice(1))
  })

  it('ends the judging that a newer one overtakes: only the newest is shown', async () => {
    const own = await clerk()
    const env = { CERTDESK_REGISTER: join(own.cwd, 'register.db') }
    const runs: { readonly end: AbortSignal; readonly print: (text: string) => void }[] = []
    let isBegun = () => {}
    const elsewhere = (_: unknown, end: AbortSignal) =>
      new Promise<string>((print) => {
        runs.push({ end, print })
        isBegun()
      })
    const world = Object.create(testWorld({ tty: true, cwd: own.cwd, env }), { elsewhere: { value: elsewhere } })
    const globals = { lang: 'zh', quiet: false, by: '王芳', noInput: false } as never
    const leaving = new AbortController()
    const day = new Day({ world, options: [], left: leaving.signal, globals })
    await day.begin()
    const second = new Promise<void>((done) => {
      isBegun = done
    })
    await day.refresh()
    await second
    expect(runs.map(({ end }) => end.aborted)).toEqual([true, false])
    const read = new Promise<void>((done) => day.onChange(done))
    runs[1]?.print(printed(ofBoth))
    await read
    runs[0]?.print(printed([late]))
    await Promise.resolve()
    expect(day.view(false).rows[0]?.text).toContain('C002')
    leaving.abort()
    expect(runs[1]?.end.aborted).toBe(true)
  })
})
