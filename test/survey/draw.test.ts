import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, frameDigest, frameText, inTicketOrder } from '../../src/survey/round/draw.ts'
import { isLawfulSize, sizesOf } from '../../src/survey/rules.ts'
import { certified } from '../contact/clerk.ts'
import { suspends } from '../suspension/suspended.ts'
import { takesLong, tried } from '../tries.ts'
import { certifiedList, codesTo, drawDesk } from './drawn.ts'

const percents = { least: 10, most: 20 }

/** Population, lowest and highest lawful size, and the one that is drawn where nobody asks for another. */
const lawful = [
  [9, 1, 1, 1],
  [47, 5, 9, 8],
  [63, 7, 12, 10],
  [100, 10, 20, 15],
  [240, 24, 48, 36],
] as const

describe('the size of a draw (4.5.2)', () => {
  it.each(lawful)(
    'of %i organizations is %i to %i, and %i unless another is asked for',
    (population, low, high, usual) => {
      expect(sizesOf(population, percents)).toEqual({ population, low, high, lawful: true, usual })
    },
  )

  it.each([1, 2, 3, 4])('of %i organizations is one, which is not lawful', (population) => {
    expect(sizesOf(population, percents)).toEqual({ population, low: 1, high: 1, lawful: false, usual: 1 })
    for (let size = 0; size <= population; size += 1) expect(isLawfulSize(size, population, percents)).toBe(false)
  })

  it('is accepted exactly from a tenth to a fifth of the frame, and the extreme ones are named', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 3000 }), (population) => {
        const sizes = sizesOf(population, percents)
        const accepted = Array.from({ length: population + 1 }, (_, size) => size).filter((size) =>
          isLawfulSize(size, population, percents),
        )
        for (const size of accepted) expect(10 * size >= population && 5 * size <= population).toBe(true)
        expect([accepted[0], accepted.at(-1)]).toEqual([sizes.low, sizes.high])
        expect(accepted).toHaveLength(sizes.high - sizes.low + 1)
        expect(10 * (sizes.low - 1) < population && 5 * (sizes.high + 1) > population).toBe(true)
        expect(accepted).toContain(sizes.usual)
      }),
    )
  })

  it.each(lawful)('of %i is told by the command and held to %i–%i', async (population, low, high, size) => {
    const { json, refusal, head } = await drawDesk(codesTo(population))
    const before = await head()
    const dry = ['survey', 'sample', '--dry-run']
    const told = {
      population,
      low,
      high,
      lawful: true,
      suspended: 0,
      seed: null,
      survey: null,
      dryRun: true,
      sampled: [],
    }
    expect(await json(dry)).toMatchObject({ ...told, size })
    for (const asked of [low, high]) expect(await json([...dry, '--size', `${asked}`])).toMatchObject({ size: asked })
    for (const asked of [low - 1, high + 1].filter((each) => each > 0)) {
      const draw =
        low === high ? `Draw ${low}: --size ${low}` : `Draw from ${low} to ${high}, for example: --size ${size}`
      for (const how of [['--dry-run'], ['--seed', '3 1 6 6 2']])
        expect(await refusal(['survey', 'sample', ...how, '--size', `${asked}`], 3)).toEqual({
          code: 'refused',
          clause: '4.5.2',
          message: `${asked} of ${population} organizations is not within the limits of the draw.`,
          hint: draw,
        })
    }
    expect(await head()).toBe(before)
  })

  it.each([1, 2, 3, 4])('of %i is one by the command, which says that no size is lawful', async (population) => {
    const { json, refusal, drawn, judged } = await drawDesk(codesTo(population))
    const dry = await json(['survey', 'sample', '--dry-run'])
    expect(dry).toMatchObject({ population, low: 1, high: 1, size: 1, lawful: false })
    if (population > 1)
      expect((await refusal(['survey', 'sample', '--seed', 'x', '--size', '2'], 3)).hint).toBe('Draw 1: --size 1')
    expect(await drawn('--seed', 'x', '--witness', '李决')).toHaveLength(1)
    const { result, remarks } = await judged()
    const zhRemark = `SV-2026-1：从 ${population} 家中抽取 1 家；没有符合比例的整数`
    expect({ result, remarks: remarks.map(({ text }) => text.zh) }).toEqual({
      result: 'not-applicable',
      remarks: [zhRemark],
    })
  })

  it('is said in words to who sits at a terminal', async () => {
    const { at } = await drawDesk(codesTo(4))
    const en = await at(['survey', 'sample', '--dry-run'], { tty: true, columns: 200 })
    expect(en.out).toBe(
      [
        'Frame of 2026-06-30: 4 organizations.',
        'Of 4 organizations no whole number is within the limits: 1 is drawn, and that is said.',
        'Dry run: 1 would be drawn. Whom, only the draw itself tells, so that no seed can be tried.\n',
      ].join('\n\n'),
    )
    const zh = await at(['survey', 'sample', '--dry-run', '--lang', 'zh'], { tty: true, columns: 200 })
    expect(zh.out).toContain('4 家组织没有符合比例的整数抽样数：抽取 1 家，并如实说明。')
  })

  it('may be asked for in percent, and in one way only', async () => {
    const { json, refusal } = await drawDesk(codesTo(47))
    expect(await json(['survey', 'sample', '--dry-run', '--percent', '10'])).toMatchObject({ size: 5 })
    const two = ['survey', 'sample', '--dry-run', '--percent', '10', '--size', '5']
    expect(await refusal(two, 2)).toMatchObject({ message: 'Both --size and --percent are given.' })
    expect((await refusal(['survey', 'sample', '--dry-run', '--percent', '25'], 3)).clause).toBe('4.5.2')
  })
})

const seed = 'NCT-GI-007-F02/2025'
const vector = ['C0006', 'C0008', 'C0001', 'C0013']

describe('a draw (4.5.2)', () => {
  it('takes the smallest SHA-256 of seed, line feed and code', () => {
    const tickets = inTicketOrder(seed, codesTo(20)).slice(0, 4)
    expect(tickets.map(({ code, ticket }) => [code, ticket.slice(0, 8)])).toEqual([
      ['C0006', '172ff7e1'],
      ['C0008', '22a5a216'],
      ['C0001', '23b71f29'],
      ['C0013', '334b3a0e'],
    ])
    expect(inTicketOrder('骰子 3 1', ['客户一'])[0]?.ticket).toBe(
      createHash('sha256').update(Buffer.from('骰子 3 1\n客户一', 'utf8')).digest('hex'),
    )
  })

  it('is the same by the command, and proved by it', async () => {
    const { json, at } = await drawDesk(codesTo(20))
    const drawn = await json(['survey', 'sample', '--seed', seed, '--size', '4'])
    expect(drawn).toMatchObject({ survey: 'SV-2026-1', seed, population: 20, size: 4, low: 2, high: 4, dryRun: false })
    expect(drawn.frameDigest).toBe(
      createHash('sha256')
        .update(`${codesTo(20).join('\n')}\n`)
        .digest('hex'),
    )
    expect(drawn.sampled.map(({ rank, customer }: { rank: number; customer: string }) => [rank, customer])).toEqual(
      vector.map((code, place) => [place + 1, code]),
    )
    expect(drawn.sampled[0].ticket).toBe('172ff7e1fda5e2ccc1fbbd35a34795649fa250bf21e1b7fc07e07bfc595db126')
    const rows = (await at(['survey', 'verify', 'SV-2026-1'])).out.trim().split('\n').slice(1)
    expect(rows.map((row) => row.split('\t')[1])).toEqual(vector)
    const shown = await at(['survey', 'verify', 'SV-2026-1'], { tty: true, columns: 200 })
    expect(shown.out).toContain('drawn again from the frozen frame, the same 4 customers in the same order.')
  })

  const codes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), {
    minLength: 2,
    maxLength: 40,
  })

  it('does not depend on the order of the codes', () => {
    fc.assert(
      fc.property(fc.string(), codes, fc.infiniteStream(fc.nat()), (text, all, keys) => {
        const shuffled = all.map((code) => [keys.next().value as number, code] as const).sort(([a], [b]) => a - b)
        const other = shuffled.map(([, code]) => code)
        expect(inTicketOrder(text, other)).toEqual(inTicketOrder(text, all))
        expect(frameText(other)).toBe(frameText(all))
      }),
    )
  })

  it('stays the same where somebody who was not drawn leaves', () => {
    fc.assert(
      fc.property(fc.string(), codes, fc.nat(), fc.nat(), (text, all, some, other) => {
        const size = 1 + (some % (all.length - 1))
        const order = inTicketOrder(text, all)
        const gone = order[size + (other % (all.length - size))]?.code
        const left = all.filter((code) => code !== gone)
        expect(left).toHaveLength(all.length - 1)
        expect(inTicketOrder(text, left).slice(0, size)).toEqual(order.slice(0, size))
      }),
    )
  })

  it('has each code once, by its ticket, so that a draw of more begins with a draw of fewer', () => {
    fc.assert(
      fc.property(fc.string(), codes, (text, all) => {
        const order = inTicketOrder(text, all)
        expect(new Set(order.map(({ code }) => code))).toEqual(new Set(all))
        expect(order).toHaveLength(all.length)
        for (const [at, { ticket }] of order.entries()) expect(ticket >= (order[at - 1]?.ticket ?? '')).toBe(true)
      }),
    )
  })

  it('freezes a frame in the order of its bytes, and reads it back', () => {
    // By UTF-16 the emoji would come first.
    expect(frameText(['😀', '～', 'a', 'B'])).toBe('B\na\n～\n😀\n')
    expect(frameText([])).toBe('')
    fc.assert(
      fc.property(codes, (all) => {
        const lines = all.filter((code) => !code.includes('\n'))
        expect(new Set(codesOf(frameText(lines)))).toEqual(new Set(lines))
        expect(frameDigest(frameText(lines))).toBe(createHash('sha256').update(frameText(lines)).digest('hex'))
      }),
    )
  })
})

describe('the frame (4.5.2)', () => {
  const frozen = (script: string) => codesOf(script.split("<<'END_OF_FRAME'\n")[1]?.split('END_OF_FRAME\n')[0] ?? '')

  it('has each organization with a valid certificate on the day once, whatever else it has', async () => {
    const { json, at, drawn } = await drawDesk(codesTo(12))
    await json(['staff', 'add', '李决', '--role', 'decision-maker'])
    await json(certified('C0001', '2025-03-03', '2028-03-02', 'Z-1'))
    await json(certified('C0003', '2025-03-03', '2028-03-02', 'Z-3'))
    for (const number of ['Q-00002', 'Q-00003']) await json(suspends(number, '2026-06-01'))
    for (const [code, until] of [
      ['D0001', '2026-06-29'],
      ['D0002', '2026-06-30'],
    ] as const) {
      const list = certifiedList([code], until).replace('Q-00001', `Y-${code}`)
      expect((await at(['customer', 'import', '-'], { stdin: list })).code).toBe(0)
    }
    await json(['customer', 'add', '意向公司', '--code', 'E0001'])
    expect(await json(['survey', 'sample', '--dry-run'])).toMatchObject({ population: 12, suspended: 1 })
    const chosen = await drawn('--seed', 'x')
    const inFrame = [...codesTo(12).filter((code) => code !== 'C0002'), 'D0002']
    expect(frozen((await at(['survey', 'verify', 'SV-2026-1', '--script'])).out)).toEqual(inFrame)
    for (const code of chosen) expect(inFrame).toContain(code)
  })

  it('counts the suspended it leaves out, and takes them in where that is asked for', async () => {
    const { json, at, drawn, judged, refusal } = await drawDesk(codesTo(12))
    await json(['staff', 'add', '李决', '--role', 'decision-maker'])
    for (const number of ['Q-00002', 'Q-00003']) await json(suspends(number, '2026-06-01'))
    const said = async (...flags: string[]) => {
      const argv = ['survey', 'sample', '--dry-run', ...flags]
      return (await at(argv, { tty: true, columns: 200 })).out.split('\n')[0]
    }
    expect(await said()).toBe('Frame of 2026-06-30: 10 organizations; 2 suspended left out.')
    expect(await said('--lang', 'zh')).toBe('2026-06-30 的抽样框：10 家组织；另有 2 家暂停未列入。')
    expect(await said('--include-suspended')).toBe('Frame of 2026-06-30: 12 organizations, 2 of them suspended.')
    await drawn('--seed', 'x', '--witness', '李决')
    const remarks = async () => (await judged()).remarks.map(({ text }) => text.en)
    expect(await remarks()).toEqual(['SV-2026-1: 2 suspended organizations left out of the frame'])
    expect((await refusal(['survey', 'sample', '--seed', 'x', '--include-suspended'], 3)).clause).toBe('4.5.2')
    expect(await drawn('--redraw', '暂停者也调查', '--seed', 'x', '--include-suspended')).toContain('C0002')
    const { survey } = await json(['survey', 'show', 'SV-2026-1'])
    expect(survey.draws).toMatchObject([
      { includeSuspended: false, population: 10, suspended: 2 },
      { includeSuspended: true, population: 12, suspended: 2 },
    ])
    expect((await remarks())[0]).toBe('SV-2026-1: 2 suspended organizations taken into the frame')
  })

  it('that is empty is refused, whether in earnest or not', async () => {
    const { at, refusal } = await drawDesk(['C0001'], '2026-06-29')
    for (const how of ['--dry-run', '--seed=x'])
      expect(await refusal(['survey', 'sample', how], 3)).toEqual({
        code: 'refused',
        clause: '4.5.2',
        message: 'No organization has a valid certificate on 2026-06-30: there is nobody to draw.',
        hint: 'See who is certified with: certdesk customer list --relation certified',
      })
    expect((await at(['customer', 'list', '--relation', 'certified'])).code).toBe(0)
  })
})

const bin = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))

describe('the same seed over the same customers', () => {
  const codes = ['I01', 'i02', 'İ03', 'ı04', '客户5', 'É6', 'é7', 'z8', 'A9', 'ß10', 'Ω11', ...codesTo(29)]
  const whom = ({
    frameDigest,
    sampled,
  }: {
    frameDigest: string
    sampled: { customer: string; ticket: string }[]
  }) => ({ frameDigest, sampled: sampled.map(({ customer, ticket }) => [customer, ticket]) })
  const sample = ['survey', 'sample', '--seed', '骰子 3 1 6 iİ', '--format', 'json']

  it('draws the same in another process, time zone, locale and language', takesLong, async () => {
    const { json, cwd } = await drawDesk(codes)
    const places = tried(
      ['America/Los_Angeles', 'Asia/Shanghai'].flatMap((TZ) =>
        ['C', 'zh_CN.UTF-8', 'tr_TR'].flatMap((LANG) =>
          ['en', 'zh'].map((CERTDESK_LANG) => ({ TZ, LANG, LC_ALL: LANG, CERTDESK_LANG })),
        ),
      ),
    )
    const steps = [['init', '--go-live', '2025-01-16'], ['customer', 'import', '-'], sample]
    for (const [at, place] of places.entries()) {
      const own = { HOME: cwd, CERTDESK_TODAY: '2026-06-30', CERTDESK_REGISTER: path.join(cwd, `other-${at}.db`) }
      const env = { PATH: process.env.PATH, CERTDESK_BY: 'clerk', ...own, ...place }
      const ran = steps.map((argv) =>
        spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8', cwd, env, input: certifiedList(codes) }),
      )
      expect(ran.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
        steps.map(() => ({ status: 0, stderr: '' })),
      )
      Object.assign(place, { drawn: whom(JSON.parse(ran.at(-1)?.stdout ?? '')) })
    }
    const here = whom(await json(sample.slice(0, 4)))
    expect(here.sampled).toHaveLength(6)
    for (const place of places) expect(place).toMatchObject({ drawn: here })
  })

  it('draws the same where they were entered in another order', async () => {
    const [one, other] = [await drawDesk(codes), await drawDesk([...codes].reverse())]
    const drawn = whom(await one.json(sample.slice(0, 4)))
    expect(whom(await other.json(sample.slice(0, 4)))).toEqual(drawn)
    expect(drawn.sampled).toHaveLength(6)
  })
})
