import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tries } from '../tries.ts'
import { given, imported, reasons } from './round.ts'

const [first, second, fourth] = ['C004', 'C001', 'C014'] as const
const items = ['A1', 'A2', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1', 'C2', 'C3']

const long = ['客户,题号,得分,日期', 'C004,A1,9,2026-04-01', 'C001,b1,7,2026-04-02', 'C004,C1,7.5,2026-04-01']
const more = ['C001,受理是否及时,10,2026-04-02', 'C004,Plan agreed in advance,8,2026-04-01', 'C001,C1,,2026-04-02']

describe('survey import of a row an answer', () => {
  it('puts the scattered rows of a customer together to one form, in whichever order they stand', async () => {
    const { take, answersOf, json } = await imported()
    const rows = [...long.slice(1), ...more]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const done = await take(`${[long[0], ...shuffled].join('\n')}\n`)
        expect(done).toMatchObject({ rows: 6, rejected: 0, forms: 2 })
        expect(await answersOf(first)).toMatchObject({ on: '2026-04-01', valid: true })
        expect(given(await answersOf(first))).toEqual({ A1: 9, B1: 8, C1: 7.5 })
        expect(given(await answersOf(second))).toEqual({ A1: 10, B1: 7 })
        await json(['undo'])
      }),
      { numRuns: tries(12) },
    )
  })

  it('changes nothing the second time, and fills in what came later', async () => {
    const { take, answersOf, head } = await imported()
    expect(await take(`${long.join('\n')}\n`)).toMatchObject({ created: 3, forms: 2 })
    const before = await head()
    expect(await take(`${long.join('\n')}\n`)).toMatchObject({ created: 0, updated: 0, unchanged: 3, forms: 0 })
    expect(await head()).toBe(before)
    expect(await take(`${[...long, ...more].join('\n')}\n`)).toMatchObject({ rejected: 0, forms: 2 })
    expect(given(await answersOf(second))).toEqual({ A1: 10, B1: 7 })
    expect(given(await answersOf(first))).toEqual({ A1: 9, B1: 8, C1: 7.5 })
  })

  it('refuses an answer that says otherwise, an item that is not on the form, and what is no answer', async () => {
    const { take } = await imported()
    const done = await take(`${[...long, 'C004,A1,8,2026-04-01', 'C006,D9,8,', 'C014,C3,6,', ''].join('\n')}`)
    expect(reasons(done)).toEqual([
      [5, 'answer', 'item A1 is answered in this file already, otherwise'],
      [6, 'item', 'no item of the questionnaire'],
      [7, 'answer', 'is more than the maximum, 5'],
    ])
    expect(done).toMatchObject({ rejected: 3, forms: 2 })
  })

  it('takes no form of which no item at all is answered for a valid one (4.5.4)', async () => {
    const { take, scored } = await imported()
    const done = await take('客户,题号,得分,日期\nC014,A1,-,2026-04-01\nC014,B1,,2026-04-01\n')
    expect(done).toMatchObject({ unchanged: 2, forms: 0, blankForms: ['C014'] })
    expect(await scored()).toMatchObject({ returned: 0, valid: 0 })
  })
})

describe('a list with blanks', () => {
  it('warns of each form of which 30 % is blank, and of the stage that is then not scored', async () => {
    const { take, people, scored } = await imported()
    const list = `客户编号,日期,${items.join(',')}\nC004,2026-04-01,9,9,9,9,9,9,9,9,,\nC001,2026-04-01,9,9,,,,9,9,9,9,5\n${fourth},2026-04-01,9,9,9,9,9,9,9,9,9,5\n`
    const done = await take(list)
    expect(done.warnings).toMatchObject([
      {
        ...{ line: 2, field: null, value: null },
        reason: '2 of 10 items left blank (C2, C3); fewer than half of post-certification service, which is not scored',
      },
      {
        ...{ line: 3, field: null, value: null },
        reason:
          '3 of 10 items left blank (B1, B2, B3); fewer than half of audit/inspection process, which is not scored',
      },
    ])
    const { stages } = await scored()
    expect(stages.map(({ respondents }: { respondents: number }) => respondents)).toEqual([3, 2, 2])
    expect((await people(list, '--lang', 'zh', '--dry-run')).all).toContain('10 题中有 3 题未答（B1, B2, B3）')
  })
})
