import type { Day } from '../../../clause/day.ts'
import { same } from '../../../clause/words.ts'
import type { Paper } from '../../../paper/paper.ts'
import { type F02Content, f02Content } from './content.ts'
import layout from './f02.html'
import { f02Sheets } from './sheets.ts'
import type { F02View } from './view.ts'
import { f02, labels } from './words.ts'

/** NCT-GI-007-F02 of one survey: a form for each customer, beginning on a page of its own, in one file (4.5.3). */
export function f02Document(view: F02View): Paper {
  const content = f02Content(view)
  return {
    title: `${f02.number} ${f02.title.zh} ${view.survey}`,
    json: { form: view },
    layout,
    data: content,
    labels,
    specimen,
    sheets: f02Sheets(content),
  }
}

const day = '2026-03-02' as Day

/** A form with something in every place, for what a layout may name. */
const specimen = (): F02Content =>
  f02Content({
    survey: 'SV-2026-1',
    year: 2026,
    questionnaire: 'QN-2026-1',
    returnBy: day,
    bodyName: same('1'),
    returnTo: '1',
    items: [{ code: '1', stage: 'acceptance', maximum: 10, ...same('1') }],
    forms: [{ customer: 'C00001', name: '1', englishName: '1', contactPerson: '1', issuedOn: day }],
    head: '#1',
  })
