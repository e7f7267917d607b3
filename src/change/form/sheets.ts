import type { Words } from '../../clause/words.ts'
import {
  beside,
  both,
  cell,
  type Grid,
  type GridRow,
  grid,
  high,
  type Line,
  label,
  line,
  row,
  type Sheet,
  text,
} from '../../paper/sheet.ts'
import type { F01Content } from './content.ts'
import { changeColumns, factColumns, factSize, signingColumns, signingRow, stoppedSize, stoppedWidth } from './pages.ts'
import { labels } from './words.ts'

type Content = F01Content
type Copy = Content['copies'][number]
type Change = Content['changes'][number]

const plain = (value: string, size: number = factSize): Line => line(value, size)
const named = (words: Words, size = 8) => label([beside(words, size)])
const stacked = (words: Words, size: number) => label(both(words, size))
const headOf = (words: readonly Words[], size: number): GridRow =>
  row(words.map((each) => label([beside(each, size, { align: 'center' })])))

/** The form as Word has it: the pages of each copy in turn, as the HTML has them. */
export const f01Sheets = (content: Content): Sheet[] =>
  content.copies.flatMap((copy) => [
    front(content, copy),
    ...content.annexes.map((annex) => annexSheet(content, copy, annex)),
  ])

function front(content: Content, copy: Copy): Sheet {
  const { form } = content
  return {
    blocks: [
      text({
        runs: [
          { text: form.title.zh, size: 18, bold: true },
          { text: `  ${form.title.en}`, size: 10 },
        ],
        align: 'center',
      }),
      ...stoppedGrid(content),
      copyGrid(content, copy),
      numberGrid(content),
      factGrid(content),
      changeGrid(content.front.changes, content.front.size, content.front.changesInAnnex),
      grid([40, 138], [row([named(labels.material), cell([plain(content.front.material)])])]),
      applicantGrid(content),
      signingGrid(content),
      text(beside(labels.asRecorded, 7)),
    ],
    foot: footOf(content, copy, 1, content.front.of),
  }
}

function annexSheet(content: Content, copy: Copy, annex: Content['annexes'][number]): Sheet {
  const { form, number, customer, stopped } = content
  const { size, changes, notes, page, of } = annex
  const title = { zh: `${form.title.zh} ${labels.annex.zh}`, en: `${form.title.en}, ${labels.annex.en}` }
  const noted = notes.map((note) => row([stacked(note.label, size), cell([plain(note.text, size)])]))
  return {
    blocks: [
      text(beside(title, 14, { bold: true, align: 'center' })),
      text(line(`${form.number} ${form.revision}  ${number}  ${customer.name}`, 8, { align: 'right' })),
      ...stopped.map(({ zh, en }) =>
        text(beside({ zh: `${labels.state.zh} ${labels.state.en}：${zh}`, en }, 8, { align: 'right' })),
      ),
      ...(changes.length === 0 ? [] : [changeGrid(changes, size, false)]),
      ...(noted.length === 0 ? [] : [grid([30, 148], noted)]),
    ],
    foot: footOf(content, copy, page, of),
  }
}

function footOf({ form, number, head }: Content, { name }: Copy, page: number, of: number): [string, string] {
  const at = `${form.number} · ${number} · ${name.zh} ${name.en} · 第 ${page} 页 / 共 ${of} 页 Page ${page} of ${of}`
  return [at, head === '' ? '' : `${labels.head.zh} ${labels.head.en} ${head}`]
}

function copyGrid({ form }: Content, { name, destination, disposition }: Copy): Grid {
  const said = (words: Words, value: Words): Line =>
    beside({ zh: `${words.zh} ${words.en}：${value.zh}`, en: value.en }, 8)
  const lines = [said(labels.destination, destination)]
  if (disposition !== '') lines.push(said(labels.disposition, { zh: disposition, en: '' }))
  const numbered = [line(`${labels.form.zh} ${form.number}`, 8), line(`${labels.revision.zh} ${form.revision}`, 8)]
  return grid(
    [40, 94, 44],
    [row([cell([beside(name, 13, { bold: true, align: 'center' })]), cell(lines), cell(numbered)])],
  )
}

/** That nobody goes on by this form, above all else. */
const stoppedGrid = ({ stopped }: Content): Grid[] =>
  stopped.map(({ zh, en, reason }) => {
    const said = beside({ zh: `${labels.state.zh} ${labels.state.en}：${zh}`, en }, stoppedSize, { bold: true })
    const why = reason === '' ? [] : [plain(`：${reason}`, stoppedSize)]
    return grid([stoppedWidth], [row([cell([{ ...said, runs: [...said.runs, ...why.flatMap(({ runs }) => runs)] }])])])
  })

const numberGrid = ({ number, f01Number, filedOn }: Content): Grid =>
  grid(
    [40, 28, 28, 34, 25, 23],
    [
      row([
        named(labels.number),
        cell([line(number, factSize, { bold: true })]),
        named(labels.f01Number),
        cell([plain(f01Number)]),
        named(labels.filedOn),
        cell([plain(filedOn)]),
      ]),
    ],
  )

type Box = Content['origins'][number]

const boxes = (list: readonly Box[]): Line => ({
  runs: list.flatMap(({ box, zh, en }) => [
    { text: `${box} ${zh} `, size: factSize },
    { text: `${en}   `, size: factSize * 0.78 },
  ]),
})

function factGrid(content: Content): Grid {
  const { customer, origins, kinds, directions, marks, front } = content
  const wide = (words: Words, lines: Line[]) => row([named(words), cell(lines, 3)])
  const pair = (left: Words, first: Line, right: Words, second: string) =>
    row([named(left), cell([first]), named(right), cell([plain(second)])])
  const ticked = kinds.map(({ letter, box, zh, en }) => beside({ zh: `${box} ${letter} ${zh}`, en }, 8))
  return grid(factColumns, [
    wide(labels.name, [line(customer.name, factSize, { bold: true })]),
    wide(labels.englishName, [plain(customer.englishName)]),
    pair(labels.creditCode, plain(customer.creditCode), labels.code, customer.code),
    wide(labels.contracts, [plain(front.contracts)]),
    wide(labels.certificates, [plain(front.certificates)]),
    pair(labels.origin, boxes(origins), labels.auditReference, front.auditReference),
    wide(labels.kinds, ticked),
    wide(labels.direction, [boxes(directions)]),
    wide(labels.marks, [boxes(marks)]),
  ])
}

function changeGrid(changes: readonly Change[], size: number, elsewhere: boolean): Grid {
  const rows = changes.map(({ field, of, before, after, continued }) => {
    const name = [...both(field, size), ...(of === '' ? [] : [plain(of, size)])]
    if (continued) name.push(plain(`（${labels.continued.zh} ${labels.continued.en}）`, size))
    return row([high(name), high([plain(before, size)]), high([plain(after, size)])])
  })
  const hint = elsewhere ? [row([cell([beside(labels.seeAnnex, factSize)], 3)])] : []
  return grid(changeColumns, [headOf([labels.field, labels.before, labels.after], factSize), ...rows, ...hint], 1)
}

const applicantGrid = ({ happenedOn, signedOn, front }: Content): Grid =>
  grid(
    [64, 44, 38, 32],
    [
      row(
        [
          high([beside(labels.applicant, factSize)]),
          high([beside(labels.signatory, factSize)]),
          high([beside(labels.happenedOn, factSize), plain(happenedOn)]),
          high([beside(labels.date, factSize), plain(signedOn)]),
        ],
        front.sealRoom,
      ),
    ],
  )

function signingGrid({ signings }: Content): Grid {
  const size = 8
  // Each act has a row, so that who signed and when stand beside what was done however long it is.
  const rows = signings.flatMap(({ place, acts }) =>
    acts.length === 0
      ? [row([stacked(place, size), cell([]), cell([]), cell([])], signingRow)]
      : acts.map(({ act, remark, by, on, time }, i) =>
          row(
            [
              i === 0 ? stacked(place, size) : label([]),
              cell([plain(`${act.zh} ${act.en}${remark === '' ? '' : `：${remark}`}`, size)]),
              cell([plain(by, size)]),
              cell([plain(`${on} ${time}`.trim(), size)]),
            ],
            acts.length === 1 ? signingRow : undefined,
          ),
        ),
  )
  return grid(signingColumns, [headOf([labels.step, labels.outcome, labels.signatory, labels.date], size), ...rows], 1)
}
