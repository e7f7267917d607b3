import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopeDiff } from '../../src/change/commands/scope-diff.ts'
import {
  acts,
  type ChangeField,
  changeFields,
  classOf,
  finalStates,
  foldScope,
  isPrinted,
  kindsOf,
  mayMove,
  sameScope,
  states,
} from '../../src/change/rules.ts'
import { transitions } from '../../src/change/transitions.ts'
import { actLine } from '../../src/change/words.ts'

describe('what follows from the fields (4.2.1, 4.2.4, 4.2.5)', () => {
  it.each<[ChangeField, string, string, boolean]>([
    ['name', 'a', 'administrative', true],
    ['credit-code', 'a', 'system', true],
    ['management', 'b', 'system', false],
    ['contact-person', 'c', 'administrative', false],
    ['mailing-address', 'c', 'administrative', false],
    ['site-address', 'c', 'administrative', true],
    ['scope', 'd', 'system', true],
    ['process', 'e', 'system', false],
    ['amount', '', 'administrative', false],
  ])('%s is of kind %s, %s, printed %s', (field, kind, cls, printed) => {
    expect(kindsOf([field], []).join('')).toBe(kind)
    expect(classOf([field], [], false)).toBe(cls)
    expect(isPrinted([field])).toBe(printed)
  })

  it('makes a place that moves touch the system', () => {
    expect(classOf(['site-address'], [], true)).toBe('system')
    expect(mayMove(['site-address'])).toBe(true)
    expect(mayMove(['mailing-address', 'name'])).toBe(false)
    expect(kindsOf(['name', 'scope'], ['b', 'a'])).toEqual(['a', 'b', 'd'])
  })

  it('is never lighter for one more field', () => {
    const fields = fc.subarray(Object.keys(changeFields) as ChangeField[])
    fc.assert(
      fc.property(fields, fields, fc.boolean(), (some, more, moves) => {
        if (classOf(some, [], moves) === 'system') expect(classOf([...some, ...more], [], moves)).toBe('system')
        for (const kind of kindsOf(some, [])) expect(kindsOf([...some, ...more], [])).toContain(kind)
      }),
    )
  })
})

describe('scopes', () => {
  it('are the same whatever their width, spaces and punctuation', () => {
    expect(sameScope('齿轮的加工、销售（出口）', ' 齿轮的加工,销售 (出口)。')).toBe(true)
    expect(sameScope('ISO 9001', 'ＩＳＯ９００１')).toBe(true)
    expect(sameScope('加工和销售', '加工')).toBe(false)
  })

  it('are shown with what differs', () => {
    expect(scopeDiff('齿轮的加工和销售', '齿轮的加工及销售')).toBe('齿轮的加工[-和-]{+及+}销售')
    expect(scopeDiff('Machining of gears', 'Machining of large gears')).toBe('Machining of {+large +}gears')
    expect(scopeDiff('加工，销售', '加工、销售')).not.toMatch(/[[{]/)
  })

  it('differ in the diff where and only where they differ', () => {
    const text = fc.string({ unit: fc.constantFrom('加', '工', 'A', 'b', ' ', '，', '(', '１') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const marked = /\[-|\{\+/.test(scopeDiff(a, b))
        if (foldScope(a) !== foldScope(b)) expect(marked).toBe(true)
      }),
    )
  })
})

describe('the table of transitions', () => {
  it('names a clause of 4.2, a role and a command for every row, and uses every act and state', () => {
    for (const each of transitions) {
      expect(each.clause).toMatch(/^4\.2\.[2-8]$/)
      expect(each.roles.length).toBeGreaterThan(0)
      expect(actLine('CH-2026-0001', each)).toMatch(/^certdesk change [a-z-]+ CH-2026-0001/)
    }
    expect(new Set(transitions.map(({ act }) => act))).toEqual(new Set(Object.keys(acts)))
    expect(new Set(transitions.map(({ to }) => to))).toEqual(new Set(Object.keys(states)))
    for (const { from } of transitions) for (const state of from) expect(finalStates).not.toContain(state)
  })
})
