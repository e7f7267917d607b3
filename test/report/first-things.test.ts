import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { same } from '../../src/clause/words.ts'
import { Kind } from '../../src/report/first/kind.ts'
import { type Stake, stakeOf, stakeOfDue, stakes } from '../../src/report/first/stakes.ts'
import { told } from '../../src/report/first/told.ts'
import { firstWords } from '../../src/report/first/words.ts'

const today = '2026-10-31' as Day
const month = '2026-11-30' as Day

/** A kind with one thing for each day given, by whom it falls to. */
function kind(stake: Stake, shares: Readonly<Record<string, readonly string[]>>, title: string = stake): Kind {
  const matter = { name: title, words: same(title) }
  const made = new Kind({ stake, matter, listed: (whose) => ['list', title, whose ?? 'all'] })
  for (const [whose, days] of Object.entries(shares))
    for (const [i, by] of days.entries()) {
      const found = { by: by as Day, last: by as Day, customer: `${whose}-${i}`, name: `客户 ${i}` }
      const settle = ['do', title, `${whose}-${i}`]
      made.add(whose, found, () => ({ ...found, text: same(by), clauses: ['1'], settle, forAll: null }))
    }
  return made
}

describe('what is at stake', () => {
  const of = (clause: string, state: 'on-track' | 'at-risk' | 'breach', settle: string[] | null, last = today) =>
    stakeOf(clause, { state, settle }, last, month)

  it('is an answer where somebody waits, a certificate where one ends or may not stand, then what can still be done', () => {
    expect(of('ISO/IEC 17021-1 9.8', 'at-risk', ['complaint', 'decide'])).toBe('answer')
    expect(of('ISO/IEC 17021-1 9.1.3', 'breach', ['suspend', 'start'])).toBe('certificate')
    expect(of('4.4.1', 'at-risk', ['certificate', 'export'])).toBe('certificate')
    expect(of('4.3.7', 'breach', ['loss', 'open'])).toBe('late')
    expect(of('4.3.2', 'at-risk', ['contact', 'add'])).toBe('risk')
    // Surveillance can still be done in time, unless the certificate ends with it.
    expect(of('ISO/IEC 17021-1 9.1.3', 'at-risk', ['certificate', 'surveillance'])).toBe('risk')
    const recertification = { state: 'at-risk', settle: ['certificate', 'surveillance', 'plan'] } as const
    expect(stakeOf('ISO/IEC 17021-1 9.1.3', recertification, today, month, true)).toBe('certificate')
  })

  it('is least of what can only be recorded, and nothing of what has its time', () => {
    expect(of('4.3.2', 'breach', null)).toBe('record')
    expect(of('ISO/IEC 17021-1 9.8', 'breach', null)).toBe('record')
    expect(of('4.3.2', 'on-track', ['contact', 'add'], '2026-11-20' as Day)).toBe('due')
    expect(of('4.3.2', 'on-track', ['contact', 'add'], '2026-12-31' as Day)).toBeNull()
    expect(stakes.indexOf('record')).toBe(stakes.length - 1)
  })

  it('of what falls due turns on its day', () => {
    const due = (by: string, settle: string[], ends?: true) =>
      stakeOfDue({ by: by as Day, settle, ...(ends === undefined ? {} : { ends }) }, today)
    expect(due('2026-10-30', ['complaint', 'decide'])).toBe('answer')
    expect(due('2026-10-30', ['survey', 'suggest'])).toBe('late')
    expect(due('2026-10-31', ['complaint', 'decide'])).toBe('due')
    expect(due('2026-11-20', ['certificate', 'surveillance'], true)).toBe('certificate')
  })
})

describe('the things to do first', () => {
  const titles = (kinds: readonly Kind[]) => told(kinds, today).things.map(({ command }) => command.join(' '))

  it('are graver before lighter, and of what weighs the same the earlier day', () => {
    const kinds = [
      kind('record', { 王芳: ['2025-01-01'] }),
      kind('late', { 王芳: ['2026-01-01'] }, 'b'),
      kind('late', { 王芳: ['2025-01-01'] }, 'a'),
      kind('answer', { 王芳: ['2026-10-30'] }),
      kind('certificate', { 王芳: ['2026-11-20'] }),
    ]
    const order = ['do answer 王芳-0', 'do certificate 王芳-0', 'do a 王芳-0', 'do b 王芳-0', 'do record 王芳-0']
    expect(titles(kinds)).toEqual(order)
    expect(titles([...kinds].reverse())).toEqual(order)
  })

  it('are never more than seven, and what is left is counted', () => {
    const many = Array.from({ length: 9 }, (_, i) => kind('risk', { 王芳: [`2026-11-0${i + 1}`] }, `k${i}`))
    const { things, more } = told(many, today)
    expect(things.map(({ command }) => command[1])).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6'])
    expect(more).toBe(2)
  })

  it('are one thing where many customers of one maintainer are owed the same', () => {
    const days = Array.from({ length: 57 }, (_, i) => `2026-11-${String((i % 28) + 1).padStart(2, '0')}`)
    const { things, more } = told([kind('risk', { 王芳: days })], today)
    expect(things).toMatchObject([
      {
        customer: '王芳-0',
        customers: 57,
        things: 57,
        by: '2026-11-01',
        daysLeft: 1,
        command: ['list', 'risk', '王芳'],
      },
    ])
    expect(more).toBe(0)
    expect(firstWords.whose(things[0] as never).zh).toBe('王芳-0 客户 0 等 57 家')
  })

  it('are told by whom they fall to where there is room, else in one line that names who has most', () => {
    const owed = kind('risk', { 王芳: ['2026-11-01', '2026-11-02'], 赵敏: ['2026-11-03', '2026-11-04', '2026-11-05'] })
    expect(told([owed], today).things.map(({ who, things }) => [who[0]?.staff, things])).toEqual([
      ['王芳', 2],
      ['赵敏', 3],
    ])
    const six = Array.from({ length: 6 }, (_, i) => kind('late', { 李强: [`2026-10-0${i + 1}`] }, `k${i}`))
    const last = told([owed, ...six], today).things.at(-1)
    expect(last).toMatchObject({
      things: 5,
      who: [
        { staff: '赵敏', things: 3 },
        { staff: '王芳', things: 2 },
      ],
    })
    expect(last?.command).toEqual(['list', 'risk', 'all'])
  })

  it('name each who waits for an answer, as long as they are a few', () => {
    const six = Array.from({ length: 6 }, (_, i) => kind('late', { 李强: [`2026-10-0${i + 1}`] }, `k${i}`))
    const three = told([kind('answer', { 王芳: ['2026-10-01', '2026-10-02'], 赵敏: ['2026-10-03'] }), ...six], today)
    expect(three.things.slice(0, 4).map(({ stake, things }) => [stake, things])).toEqual([
      ['answer', 1],
      ['answer', 1],
      ['answer', 1],
      ['late', 1],
    ])
    expect(three.more).toBe(2)
  })

  it('count a customer once, whatever of it is found in one block', () => {
    const own = new Kind({ stake: 'late', matter: { name: 'a', words: same('a') }, listed: () => [] })
    const add = (customer: string) => {
      const found = { by: today, last: today, customer, name: null }
      own.add(null, found, () => ({ ...found, text: same(''), clauses: [], settle: [], forAll: null }))
    }
    for (const customer of ['C1', 'C1', 'C2', 'C2']) add(customer)
    own.forget()
    for (const customer of ['C3', 'C3']) add(customer)
    expect(told([own], today).things).toMatchObject([{ customers: 3, things: 6 }])
  })
})
