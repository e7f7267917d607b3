import type { Day } from '../../../clause/day.ts'
import { same } from '../../../clause/words.ts'
import type { Paper } from '../../../paper/paper.ts'
import { type LetterContent, letterContent } from './content.ts'
import layout from './letter.html'
import { letterSheets } from './sheets.ts'
import type { LetterView } from './view.ts'
import { labels, titleOf } from './words.ts'

/** The letter to whoever complains or appeals: that it was received, or the end (ISO/IEC 17021-1 9.7, 9.8). */
export function letterDocument(view: LetterView): Paper {
  const content = letterContent(view)
  return {
    title: `${titleOf(view).zh} ${view.letterNumber ?? view.number}`,
    json: { letter: view },
    layout,
    data: content,
    labels,
    specimen,
    sheets: letterSheets(content),
  }
}

const day = '2026-03-02' as Day

/** A letter with every field filled: what a layout may name. */
const specimen = (): LetterContent =>
  letterContent({
    ...{ kind: 'end', sort: 'complaint', number: 'CP-2026-0001', letterNumber: '1', bodyName: same('1') },
    to: { code: 'C00001', name: '1', englishName: '1', address: '1' },
    ...{ receivedOn: day, content: '1', decideBy: day, decision: 'founded', decidedOn: day, reason: '1' },
    ...{
      correction: '1',
      action: '1',
      madePublic: false,
      separate: true,
      owner: '1',
      decidedBy: '1',
      issuedOn: day,
      head: '#1',
    },
  })
