import type { Day } from '../../clause/day.ts'
import type { Paper } from '../../paper/paper.ts'
import { type F01Content, f01Content } from './content.ts'
import layout from './f01.html'
import { f01Sheets } from './sheets.ts'
import type { F01View } from './view.ts'
import { f01, f01Copies, labels, places } from './words.ts'

/** NCT-GI-007-F01 of one change application, in duplicate: a page for each copy, and an annex where that is too small. */
export function f01Document(view: F01View): Paper {
  const content = f01Content(view)
  return {
    title: `${f01.number} ${f01.title.zh} ${view.number}`,
    json: { form: view },
    layout,
    data: content,
    labels,
    specimen,
    sheets: f01Sheets(content),
  }
}

const day = '2026-03-02' as Day

/** A form with something in every place, for what a layout may name: the front of a short one, the annexes of a long. */
function specimen(): F01Content {
  const change = { field: places.entry, of: '1', before: '1', after: '1' }
  const short: F01View = {
    number: 'CH-2026-0001',
    f01Number: '1',
    stopped: { state: 'returned', on: day, by: '1', reason: '1' },
    belowFloor: '1',
    filedOn: day,
    customer: { code: 'C00001', name: '1', englishName: '1', creditCode: '1' },
    contracts: ['1'],
    certificates: ['1'],
    origin: 'on-site',
    auditReference: '1',
    kinds: ['a'],
    class: null,
    direction: 'none',
    marks: { amount: true, relocation: true, reissue: true },
    changes: [change],
    material: ['1'],
    happenedOn: day,
    signedOn: day,
    acts: [{ place: 'acceptance', act: places.acceptance, by: '1', on: day, time: '09:00', remark: '1' }],
    copies: [
      { ...f01Copies[0], disposition: '1' },
      { ...f01Copies[1], disposition: '1' },
    ],
    head: '#1',
  }
  // A list of numbers and a change that are both longer than the front takes, but not longer than one annex.
  const long = { ...short, contracts: ['1'.repeat(300)], changes: [{ ...change, after: '1'.repeat(1500) }] }
  return { ...f01Content(short), annexes: f01Content(long).annexes }
}
