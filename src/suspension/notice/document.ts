import type { Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import type { Paper } from '../../paper/paper.ts'
import { type NoticeContent, noticeContent } from './content.ts'
import layout from './notice.html'
import { noticeSheets } from './sheets.ts'
import type { NoticeView } from './view.ts'
import { labels, titles } from './words.ts'

/** The notice to a certified organization that its certificate is suspended, restored, withdrawn or cancelled: one page. */
export function noticeDocument(view: NoticeView): Paper {
  const content = noticeContent(view)
  return {
    title: `${titles[view.kind].zh} ${view.noticeNumber ?? view.number}`,
    json: { notice: view },
    layout,
    data: content,
    labels,
    specimen,
    sheets: noticeSheets(content),
  }
}

const day = '2026-03-02' as Day

/** A notice with every field filled: what a layout may name. */
const specimen = (): NoticeContent =>
  noticeContent({
    kind: 'suspension',
    number: 'SP-2026-0001',
    noticeNumber: '1',
    bodyName: same('1'),
    customer: { code: 'C00001', name: '1', englishName: '1', address: '1' },
    certificate: { number: '1', standard: '1', scope: '1' },
    reason: same('1'),
    statement: '1',
    groundOn: day,
    decidedOn: day,
    effectiveOn: day,
    endsOn: day,
    conditions: '1',
    evidence: '1',
    reducedScope: '1',
    decidedBy: '1',
    handledBy: '1',
    issuedOn: day,
    head: '#1',
  })
