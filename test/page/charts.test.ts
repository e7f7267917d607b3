import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnChart, columnChart } from '../../src/page/column-chart.ts'
import { filled } from '../../src/page/filling.ts'
import { bars } from '../../src/page/histogram.ts'
import type { Html } from '../../src/page/html.ts'
import { lettered, widthOf } from '../../src/page/lettering.ts'
import { type Column, lineChart, type Series } from '../../src/page/line-chart.ts'
import { rankedBars } from '../../src/page/ranked-bars.ts'
import { lettersIn, overlaps, sizeOf, unescaped } from './letters.ts'

const texts = (drawing: Html) => lettersIn(drawing).map(({ text }) => text)

/** Every text within the drawing, none on another, and every number a number of two decimals at most. */
function expectSound(drawing: Html) {
  const letters = lettersIn(drawing)
  const [width = 0, height = 0] = sizeOf(drawing)
  expect(overlaps(letters)).toEqual([])
  for (const { text, left, right, top, bottom } of letters) {
    expect([left >= -1, right <= width + 1, top >= -1, bottom <= height], text).toEqual([true, true, true, true])
  }
  expect(String(drawing)).not.toMatch(/NaN|undefined|Infinity|null/)
  expect(String(drawing).replace(/>[^<]*</g, '><')).not.toMatch(/\d\.\d{3}/)
  expect(String(drawing)).toMatch(/^<svg viewBox="[\d. ]+" role="img"><title>[^<]*<\/title><desc>[^<]*<\/desc>/)
}

const ten = Array.from({ length: 10 }, (_, i) => `${i}–${i + 1}`)
const scores = fc.option(fc.double({ min: 0, max: 10, noNaN: true }).map((value) => Math.round(value * 100) / 100))
const point = scores.map((value) => ({ value, text: value === null ? '—' : value.toFixed(2) }))
const names = fc.string({ unit: fc.constantFrom('审', '核', '，', 'a', 'W', ' ', '1', '<', '𠮷'), maxLength: 90 })

describe('labels in pictures', () => {
  it('are broken between words and between Chinese characters, and end in an ellipsis where there is no room', () => {
    expect(lettered('Speed of answers', 60, 10, 3)).toEqual(['Speed of', 'answers'])
    expect(lettered('审核计划，是否沟通', 40, 10, 3)).toEqual(['审核计', '划，是否', '沟通'])
    expect(lettered('审核计划是否提前沟通', 40, 10, 2)).toEqual(['审核计划', '是否提…'])
    expect(lettered('', 40, 10, 2)).toEqual([''])
  })

  it('keep to their room, and lose nothing but blanks unless they say so', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 30, max: 300 }), (name, room) => {
        const lines = lettered(name, room, 12, 3)
        for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(room)
        if (!lines.at(-1)?.endsWith('…')) expect(lines.join('').replace(/\s/g, '')).toBe(name.replace(/\s/g, ''))
      }),
    )
  })
})

describe('a histogram', () => {
  const counts = [0, 0, 1, 0, 2, 3, 5, 8, 13, 21]
  const histogram = (given: readonly number[], none = '尚无有效答卷') =>
    bars({ title: '合同受理', bins: ten.map((label, i) => ({ label, count: given[i] ?? 0 })), none })

  it('labels every bin and counts over every bar, to those who hear it as well', () => {
    const drawing = histogram(counts)
    expectSound(drawing)
    expect(texts(drawing)).toEqual(ten.flatMap((label, i) => [String(counts[i]), label]))
    expect(String(drawing)).toContain('<desc>0–1: 0; 1–2: 0; 2–3: 1; ')
    expect(String(drawing).match(/<rect/g)).toHaveLength(counts.filter((count) => count > 0).length)
    expect(String(drawing)).toBe(String(histogram(counts)))
  })

  it('says so where nothing was counted', () => {
    const drawing = histogram([])
    expectSound(drawing)
    expect(texts(drawing)).toContain('尚无有效答卷')
    expect(String(drawing)).not.toContain('<rect')
    expectSound(bars({ title: '', bins: [], none: '—' }))
  })

  it('holds any counts', () => {
    fc.assert(fc.property(fc.array(fc.nat(9999), { maxLength: 10 }), (given) => expectSound(histogram(given))))
  })
})

describe('ranked bars', () => {
  const rows = [
    { label: 'C1 证书寄送是否及时', text: '5.40', value: 5.4 },
    { label: 'A1 申请受理是否及时', text: '8.81', value: 8.81 },
    { label: 'C3 投诉与申诉的处理', text: '—', value: null },
  ]
  const threshold = { value: 6, label: '低于 6 分须跟踪处理' }

  it('keep their order, and show what is below the threshold without colour', () => {
    for (const width of [880, 350]) {
      const drawing = rankedBars({ title: '各题平均分', rows, threshold, width })
      expectSound(drawing)
      expect(texts(drawing).filter((text) => /[A-C—]/.test(text) || text.includes('.'))).toEqual(
        rows.flatMap(({ label, text }) => [label, text]),
      )
      expect(texts(drawing)).toContain(threshold.label)
      expect(texts(drawing)).toEqual(expect.arrayContaining(['0', '2', '4', '6', '8', '10']))
      // The hatching is a path; the outline of it and one full bar are boxes.
      expect(String(drawing).match(/<rect/g)).toHaveLength(2)
    }
  })

  it('say in full what they have no room for', () => {
    const label = `B2 ${'审核人员的专业能力、沟通方式以及对贵组织行业特点的熟悉程度'.repeat(3)}`
    const drawing = rankedBars({ title: '', rows: [{ label, text: '8.62', value: 8.62 }] })
    expectSound(drawing)
    expect(String(drawing)).toContain(`<title>${label}: 8.62</title>`)
    expect(texts(drawing)[6]).not.toContain('…')
    expect(texts(drawing)[7]).toMatch(/…$/)
  })

  it('have the figures of their axis beside each other, however long these are', () => {
    for (const width of [880, 350])
      for (const to of [7, 60, 9_876_543]) {
        const given = [{ label: '未按期缴费', text: String(to), value: to }]
        expectSound(rankedBars({ title: '', rows: given, range: { from: 0, to }, width }))
      }
  })

  it('hold any names and values', () => {
    const row = fc.record({ label: names, text: fc.constantFrom('0.00', '10.00', '—'), value: scores })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom(880, 350), (given, width) => {
        const drawing = rankedBars({ title: '<b>', rows: given, threshold, width })
        expectSound(drawing)
        expect(String(drawing)).toBe(String(rankedBars({ title: '<b>', rows: given, threshold, width })))
      }),
    )
  })
})

describe('a column chart', () => {
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)
  const channels = ['电话', '上门', '微信'].map((name, i) => ({ name, values: months.map((_, month) => month + i) }))
  const contacts: ColumnChart = { title: '各月联系', labels: months, series: channels, stacked: true, none: '暂无数据' }

  it('has a legend, every label it has room for, and the sum over each column', () => {
    for (const width of [880, 350]) {
      const drawing = columnChart({ ...contacts, width })
      expectSound(drawing)
      expect(texts(drawing)).toEqual(expect.arrayContaining(['电话', '上门', '微信', '2026-12']))
      expect(String(drawing)).toContain('<desc>电话: 2026-01 0, 2026-02 1, ')
      expect(String(drawing)).toContain('<title>微信, 2026-12: 13</title>')
      expect(String(drawing)).toBe(String(columnChart({ ...contacts, width })))
    }
    expect(texts(columnChart(contacts))).toEqual(expect.arrayContaining(['3', '36', '2026-01']))
  })

  it('stands its series beside each other where they are not to be added up', () => {
    const drawing = columnChart({ ...contacts, labels: ['2025', '2026'], stacked: false })
    expectSound(drawing)
    const places = [...String(drawing).matchAll(/<title>[^<]*, 2026: \d<\/title><rect x="([^"]*)"/g)].map(([, x]) =>
      Number(x),
    )
    expect(places).toHaveLength(3)
    expect(new Set(places).size).toBe(3)
  })

  const owed = { name: '应联系', values: months.map((_, i) => (i < 9 ? 60 : null)) }

  it('has a line over its columns, as far as it is known, that is told from them without colour', () => {
    for (const width of [880, 350]) {
      const drawing = columnChart({ ...contacts, lines: [owed], width })
      expectSound(drawing)
      expect(texts(drawing)).toContain('应联系')
      expect(String(drawing)).toContain('; 应联系: 2026-01 60, ')
      expect(String(drawing)).toContain('2026-09 60, 2026-10 —')
      // On paper of its own, so that it is seen on a dark column too.
      const lines = [...String(drawing).matchAll(/<path d="(M[\d. L]+)" fill="none" stroke="([^"]*)"/g)]
      expect(lines.map(([, , stroke]) => stroke)).toEqual(['#ffffff', '#1b222c'])
      expect(lines.map(([, path = '']) => path.split('L').length)).toEqual([9, 9])
      expect(String(drawing).match(/<title>应联系, 2026-\d\d: 60<\/title>/g)).toHaveLength(9)
    }
    const gap = columnChart({ ...contacts, lines: [{ ...owed, values: [1, 2, null, 4, 5] }] })
    expect(String(gap).match(/L[^"]*" fill="none" stroke="#1b222c"/g)).toHaveLength(2)
    const one = columnChart({ ...contacts, labels: ['2026-01'], lines: [{ ...owed, values: [7] }] })
    expectSound(one)
    expect(String(one)).toContain('<title>应联系, 2026-01: 7</title><path transform')
  })

  it('tells zero from what is not known', () => {
    const one = (value: number | null, stacked = false) =>
      columnChart({ ...contacts, labels: ['2026'], series: [{ name: '收到', values: [value] }], stacked })
    for (const stacked of [true, false]) {
      expect(texts(one(0, stacked))).toEqual(expect.arrayContaining(['0', '2026']))
      expect(texts(one(0, stacked))).not.toContain('暂无数据')
      expect(String(one(0, stacked))).toContain('<g><title>收到, 2026: 0</title><path')
      expect(texts(one(null, stacked))).toContain('暂无数据')
      expect(String(one(null, stacked))).not.toContain('收到, 2026: 0')
    }
  })

  it('stays within its edges with twelve months of seven digits', () => {
    const values = months.map((_, i) => 9_000_000 - i * 654_321)
    for (const stacked of [true, false])
      for (const width of [880, 350])
        expectSound(
          columnChart({
            ...{ ...contacts, stacked, width },
            series: channels.map((each) => ({ ...each, values })),
            lines: [{ name: '应有', values: months.map(() => 9_999_999) }],
          }),
        )
  })

  it('goes on to the end of its axis, and says so where there is nothing', () => {
    const percent = columnChart({ ...contacts, labels: ['2026'], series: [{ name: '率', values: [50] }], upTo: 100 })
    expectSound(percent)
    expect(texts(percent)).toEqual(['0', '20', '40', '60', '80', '100', '2026', '50'])
    for (const empty of [
      columnChart({ ...contacts, series: channels.map(({ name }) => ({ name, values: [] })) }),
      columnChart({ ...contacts, labels: [], series: [] }),
    ]) {
      expectSound(empty)
      expect(texts(empty)).toContain('暂无数据')
    }
  })

  it('tells eight series apart without colours', () => {
    const shapes = Array.from({ length: 8 }, (_, index) =>
      String(filled(0, 0, 20, 20, index)).replace(/stroke="[^"]*"/g, ''),
    )
    expect(new Set(shapes).size).toBe(8)
    // Plain boxes differ in how dark they are.
    const grey = (hex: string) => [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3
    const plain = shapes.flatMap((shape) =>
      shape.includes('<path') ? [] : [grey(/fill="(#[^"]*)"/.exec(shape)?.[1] ?? '')],
    )
    const sorted = [...plain].sort((a, b) => a - b)
    for (const [i, shade] of sorted.entries()) if (i > 0) expect(shade - (sorted[i - 1] ?? 0)).toBeGreaterThan(50)
  })

  it('keeps the label that is moved in from the edge off the one before it', () => {
    const wide = ['', '', '', '', '', '', '', '审审a审<', '', '审a 审审']
    expectSound(
      columnChart({ ...contacts, labels: wide, series: [], lines: [{ name: '', values: [10_000] }], width: 350 }),
    )
  })

  it('holds any names and values', () => {
    const value = fc.option(fc.integer({ min: -5, max: 100_000 }).map((whole) => whole / 4))
    const charts = fc.record({
      labels: fc.array(names, { maxLength: 24 }),
      series: fc.array(fc.record({ name: names, values: fc.array(value, { maxLength: 24 }) }), { maxLength: 8 }),
      lines: fc.array(fc.record({ name: names, values: fc.array(value, { maxLength: 24 }) }), { maxLength: 3 }),
      stacked: fc.boolean(),
      width: fc.constantFrom(880, 350),
    })
    fc.assert(
      fc.property(charts, (given) => {
        const drawing = columnChart({ title: '<b>', none: '—', ...given })
        expectSound(drawing)
        for (const { name } of given.series.slice(given.series.length < 2 ? 1 : 0))
          expect(unescaped(String(drawing))).toContain(`<title>${name.trim()}</title>`)
      }),
    )
  })
})

describe('a line chart', () => {
  const years = (...apart: number[]): Column[] =>
    [2023, 2024, 2025, 2026].map((year) => ({ label: String(year), apart: apart.includes(year) }))
  const series = (...values: (number | null)[]): Series[] => [
    { name: '总分', points: values.map((value) => ({ value, text: value === null ? '—' : value.toFixed(2) })) },
  ]
  const chart = { title: '历年得分', apart: '问卷不同，不可比', none: '尚无得分' }
  const lines = (drawing: Html) => String(drawing).match(/<path d="M[\d. ]+(L[\d. ]+)+" fill="none"/g) ?? []
  const pointsOf = (line: string) => line.split('L').length

  it('has a value at every point and is interrupted where there is none', () => {
    const whole = lineChart({ ...chart, columns: years(), series: series(7.6, 7.9, 8.05, 8.12) })
    expectSound(whole)
    expect(texts(whole)).toEqual(expect.arrayContaining(['7.60', '7.90', '8.05', '8.12', '2023', '2026', '总分']))
    expect(lines(whole).map(pointsOf)).toEqual([4])
    const cut = lineChart({ ...chart, columns: years(), series: series(7.6, null, 8.05, 8.12) })
    expect(lines(cut).map(pointsOf)).toEqual([2])
  })

  it('passes by the years that stand apart, which are hollow and explained', () => {
    const drawing = lineChart({ ...chart, columns: years(2024), series: series(7.6, 7.9, 8.05, 8.12) })
    expect(lines(drawing).map(pointsOf)).toEqual([3])
    expect(texts(drawing)).toContain(chart.apart)
    expect(String(drawing).match(/fill="#ffffff" stroke="#1b222c"/g)).toHaveLength(2)
    expect(texts(lineChart({ ...chart, columns: years(), series: series(1, 2, 3, 4) }))).not.toContain(chart.apart)
  })

  it('says so where there is no point at all', () => {
    const drawing = lineChart({ ...chart, columns: years(), series: series(null, null, null, null) })
    expectSound(drawing)
    expect(texts(drawing)).toContain(chart.none)
    expectSound(lineChart({ ...chart, columns: [], series: [] }))
  })

  it('tells its series apart by dash and marker', () => {
    const four = ['总分', '合同受理', '审核/检验过程', '证后服务'].flatMap((name, i) =>
      series(7 + i / 10, 8, 8, 8).map((each) => ({ ...each, name })),
    )
    const drawing = String(lineChart({ ...chart, columns: years(), series: four }))
    const looks = [
      ...drawing.matchAll(/fill="none" stroke="[^"]*" stroke-width="[^"]*"(?: stroke-dasharray="([^"]*)")?/g),
    ]
    expect(new Set(looks.map(([, dash]) => dash)).size).toBe(4)
    expect(new Set(drawing.match(/\)" d="[^"]*"/g)).size).toBe(4)
  })

  it('holds any values of any number of years and series without a label on another', () => {
    const shape = fc.record({ columns: fc.integer({ min: 1, max: 30 }), series: fc.integer({ min: 1, max: 8 }) })
    const charts = shape.chain((count) =>
      fc.record({
        columns: fc.array(fc.boolean(), { minLength: count.columns, maxLength: count.columns }),
        series: fc.array(
          fc.record({ name: names, points: fc.array(point, { minLength: count.columns, maxLength: count.columns }) }),
          { minLength: count.series, maxLength: count.series },
        ),
        width: fc.constantFrom(880, 350),
      }),
    )
    fc.assert(
      fc.property(charts, ({ columns, series: given, width }) => {
        const years = columns.map((apart, i) => ({ label: `${2000 + i}${apart ? '*' : ''}`, apart }))
        const drawing = lineChart({ ...chart, columns: years, series: given, width })
        expectSound(drawing)
        for (const { name } of given) expect(unescaped(String(drawing))).toContain(`<title>${name.trim()}</title>`)
      }),
    )
  })
})
