import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { same } from '../../src/clause/words.ts'
import { type AgendaLine, byCustomer, countsOf } from '../../src/report/day.ts'

const line = (of: Partial<AgendaLine>): AgendaLine => ({
  urgency: 'due',
  stake: 'due',
  matter: 'form-out',
  by: '2026-06-30' as Day,
  daysLeft: 0,
  clauses: ['4.5.2'],
  customer: null,
  name: null,
  text: same('a form is out'),
  owner: null,
  settle: ['event', 'add'],
  maintainer: null,
  person: null,
  phone: null,
  ...of,
})

const alike = { settle: ['survey', 'remind', 'SV-1'], text: (count: number) => same(`${count} forms`) }
const form = (n: number) =>
  line({ customer: `C${n}`, name: `第${n}公司`, settle: ['survey', 'return', 'SV-1', `C${n}`], alike })
const forms = (count: number) => Array.from({ length: count }, (_, i) => form(i + 1))

describe('a day by customer', () => {
  it('has a customer where its most urgent thing is, with all that is to be done for it', () => {
    const lines = [
      line({ customer: 'C2', urgency: 'overdue', daysLeft: -9, person: '李明', phone: '138' }),
      line({ customer: 'C1', urgency: 'at-risk', settle: ['contact', 'add', 'C1'] }),
      line({ customer: 'C2', settle: ['contact', 'add', 'C2'] }),
    ]
    expect(byCustomer(lines)).toMatchObject([
      {
        customer: 'C2',
        person: '李明',
        phone: '138',
        text: null,
        items: [{ daysLeft: -9 }, { settle: ['contact', 'add', 'C2'] }],
      },
      { customer: 'C1', items: [{ urgency: 'at-risk' }] },
    ])
    expect(countsOf(lines)).toEqual({ overdue: 1, 'at-risk': 1, due: 1, record: 0 })
  })

  it('has what many customers have alike in one group, with the command that shows them; a few stay with their customers', () => {
    expect(byCustomer(forms(5)).map(({ customer }) => customer)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])
    const groups = byCustomer([...forms(6), line({ customer: 'C1', settle: ['contact', 'add', 'C1'] })])
    expect(groups).toMatchObject([
      { customer: null, text: same('6 forms'), items: [{ settle: alike.settle, text: same('6 forms') }] },
      { customer: 'C1', items: [{ settle: ['contact', 'add', 'C1'] }] },
    ])
  })

  it('groups what is about no customer by the command that settles it', () => {
    const months = ['2026-04', '2026-05'].map((month) => line({ settle: ['certificate', 'export', '--month', month] }))
    const groups = byCustomer([...months, line({ settle: ['event', 'add'] })])
    expect(groups.map(({ items }) => items.length)).toEqual([2, 1])
  })
})
