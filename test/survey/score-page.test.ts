import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lang } from '../../src/clause/words.ts'
import { stageNames, stages } from '../../src/survey/rules.ts'
import { scorePage } from '../../src/survey/score/page/score-page.ts'
import { pageWords } from '../../src/survey/score/page/words.ts'
import { noBrowser, pagesIn, pdfOf } from '../browser.ts'
import { unescaped } from '../page/letters.ts'
import { takesLong, tries } from '../tries.ts'
import { emptyView, scoreView } from './score-view.ts'

const langs: readonly Lang[] = ['zh', 'en']

/** What is written in each row of each table, a row as its cells. */
const rowsOf = (page: string): string[][] =>
  [...page.matchAll(/<tr>(<th scope="row">.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      unescaped(cell.replaceAll('<small>', '|').replace(/<[^>]*>/g, '')),
    ),
  )

const headings = (page: string): string[] =>
  [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title = '']) => unescaped(title))

describe('the page of a survey’s score', () => {
  it('has its sections in order, each with a picture and the table behind it', () => {
    for (const lang of langs) {
      const page = scorePage(scoreView(), lang)
      const { distribution, items, trend, groups, followUps, working } = pageWords
      expect(headings(page)).toEqual([distribution, items, trend, groups, followUps, working].map((each) => each[lang]))
      const sections = page.split('<section>').slice(1, 6)
      for (const section of sections) expect(section).toMatch(/<figure>.*<svg.*<table/s)
    }
  })

  it('begins with the key figures, and says in words whether the return rate is met', () => {
    const tiles = (page: string) => page.slice(page.indexOf('<ul'), page.indexOf('</ul>')).replace(/(<[^>]*>)+/g, '|')
    const page = tiles(scorePage(scoreView(), 'zh'))
    for (const text of ['|27 / 30|', '|90 %|达到要求|至少须收回 27 份|', '|8.12|', '|8.05|', '|±0.34|'])
      expect(page).toContain(text)
    expect(tiles(scorePage(scoreView({ returned: 26, rateMet: false }), 'zh'))).toContain('|90 %|未达到要求|')
    expect(tiles(scorePage(scoreView({ rateMet: false }), 'en'))).toContain('|90 %|Requirement not met|')
  })

  it('has every value of its pictures in its tables', () => {
    const view = scoreView()
    const rows = rowsOf(scorePage(view, 'zh'))
    const column = (pick: (stage: (typeof view.stages)[number]) => unknown) =>
      view.stages.map((each) => String(pick(each)))
    expect(rows).toContainEqual(['加权系数', '20%', '50%', '30%'])
    expect(rows).toContainEqual(['作答客户数', ...column(({ respondents }) => respondents)])
    for (const [name, key] of [
      ['平均分', 'mean'],
      ['中位数', 'median'],
      ['标准差', 'deviation'],
      ['最低分', 'min'],
      ['最高分', 'max'],
    ] as const)
      expect(rows).toContainEqual([name, ...column((stage) => stage[key])])
    for (let band = 0; band < 10; band += 1)
      expect(rows).toContainEqual([`${band}–${band + 1} 分`, ...column(({ histogram }) => histogram[band])])
    for (const { code, stage, text, answered, mean, value, deviation, min, max } of view.items)
      expect(rows).toContainEqual([
        `${code} ${text.zh}|${stages[stage].zh}`,
        String(answered),
        `${value !== null && value < 6 ? '▼ ' : ''}${mean}`,
        deviation,
        min,
        max,
      ])
    for (const { name, respondents, total } of view.groups)
      expect(rows).toContainEqual([name.zh, expect.any(String), String(respondents), total])
    for (const { year, survey, comparable, returned, issued, total, stages: parts } of view.years)
      expect(rows).toContainEqual([
        `${year}${comparable ? '' : '*'}|${survey} · ${comparable ? '可比' : '问卷不同，不可比'}`,
        `${returned} / ${issued}`,
        total,
        ...stageNames.map((stage) => parts[stage].text),
      ])
    for (const { customer, name, item, answer, state } of view.followUps)
      expect(rows).toContainEqual([`${name}|${customer}`, item, answer, state.zh])
  })

  it('orders the questions from the lowest mean to the highest, those without an answer last', () => {
    const codes = rowsOf(scorePage(scoreView(), 'en')).flatMap(([head = '']) => /^([A-C]\d) /.exec(head)?.[1] ?? [])
    expect(codes).toEqual(['C1', 'C2', 'B1', 'A2', 'B2', 'A1', 'B3', 'C3'])
  })

  it('says how the figures were worked out, and ends with what proves them', () => {
    const page = scorePage(scoreView(), 'zh')
    const { determined, method, head } = scoreView()
    const { by, marketTrend, customerNeeds, ownWork } = determined
    const working = page.slice(page.indexOf('<h2>计算说明'))
    for (const text of [
      method.zh,
      '合同受理 20%、审核/检验过程 50%、证后服务 30%',
      `${by}，2026-01-12`,
      marketTrend,
      customerNeeds,
      ownWork,
    ])
      expect(working).toContain(text)
    expect(working).toMatch(/获证组织 203 家，抽取 31 家，发放问卷 30 份/)
    expect(working).toMatch(/收回 27 份（有效 26 份），拒答 1 份，无法送达 0 份，未收回 2 份/)
    expect(page.slice(page.indexOf('<footer>'))).toMatch(new RegExp(`2026-06-30.*${head}`))
  })

  it('is in one language', () => {
    const view = scoreView({ determined: { ...emptyView().determined }, followUps: [] })
    expect(scorePage(view, 'en').replace(/<style>.*<\/style>/s, '')).not.toMatch(/\p{sc=Han}/u)
    const shown = scorePage(view, 'zh').replace(/<style>.*<\/style>|<[^>]*>/gs, ' ')
    expect(shown.match(/[A-Za-z]{4,}/g) ?? []).toEqual([])
  })

  it('shows a survey of which nothing came back as that, and no line of program', () => {
    for (const lang of langs) {
      const page = scorePage(emptyView(), lang).replace(/<style>.*<\/style>/s, '')
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/)
      expect(page).toContain(pageWords.open[lang])
      expect(page).toContain(pageWords.noAnswers[lang])
      expect(page).toContain(pageWords.noGroups[lang])
      expect(page).toContain(pageWords.noFollowUps(6)[lang])
      expect(page).toContain(pageWords.tooFew[lang])
      expect(page).not.toContain(pageWords.notMet[lang])
    }
    const none = scoreView({ stages: [], items: [], groups: [], years: [], followUps: [] })
    expect(scorePage(none, 'zh')).toContain(pageWords.noItems.zh)
  })

  it('divides the picture of a long questionnaire into such as fit a sheet, and loses no question', () => {
    const items = Array.from({ length: 45 }, (_, i) =>
      scoreView()
        .items.slice(0, 1)
        .map((item) => ({ ...item, code: `Q${i}` })),
    ).flat()
    const page = scorePage(scoreView({ items }), 'zh')
    expect(page).toContain('各题平均分（3/3）')
    for (const { code } of items)
      expect(page.split(`<title>${code} 申请受理是否及时: 8.81</title>`).length).toBeGreaterThan(2)
  })

  it('leaves a year without a survey free on the axis', () => {
    const trend = scorePage(scoreView(), 'zh').split('<section>')[3] ?? ''
    expect(trend).toContain('<title>2024</title>')
    expect(rowsOf(trend)).toHaveLength(5)
  })

  it('takes every name and text for text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: fc.constantFrom('<script>', '</title>', '"', "'", '&', '甲', '-->', '<', '\u202e', '\n') }),
      fc.constant('</style><script>alert(1)</script>'),
    )
    fc.assert(
      fc.property(hostile, fc.constantFrom(...langs), (text, lang) => {
        const given = { en: text, zh: text }
        const full = scoreView()
        const view = scoreView({
          survey: text,
          questionnaire: text,
          head: text,
          method: given,
          determined: { on: null, by: text, marketTrend: text, customerNeeds: text, ownWork: text },
          items: full.items.map((item) => ({ ...item, code: text, text: given })),
          groups: full.groups.map((group) => ({ ...group, name: given })),
          followUps: full.followUps.map((each) => ({ ...each, customer: text, name: text, item: text, state: given })),
          years: full.years.map((year) => ({ ...year, survey: text })),
        })
        const page = scorePage(view, lang)
        expect(page).not.toMatch(/<script/i)
        expect(page).not.toContain('\u202e')
        expect(page.match(/<\/title>/g)?.length).toBe(page.match(/<title>/g)?.length)
        const name = text.replaceAll('\u202e', '\\u202e')
        if (text.trim() !== '') expect(rowsOf(page).map(([head]) => head)).toContain(`${name}|${name}`)
      }),
      { numRuns: tries(60) },
    )
  })

  it('is the same in every byte when it is made twice', () => {
    for (const lang of langs) expect(scorePage(scoreView(), lang)).toBe(scorePage(scoreView(), lang))
  })

  it.skipIf(noBrowser)('prints on a few sheets of paper', takesLong, async () => {
    for (const lang of langs) {
      const sheets = pagesIn(await pdfOf(scorePage(scoreView(), lang)))
      expect(sheets).toBeGreaterThan(1)
      expect(sheets).toBeLessThan(6)
    }
  })
})
