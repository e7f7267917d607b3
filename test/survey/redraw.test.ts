import { describe, expect, it } from 'vitest'
import { shell } from '../upkeep/desk.ts'
import { certifiedList, codesTo, drawDesk, questionnaire, sample, twoDrawn } from './drawn.ts'

const drawnAlready = {
  code: 'refused',
  clause: '4.5.2',
  message: '2026 is drawn already: SV-2026-1, 2 of 20.',
  hint: 'Draw more by the same seed with --extend REASON --size N, or draw anew with --redraw REASON.',
}

describe('a seed (4.5.2)', () => {
  it('is in the journal, with who chose and who saw it, before anybody is drawn by it', async () => {
    const { json, file } = await drawDesk(codesTo(20))
    const { entries: before } = await json(['audit', 'list'])
    await json(sample('--seed', 'one', '--chosen-by', '陈红', '--witness', '李决', '--size', '2'))
    const { entries } = await json(['audit', 'list'])
    expect(entries).toHaveLength(before.length + 2)
    const [draw, seed] = entries
    expect(seed.seq).toBe(draw.seq - 1)
    const rows = (entry: number) =>
      shell(file, (raw) =>
        raw
          .prepare('SELECT "table", count(*) AS rows FROM entry_change WHERE entry = ? GROUP BY 1 ORDER BY 1')
          .all(entry),
      )
    expect(rows(seed.seq)).toEqual([
      { table: 'survey', rows: 1 },
      { table: 'survey_draw', rows: 1 },
    ])
    expect(rows(draw.seq)).toEqual([{ table: 'survey_sampled', rows: 2 }])
    const { survey } = await json(['survey', 'show'])
    expect(survey.draws).toMatchObject([{ seed: 'one', chosenBy: '陈红', witness: '李决', by: 'clerk' }])
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('that is only tried leaves no trace and names nobody', async () => {
    const { json, at, head, file } = await drawDesk(codesTo(20))
    const before = await head()
    for (const format of ['json', 'table', 'csv', 'jsonl']) {
      const { code, out, err } = await at(sample('--dry-run', '--seed', 'one', '--format', format))
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).not.toMatch(/C00\d\d|one/)
    }
    expect(await json(sample('--dry-run', '--seed', 'one'))).toMatchObject({ seed: null, survey: null, sampled: [] })
    expect(await head()).toBe(before)
    expect(shell(file, (raw) => raw.prepare('SELECT count(*) FROM survey').pluck().get())).toBe(0)
  })

  it('is one line, and is asked for on a terminal', async () => {
    const { at, refusal } = await drawDesk(codesTo(20))
    expect(await refusal(sample(), 2)).toMatchObject({ message: 'Missing --seed TEXT.' })
    expect((await refusal(sample('--seed', 'a\nb'), 2)).message).toBe('--seed has more than one line.')
    expect((await refusal(sample('--seed', '  '), 2)).message).toBe('--seed is empty.')
    const asked = await at(sample('--format', 'json'), { tty: true, answers: ['', '3 1 6', '', '', false, ''] })
    expect(asked.asked[0]).toBe('what the draw is made by: a text that nobody could foresee')
    expect(JSON.parse(asked.out)).toMatchObject({ survey: 'SV-2026-1', seed: '3 1 6' })
    const again = await at(sample(), { tty: true, answers: ['other'] })
    expect(again).toMatchObject({ code: 3, asked: [] })
  })

  it('is used by business staff only', async () => {
    const { json, refusal } = await drawDesk(codesTo(20))
    await json(['staff', 'add', '赵审', '--role', 'auditor'])
    const refused = await refusal(sample('--seed', 'one', '--staff', '赵审'), 3)
    expect(refused).toMatchObject({ code: 'refused', clause: '4.5.2' })
    expect(refused.message).toContain('赵审')
  })

  it('is kept: another one, or another size, is refused without a reason', async () => {
    const { refusal, said } = await twoDrawn()
    for (const other of [['--seed', 'two'], ['--seed', 'one', '--size', '3'], ['--size', '2'], []])
      expect(await refusal(sample(...other), 3)).toEqual(drawnAlready)
    expect((await said(sample('--seed', 'two'), 'zh')).err).toContain('2026 年已抽样：SV-2026-1，20 家中的 2 家。')
    expect(await refusal(sample('--seed', 'two', '--size', '9'), 3)).toMatchObject({ clause: '4.5.2' })
  })

  it('given again with the same size changes nothing', async () => {
    const { drawn, at, head, two } = await twoDrawn()
    const before = await head()
    for (const same of [
      ['--seed', 'one'],
      ['--seed', 'one', '--size', '2'],
      ['--seed', 'one', '--percent', '10'],
    ])
      expect(await drawn(...same)).toEqual(two)
    const shown = await at(sample('--seed', 'one'), { tty: true, columns: 200 })
    expect(shown.out).toContain('Already drawn as SV-2026-1; nothing was changed.')
    expect(await head()).toBe(before)
  })
})

describe('a draw of another year (4.5.2)', () => {
  it('is refused: the frame is that of today', async () => {
    const { refusal, json } = await drawDesk(codesTo(20))
    for (const year of ['2025', '2027'])
      expect(await refusal(sample('--year', year, '--seed', 'one'), 2)).toMatchObject({
        message: `A draw is made of the organizations certified today, 2026-06-30; it cannot be one of ${year}.`,
        hint: 'Leave --year out.',
      })
    expect(await json(sample('--year', '2026', '--seed', 'one'))).toMatchObject({ survey: 'SV-2026-1' })
  })

  // A day before the draw hides the draw, so that a second survey of the year is drawn by another seed.
  it('is not made by calling another day today: a year is drawn once', async () => {
    const { at, json } = await twoDrawn()
    expect((await at(sample('--seed', 'two', '--today', '2026-06-29'))).code).toBe(3)
    expect((await json(['survey', 'list'])).surveys).toHaveLength(1)
  })

  it('is not made up for when the year is over', async () => {
    const { json } = await drawDesk(codesTo(20))
    await json(sample('--seed', 'one', '--today', '2025-12-31'))
    const { clauses } = await json(['report', 'compliance', '--clause', '4.5.2'])
    expect(clauses).toContainEqual(
      expect.objectContaining({
        id: 'survey-draw',
        period: '2025',
        result: 'breach',
        findings: [
          expect.objectContaining({
            text: expect.objectContaining({ en: 'SV-2025-1: the draw of 2025-12-31 was recorded on 2026-06-30' }),
            settle: expect.arrayContaining(['finding', 'open']),
          }),
        ],
      }),
    )
  })
})

describe('survey sample --redraw (4.5.2)', () => {
  const redraw = (...flags: string[]) => sample('--redraw', '抽样框有误', ...flags)

  it('keeps the earlier draw and the reason', async () => {
    const { drawn, draws, judged, json, at, two } = await twoDrawn()
    const anew = await at(redraw('--seed', 'S2', '--size', '3'), { tty: true, columns: 200 })
    expect(anew.out).toContain(
      'The draw before it stays on record, with the reason: 抽样框有误 (certdesk survey show SV-2026-1).',
    )
    expect(await draws()).toMatchObject([
      { seed: 'one', size: 2, reason: null, extension: false },
      { seed: 'S2', size: 3, reason: '抽样框有误', extension: false },
    ])
    const three = await drawn('--seed', 'S2')
    expect(three).toHaveLength(3)
    const { verification } = await json(['survey', 'verify', 'SV-2026-1', '--draw', '1'])
    expect(verification).toMatchObject({ ok: true, seed: 'one', sampled: two.map((customer) => ({ customer })) })
    const { result, remarks } = await judged()
    expect(result).toBe('met')
    expect(remarks.map(({ text }) => text.zh)).toEqual([
      'SV-2026-1：未登记种子选定人和见证人',
      'SV-2026-1 于 2026-06-30 重新抽样：抽样框有误',
    ])
    const shown = await at(['survey', 'show'], { tty: true, columns: 250 })
    expect(shown.out).toContain('抽样框有误')
  })

  it('is refused where nothing was drawn, and after a form went out', async () => {
    const { json, refusal, issued } = await twoDrawn()
    const bare = await drawDesk(codesTo(20))
    expect(await bare.refusal(redraw('--seed', 'S2'), 2)).toMatchObject({ message: 'Nothing was drawn in 2026 yet.' })
    await json(questionnaire)
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email'])
    expect(await refusal(redraw('--seed', 'S2'), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'Forms of SV-2026-1 are issued: a new draw would choose among known answers.',
      hint: 'Draw more by the same seed with --extend REASON --size N.',
    })
    expect(await issued()).toBe(2)
  })

  // By a day before the issue nothing was issued, and the redraw puts the forms that are out aside.
  it('is refused after a form went out, whatever day is called today', async () => {
    const { json, at, issued } = await twoDrawn()
    await json([...questionnaire, '--today', '2026-07-01'])
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email', '--today', '2026-07-01'])
    const backdated = await at(redraw('--seed', 'S2'))
    expect({ code: backdated.code, issued: await issued() }).toEqual({ code: 3, issued: 0 })
    expect((await json(['survey', 'list', '--as-of', '2026-07-01'])).surveys).toMatchObject([{ issued: 2 }])
  })

  it('typed twice is done once', async () => {
    const { json, draws, head } = await twoDrawn()
    await json(redraw('--seed', 'S2'))
    const before = await head()
    await json(redraw('--seed', 'S2'))
    expect(await draws()).toHaveLength(2)
    expect(await head()).toBe(before)
  })

  it('is neither an extension nor without a seed', async () => {
    const { refusal } = await twoDrawn()
    expect((await refusal(redraw(), 2)).message).toBe('Missing --seed TEXT.')
    expect((await refusal(redraw('--extend', 'x'), 2)).message).toBe('Both --redraw and --extend are given.')
  })
})

describe('survey sample --extend (4.5.2)', () => {
  const extend = (...flags: string[]) => sample('--extend', '两份退回', ...flags)

  it('draws more by the same seed over the same frame, and keeps whom it drew', async () => {
    const { json, at, drawn, draws, judged, two } = await twoDrawn()
    await json(questionnaire)
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email'])
    // The frame is frozen: whoever is certified later is not in it, nor do the limits go by them.
    expect((await at(['customer', 'import', '-'], { stdin: certifiedList(codesTo(60)) })).code).toBe(0)
    const four = await drawn('--extend', '两份退回', '--size', '4')
    expect(four.slice(0, 2)).toEqual(two)
    expect(new Set(four)).toHaveLength(4)
    expect(await draws()).toMatchObject([
      { size: 2, seed: 'one', extension: false },
      { size: 4, seed: 'one', extension: true, reason: '两份退回', population: 20 },
    ])
    expect((await json(['survey', 'verify', 'SV-2026-1'])).verification).toMatchObject({ ok: true, size: 4 })
    const { result, remarks } = await judged()
    expect([result, remarks.map(({ text }) => text.en)]).toEqual([
      'met',
      [
        'SV-2026-1: by what is on record now, the frame of 2026-06-30 has 40 organizations more and 0 fewer',
        'SV-2026-1: neither who chose the seed nor a witness is on record',
        'SV-2026-1 was extended to 4 on 2026-06-30: 两份退回',
      ],
    ])
    const { forms } = await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email'])
    expect(forms.map(({ customer }: { customer: string }) => customer)).toEqual(four.slice(2))
  })

  it('is asked for its reason on a terminal where a larger size alone is given', async () => {
    const { at, json, refusal } = await twoDrawn()
    expect((await refusal(sample('--size', '3'), 3)).hint).toContain('--extend REASON --size N')
    const grown = await at(sample('--size', '3', '--format', 'json'), { tty: true, answers: ['两份退回'] })
    expect(grown).toMatchObject({ code: 0, asked: ['Why more are drawn'] })
    expect((await json(['survey', 'show'])).survey.draws.at(-1)).toMatchObject({ size: 3, reason: '两份退回' })
  })

  it('chooses whom a draw of that size would have chosen at once', async () => {
    const [grown, whole] = [await twoDrawn(), await drawDesk(codesTo(20))]
    await grown.drawn('--extend', 'x', '--size', '3')
    expect(await grown.drawn('--extend', 'y', '--size', '4')).toEqual(await whole.drawn('--seed', 'one', '--size', '4'))
  })

  it('needs more than there is, within the limits of the frozen frame, and changes nothing twice', async () => {
    const { refusal, json, head, at } = await twoDrawn()
    const notMore = { message: 'SV-2026-1 has drawn 2 already; an extension draws more.' }
    expect(await refusal(extend(), 2)).toMatchObject({
      ...notMore,
      hint: 'Give the whole number with --size, at most 4.',
    })
    expect(await refusal(extend('--size', '2'), 2)).toMatchObject(notMore)
    expect(await refusal(extend('--size', '5'), 3)).toMatchObject({ clause: '4.5.2' })
    const frozen = { message: 'An extension keeps the seed and the frame of the draw.' }
    for (const more of [['--seed', 'one'], ['--include-suspended']])
      expect(await refusal(extend('--size', '3', ...more), 2)).toMatchObject(frozen)
    await json(extend('--size', '3'))
    const before = await head()
    expect((await at(extend('--size', '3'))).code).toBe(0)
    expect(await head()).toBe(before)
    const bare = await drawDesk(codesTo(20))
    expect((await bare.refusal(extend('--size', '3'), 2)).message).toBe('Nothing was drawn in 2026 yet.')
  })

  it('is tried by the frozen frame too', async () => {
    const { at, json } = await twoDrawn()
    await at(['customer', 'import', '-'], { stdin: certifiedList(codesTo(60)) })
    expect(await json(extend('--size', '4', '--dry-run'))).toMatchObject({ population: 20, size: 4 })
  })
})
