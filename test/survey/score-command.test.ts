// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { determined, round, survey, ten, three } from './round.ts'

const stood = ['C004', 'C001', 'C006', 'C014'] as const
const [first, second, third, fourth] = stood
const issue = ['survey', 'issue', survey, '--channel', 'email']

/** The vector of 4.5.4: (9,8,7), (10,9,–), (8,6,9). */
async function vector() {
  const own = await round()
  await own.back(first, '9 8 7')
  await own.back(second, '10 9 -')
  await own.back(third, '8 6 9')
  return own
}

describe('survey score', () => {
  it('weighs the means of the stages, in which a blank is missing and never zero (4.5.4)', async () => {
    const { scored, said, at } = await vector()
    expect(await scored(survey)).toMatchObject({
      ...{ survey, year: 2026, questionnaire: 'QN-2026-1', determinedBy: 'clerk', determinedOn: '2026-03-02' },
      ...{ population: 20, size: 4, issued: 4, returned: 3, valid: 3, outstanding: 1, unissued: 0 },
      ...{
        returnRate: 0.75,
        printedRate: 75,
        returnRateMet: false,
        returnsNeeded: 4,
        closed: null,
        analysisHolds: null,
      },
      ...{ total: 8.03, completeCase: 7.6 },
      stages: [
        {
          stage: 'acceptance',
          weight: 20,
          respondents: 3,
          mean: 9,
          median: 9,
          standardDeviation: 1,
          lowest: 8,
          highest: 10,
        },
        {
          stage: 'audit',
          weight: 50,
          respondents: 3,
          mean: 7.67,
          median: 8,
          standardDeviation: 1.53,
          lowest: 6,
          highest: 9,
        },
        {
          stage: 'service',
          weight: 30,
          respondents: 2,
          mean: 8,
          median: 8,
          standardDeviation: 1.41,
          lowest: 7,
          highest: 9,
        },
      ],
      statistics: { respondents: 2, mean: 7.6, median: 7.6, lowest: 7.3, highest: 7.9, margin: null },
      items: [
        { item: 'A1', answered: 3, mean: 9, histogram: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2] },
        { item: 'B1', answered: 3, mean: 7.67, histogram: [0, 0, 0, 0, 0, 0, 1, 0, 1, 1] },
        { item: 'C1', answered: 2, mean: 8, histogram: [0, 0, 0, 0, 0, 0, 0, 1, 0, 1] },
      ],
      followUps: [],
    })
    const en = (await said(['survey', 'score'])).out
    expect(en).toContain('SV-2026-1 is open: figures as they stand now.')
    expect(en).toContain('3 of 4 returned (75 %), 3 valid; the rate of 90 % is NOT met: 4 are needed.')
    expect(en).toContain('Total 8.03 of 10; 7.60 by those alone who answered every stage.')
    expect(en).toContain('No margin of error is shown under five respondents.')
    expect(en).toMatch(/post-certification service +30 % +2 +8\.00 +8\.00 +1\.41 +7\.00 +9\.00/)
    const zh = (await said(['survey', 'score'], 'zh')).out
    expect(zh).toContain('合计 8.03 分（满分 10）；仅计三个阶段均作答者为 7.60 分。')
    expect(zh).toContain('作答不足五家，不给出误差。')
    expect(zh).toMatch(/审核\/检验过程 +50 ?% +3 +7\.67/)
    expect(zh.replaceAll('\n', '')).toContain('未答不计，不按零分计')
    expect(zh).toContain('依据：市场发展趋势（新标准换版）、客户需求（答复更快）、机构工作（管理评审）。')
    const csv = (await at(['survey', 'score', '--format', 'csv'])).out.replace('\uFEFF', '').split('\r\n')
    expect(csv.filter((line) => /^(of|stage)/.test(line)).slice(0, 3)).toEqual([
      'of,name,weight,respondents,mean,median,deviation,min,max,histogram',
      'stage,acceptance,20,3,9,9,1,8,10,0 0 0 0 0 0 0 0 1 2',
      'stage,audit,50,3,7.67,8,1.53,6,9,0 0 0 0 0 0 1 0 1 1',
    ])
  })

  it('rescales answers to 10, and counts the stage of those alone who answered half of it', async () => {
    const { back, scored } = await round({ items: ten })
    await back(first, '10 8 9 9 9 9 9 8 8 4.5')
    await back(second, '6 - 9 9 - - - - 10 5')
    expect(await scored()).toMatchObject({
      stages: [
        { respondents: 2, mean: 7.5 },
        { respondents: 1, mean: 9 },
        { respondents: 2, mean: 9.17 },
      ],
      total: 8.75,
    })
  })

  it('is a dash, null and never NaN where nothing came back or nothing was issued', async () => {
    for (const until of ['issued', 'drawn'] as const) {
      const { scored, said, at } = await round({ until })
      const none = await scored()
      expect(none).toMatchObject({
        returned: 0,
        total: null,
        completeCase: null,
        statistics: { mean: null, margin: null },
      })
      for (const stage of none.stages)
        expect(stage).toMatchObject({ respondents: 0, mean: null, median: null, standardDeviation: null, lowest: null })
      expect(none).toMatchObject(
        until === 'drawn'
          ? { issued: 0, returnRate: null, printedRate: null, returnRateMet: null, questionnaire: null, items: [] }
          : { issued: 4, returnRate: 0, printedRate: 0, returnRateMet: false },
      )
      const said_ = [
        JSON.stringify(none),
        (await said(['survey', 'score'])).all,
        (await said(['survey', 'score'], 'zh')).all,
        (await at(['survey', 'score', '--format', 'csv'])).out,
        (await at(['survey', 'score', '--format', 'html'])).out,
      ]
      for (const text of said_) expect(text).not.toMatch(/NaN|undefined|Infinity/)
      expect(said_[1]).toContain('Total — of 10; — by those alone who answered every stage.')
      expect(said_[2]).toContain('合计 — 分（满分 10）；仅计三个阶段均作答者为 — 分。')
    }
  })

  it('leaves a deviation that there is none of empty in CSV, as every other figure', async () => {
    const { at } = await round()
    const csv = (await at(['survey', 'score', '--format', 'csv'])).out
    expect(csv).toContain('stage,acceptance,20,0,,,,,,0 0 0 0 0 0 0 0 0 0')
  })

  it('prints 90 % of 26 of 29 and does not call it met (4.5.2)', async () => {
    const { drawn, at, scored, said, json, refuses, lines } = await round({ customers: 200, size: 29 })
    const rows = drawn.slice(0, 26).map((customer, i) => `${customer},2026-04-01,${(i % 4) + 7},8,${(i % 3) + 8}`)
    const done = await at(['survey', 'import', '-'], { stdin: `${['客户编号,日期,A1,B1,C1', ...rows].join('\n')}\n` })
    expect(done.code, done.err).toBe(0)
    const figures = await scored()
    expect(figures).toMatchObject({
      ...{ population: 200, issued: 29, returned: 26, returnRate: 0.8966, printedRate: 90 },
      ...{ returnRateMet: false, returnsNeeded: 27 },
    })
    const { margin, respondents, standardDeviation } = figures.statistics
    // Student's t of 25 degrees of freedom, 2.0595, over 26 of 200.
    const expected = (2.0595 * standardDeviation * Math.sqrt((200 - 26) / 199)) / Math.sqrt(26)
    expect(respondents).toBe(26)
    expect(Math.abs(margin - expected)).toBeLessThan(0.01)
    const en = (await said(['survey', 'score'])).out
    expect(en).toContain('26 of 29 returned (90 %), 26 valid; the rate of 90 % is NOT met: 27 are needed.')
    expect(en).toContain(
      `Margin of error of the mean of 26 of 200: ±${margin.toFixed(2)} (95 %, Student's t, finite population).`,
    )
    expect((await said(['survey', 'score'], 'zh')).out).toMatch(
      /发放 29 份，收回 26 份（90 ?%），有效 26 份；收回率未达 90% 的要求：需收回 27 份。/,
    )
    expect((await refuses(['survey', 'close', survey], 3)).message).toBe(
      '26 of 29 forms of SV-2026-1 came back (90 % printed), below 90 %.',
    )
    const [line] = (await lines('4.5.2')).filter(({ id, period }) => id === 'survey-return' && period === '2026')
    expect(line).toMatchObject({ result: 'on-track' })
    expect(line?.findings[0]?.text.en).toBe('SV-2026-1: 26 of 29 returned (90 % printed), 27 are needed; 3 outstanding')
    await json(['survey', 'return', survey, drawn[26] ?? '', '--answers', '9 9 9'])
    expect(await scored()).toMatchObject({ returned: 27, returnRateMet: true, printedRate: 93 })
    expect((await said(['survey', 'score'])).out).toContain(
      '27 of 29 returned (93 %), 27 valid; the rate of 90 % is met.',
    )
  })
})

describe('the groups of a score', () => {
  it('are VIPs and schemes as both were on the day of the draw', async () => {
    const { json, back, scored, said } = await round({ until: 'questionnaire', on: '2026-03-02' })
    await json(['customer', 'vip', 'set', first, '--from', '2026-01-01', '--file', 'VIP-001'])
    await json(['customer', 'vip', 'set', second, '--from', '2026-04-01', '--file', 'VIP-002'])
    const product = ['--number', 'P-1', '--standard', 'CQC 11-462115', '--scheme', 'product', '--scope', '电源']
    await json(['certificate', 'add', first, ...product, '--issued', '2025-02-01', '--expires', '2030-01-31'])
    await json(['survey', 'sample', '--seed', 'NCT-GI-007-F02/2025', '--size', '4', '--today', '2026-03-02'])
    await json([...issue, '--today', '2026-03-02'])
    await back(first, '9 8 7')
    await back(second, '10 10 10')
    await back(third, '8 6 9')
    await back(fourth, '- - 3')
    expect((await scored()).groups).toEqual([
      { kind: 'vip', name: 'vip', respondents: 1, total: 7.9 },
      { kind: 'vip', name: 'other', respondents: 3, total: 8 },
      { kind: 'scheme', name: 'management-system', respondents: 4, total: 7.98 },
      { kind: 'scheme', name: 'product', respondents: 1, total: 7.9 },
    ])
    const zh = (await said(['survey', 'score'], 'zh')).out
    for (const text of [/分组/, /非 VIP +3 +8\.00/, /管理体系 +4 +7\.98/, /产品 +1 +7\.90/]) expect(zh).toMatch(text)
    expect((await said(['survey', 'score'])).out).toMatch(/not VIP +3 +8\.00/)
  })
})

describe('the years of a score', () => {
  const nextYear = '2027-03-01'
  const drawn2027 = async ({ json }: Awaited<ReturnType<typeof round>>) => {
    const { survey: number, sampled } = await json([
      'survey',
      'sample',
      '--seed',
      '7',
      '--size',
      '4',
      '--today',
      nextYear,
    ])
    await json(['survey', 'issue', number, '--channel', 'email', '--today', nextYear])
    for (const { customer } of sampled)
      await json(['survey', 'return', number, customer, '--answers', '9 9 9', '--today', '2027-03-10'])
    return number as string
  }
  const later = ['--today', '2027-03-31']

  it('stand side by side where the same was asked', async () => {
    const own = await vector()
    expect(await drawn2027(own)).toBe('SV-2027-1')
    const { years, total } = await own.scored(...later)
    expect(total).toBe(9)
    expect(years).toMatchObject([
      {
        year: 2026,
        survey,
        comparable: true,
        issued: 4,
        returned: 3,
        total: 8.03,
        stages: { acceptance: 9, audit: 7.67, service: 8 },
      },
      { year: 2027, survey: 'SV-2027-1', comparable: true, issued: 4, returned: 4, total: 9 },
    ])
    expect((await own.scored(survey, ...later)).years).toMatchObject([{ year: 2026 }])
    const { out } = await own.said(['survey', 'score', ...later])
    expect(out).toMatch(/2026 +SV-2026-1 +4 +3 +8\.03 +yes/)
    expect((await own.said(['survey', 'score', ...later], 'zh')).out).toMatch(/2027 +SV-2027-1 +4 +4 +9\.00 +是/)
  })

  it('are not comparable where other questions were asked', async () => {
    const own = await vector()
    const other = three.map((item) => item.replace('是否专业', '是否公正'))
    await own.json(determined(other, '--today', nextYear))
    await drawn2027(own)
    expect((await own.scored(...later)).years).toMatchObject([{ comparable: false }, { comparable: true }])
    expect((await own.said(['survey', 'score', ...later], 'zh')).out).toMatch(/2026 .*题目或权重不同/)
    expect((await own.said(['survey', 'score', ...later])).out).toMatch(/2026 .*other questions or weights/)
  })

  it('are not comparable where the weights were others, and the earlier year keeps its own', async () => {
    const own = await vector()
    const limit = (stage: string, value: string) =>
      own.json([
        ...['limit', 'set', `survey-weight-${stage}`, value, '--from', '2027-01-01'],
        ...['--reason', '管理评审', '--deviation', '经批准'],
      ])
    await limit('acceptance', '30')
    await limit('audit', '40')
    await drawn2027(own)
    const { years, stages } = await own.scored(...later)
    expect(years).toMatchObject([{ comparable: false, total: 8.03 }, { comparable: true }])
    expect(stages.map(({ weight }: { weight: number }) => weight)).toEqual([30, 40, 30])
    expect((await own.scored(survey, ...later)).total).toBe(8.03)
  })
})

describe('survey score --format html', () => {
  it('is a page by itself in the language asked for', async () => {
    const { at, cwd } = await vector()
    const page = async (lang: string) => (await at(['survey', 'score', '--format', 'html', '--lang', lang])).out
    const [en, zh] = [await page('en'), await page('zh')]
    expect(en).toContain('<html lang="en">')
    expect(zh).toContain('<html lang="zh-CN">')
    for (const text of [en, zh]) {
      expect(text).not.toMatch(/NaN|undefined|<script|https?:\/\/(?!www\.w3\.org)/)
      for (const figure of ['8.03', '7.60', '7.67', survey, 'QN-2026-1']) expect(text).toContain(figure)
    }
    expect(zh).toContain('证后服务')
    await at(['survey', 'score', '--output', 'score.html', '--lang', 'zh'])
    expect(fs.readFileSync(path.join(cwd, 'score.html'), 'utf8')).toContain('8.03')
  })

  it('says nothing of a survey that is not there', async () => {
    const { refuses } = await round({ until: 'register' })
    expect(await refuses(['survey', 'score'], 2)).toMatchObject({ message: 'No survey is on record.' })
    expect((await refuses(['survey', 'score', 'SV-2026-7'], 2)).message).toBe('There is no survey SV-2026-7.')
  })
})

describe('the margin of error', () => {
  it('of 33 of 240 with a standard deviation of 0.9 is printed as ±0.30, and anybody can work it out again', async () => {
    const own = await round({ customers: 240, size: 33 })
    const totals = own.drawn.map((_, i) => (i < 13 ? 10 : i < 26 ? 8 : 9))
    const rows = own.drawn.map((customer, i) => [customer, totals[i], totals[i], totals[i]].join(','))
    const list = ['客户,A1,B1,C1', ...rows, ''].join('\n')
    expect((await own.at(['survey', 'import', '-'], { stdin: list })).code).toBe(0)
    expect((await own.said(['survey', 'score'])).out).toContain('Margin of error of the mean of 33 of 240: ±0.30')
    // t(0.975, 32) as published, s² = 26/32, finite population (240 − 33)/(240 − 1).
    const byHand = 2.037 * Math.sqrt(26 / 32 / 33) * Math.sqrt((240 - 33) / (240 - 1))
    expect(byHand.toFixed(2)).toBe('0.30')
    expect((await own.scored()).statistics.margin).toBeCloseTo(byHand, 2)
  })
})
