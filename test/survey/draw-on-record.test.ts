// @module-tag long

import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/start/main.ts'
import { waits } from '../hanging.ts'
import { shell, tamper } from '../upkeep/desk.ts'
import { testWorld } from '../world.ts'
import { certifiedList, codesTo, drawDesk, questionnaire, sample, twoDrawn } from './drawn.ts'

const begunWithOne = {
  code: 'refused',
  clause: '4.5.2',
  message: 'The draw of SV-2026-1 was begun by the seed "one", which stays.',
  hint: 'Finish it: leave --seed, --size, --percent, --redraw and --extend out.',
}

describe('a draw that was interrupted between seed and draw (4.5.2)', () => {
  /** A desk on which the power went off after the seed was on record. */
  async function interrupted() {
    const own = await drawDesk(codesTo(20))
    const env = { CERTDESK_REGISTER: own.file, CERTDESK_WAIT: waits, CERTDESK_TODAY: '2026-06-30', HOME: own.cwd }
    const world = testWorld({ cwd: own.cwd, env, now: '2026-06-30T01:00:03.500Z' })
    const count = (table: string) =>
      shell(own.file, (raw) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    // Every entry looks at the clock.
    const clock = () => {
      if (count('survey_draw') !== 0) throw new Error('the power went off')
      return world.clock()
    }
    expect(await run(sample('--seed', 'one', '--size', '2'), { ...world, clock })).toBe(70)
    expect([count('survey_draw'), count('survey_sampled')]).toEqual([1, 0])
    return own
  }

  it('is finished by the seed on record, and by no other', async () => {
    const { refusal, at, json, said, two } = { ...(await interrupted()), two: (await twoDrawn()).two }
    for (const other of [
      ['--seed', 'two'],
      ['--seed', 'one', '--size', '3'],
      ['--percent', '15'],
      ['--redraw', 'x', '--seed', 'two'],
      ['--extend', 'x', '--size', '3'],
    ])
      expect(await refusal(sample(...other), 3)).toEqual(begunWithOne)
    expect((await said(sample('--seed', 'two'), 'zh')).err).toContain(
      'SV-2026-1 的抽样已按种子“one”开始，种子不可更换。',
    )
    const done = await at(sample(), { tty: true, columns: 200 })
    expect(done).toMatchObject({ code: 0, asked: [] })
    expect(done.out).toContain('The draw of SV-2026-1 was begun by the seed "one" and is finished by it.')
    const { verification } = await json(['survey', 'verify', 'SV-2026-1'])
    expect(verification).toMatchObject({ ok: true, size: 2, sampled: two.map((customer) => ({ customer })) })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
    expect((await refusal(sample('--seed', 'two'), 3)).message).toBe('2026 is drawn already: SV-2026-1, 2 of 20.')
  })

  it('issues no form and is not met until then', async () => {
    const { json, refusal, judged } = await interrupted()
    await json(questionnaire)
    expect(await refusal(['survey', 'issue', 'SV-2026-1', '--channel', 'email'], 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'The draw of SV-2026-1 was begun and not finished.',
      hint: 'certdesk survey sample',
    })
    expect(await judged()).toMatchObject({
      result: 'on-track',
      findings: [{ text: { en: 'SV-2026-1: the draw was begun and not finished' } }],
    })
    expect((await json(['survey', 'list'])).surveys).toMatchObject([{ survey: 'SV-2026-1', size: 2, issued: 0 }])
  })

  it('draws by the frame as it was frozen, whoever came since', async () => {
    const { at, drawn, two } = { ...(await interrupted()), two: (await twoDrawn()).two }
    await at(['customer', 'import', '-'], { stdin: certifiedList(codesTo(60)) })
    expect(await drawn('--seed', 'one')).toEqual(two)
  })

  it('is not called altered by survey verify', async () => {
    const { at } = await interrupted()
    const { out, err } = await at(['survey', 'verify', 'SV-2026-1'], { tty: true, columns: 200 })
    expect(out + err).toContain('begun and not finished')
    expect(out + err).not.toContain('altered')
  })
})

describe('a draw on record (4.5.2)', () => {
  it('is not undone, neither its seed nor whom it chose', async () => {
    const { refusal, said, json } = await twoDrawn()
    const newest = (await json(['audit', 'list', '--limit', '1'])).entries[0].seq as number
    for (const entry of [newest, newest - 1])
      expect(await refusal(['undo', `${entry}`], 3)).toEqual({
        code: 'refused',
        clause: '4.5.2',
        message: expect.stringMatching(
          new RegExp(`^Entry #${entry} .* is not undone: A draw and its seed stay on record: taken back, another`),
        ),
        hint: 'Draw anew with a reason: certdesk survey sample --redraw REASON --seed TEXT',
      })
    expect((await said(['undo', `${newest}`], 'zh')).err).toContain('抽样及其种子须保留：撤回后便可另试种子。')
  })

  const altered: readonly (readonly [string, string, string])[] = [
    ['a code', `UPDATE survey_sampled SET code = 'C0020' WHERE rank = 1`, 'rank 1 is C0017, not C0020'],
    ['a ticket', `UPDATE survey_sampled SET ticket = '00' WHERE rank = 1`, 'rank 1'],
    ['two ranks', 'UPDATE survey_sampled SET rank = rank + 10', 'rank 1, C0017, is not on record'],
    ['the seed', `UPDATE survey_draw SET seed = 'two'`, 'rank 1 is C0006, not C0017'],
    ['the population', 'UPDATE survey_draw SET population = 19', 'the frame has 20 codes, not 19'],
    [
      'a code of the frame',
      `UPDATE survey_draw SET frame = replace(frame, 'C0002', 'C0099')`,
      'the frame is not the one',
    ],
    ['the digest', `UPDATE survey_draw SET frame_digest = '00'`, 'the frame is not the one that was frozen'],
  ]

  it.each(altered)('of which %s was altered is proved wrong, and is a breach', async (_, sql, difference) => {
    const { file, json, judged, at } = await twoDrawn()
    expect((await json(['survey', 'verify', 'SV-2026-1'])).verification.ok).toBe(true)
    tamper(file, sql)
    const { verification } = await json(['survey', 'verify', 'SV-2026-1'], 1)
    expect(verification.ok).toBe(false)
    expect(JSON.stringify(verification.differences)).toContain(difference)
    const shown = await at(['survey', 'verify', 'SV-2026-1'], { tty: true, columns: 300 })
    expect(shown).toMatchObject({ code: 1, out: expect.stringContaining(difference) })
    expect(shown.out).toContain('See what was altered with: certdesk audit verify')
    const { result, findings } = await judged()
    expect(result).toBe('breach')
    expect(findings[0]?.text.en).toContain(`SV-2026-1 is not what its seed and frame draw: `)
    expect(findings[0]?.text.en).toContain(difference)
    expect((await at(['audit', 'verify'])).code).toBe(1)
  })

  it('from which somebody was deleted is a breach, and not a draw to be finished', async () => {
    const { file, judged } = await twoDrawn()
    tamper(file, 'DELETE FROM survey_sampled WHERE rank = 2')
    expect((await judged()).result).toBe('breach')
  })

  it.each([
    ['the size', 'UPDATE survey_draw SET size = 1'],
    [
      'the customer behind a code',
      'UPDATE survey_sampled SET customer_id = (SELECT max(id) FROM customer) WHERE rank = 1',
    ],
  ])('of which %s was altered is proved wrong as well', async (_, sql) => {
    const { file, at } = await twoDrawn()
    tamper(file, sql)
    expect((await at(['survey', 'verify', 'SV-2026-1'])).code).toBe(1)
  })

  it('is as it was where a customer drawn has another code by now', async () => {
    const { json, drawn, two } = await twoDrawn()
    await json(['customer', 'edit', two[0] ?? '', '--code', 'X1', '--reason', '改号'])
    const { survey } = await json(['survey', 'show', 'SV-2026-1'])
    expect(survey.sampled[0]).toMatchObject({ rank: 1, customer: 'X1', name: `${two[0]}号有限公司` })
    expect((await json(['survey', 'verify', 'SV-2026-1'])).verification.ok).toBe(true)
    expect(await drawn('--seed', 'one')).toEqual(two)
  })

  it('is proved from a copy of the file alone', async () => {
    const { file, cwd, json, two } = await twoDrawn()
    const copy = `${cwd}/copy.db`
    fs.copyFileSync(file, copy)
    const { verification } = await json(['survey', 'verify', 'SV-2026-1', '--register', copy])
    expect(verification).toMatchObject({ ok: true, sampled: two.map((customer) => ({ customer })) })
  })
})
