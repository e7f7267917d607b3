import type { Words } from '../../clause/words.ts'
import {
  type Block,
  beside,
  both,
  cell,
  grid,
  type Line,
  label,
  line,
  row,
  type Sheet,
  text,
} from '../../paper/sheet.ts'
import { factColumns, type NoticeContent, smaller } from './content.ts'
import { labels } from './words.ts'

const small = 9
const blank = '　'.repeat(10)

const said = (words: Words, value: string, size: number, more: Partial<Line> = {}): Line => ({
  runs: [
    { text: `${words.zh} `, size },
    { text: words.en, size: size * smaller },
    { text: `：${value}`, size },
  ],
  ...more,
})

/** A paragraph as Chinese letters have it, with its English beneath. */
const paragraph = ({ zh, en }: Words, size: number): Block[] => [
  text(line(zh, size, { inset: true, stays: true, above: 4 })),
  text(line(en, size * smaller, { below: 4 })),
]

/** The letter as Word has it. */
export function noticeSheets(content: NoticeContent): Sheet[] {
  const { size, number, certificate, head } = content
  const blocks = [
    ...letterhead(content),
    ...addressee(content),
    ...paragraph(content.decision, size),
    factGrid(content),
    text(beside(labels.duties, size, { bold: true, stays: true, above: 4 })),
    ...content.duties.flatMap(({ nr, zh, en }) => [
      text(line(`${nr}. ${zh}`, size, { stays: true, above: 3 })),
      text(line(en, size * smaller)),
    ]),
    ...paragraph(content.appeal, size),
    ...signatures(content),
  ]
  return [
    {
      blocks,
      foot: [`${number} · ${certificate.number}`, head === '' ? '' : `${labels.head.zh} ${labels.head.en} ${head}`],
    },
  ]
}

function letterhead({ bodyName, title }: NoticeContent): Block[] {
  const named =
    bodyName.zh === ''
      ? [said(labels.body, blank, small)]
      : both(bodyName, 14, { align: 'center' }).slice(0, bodyName.en === '' ? 1 : 2)
  return [...named, ...both(title, 19, { align: 'center', above: 8, bold: true })].map(text)
}

function addressee({ noticeNumber, number, customer, size }: NoticeContent): Block[] {
  const numbers = [
    `${labels.noticeNumber.zh} ${labels.noticeNumber.en} ${noticeNumber === '' ? '____________________' : noticeNumber}`,
    `${labels.number.zh} ${labels.number.en} ${number}`,
    `${labels.customer.zh} ${labels.customer.en} ${customer.code}`,
  ]
  const lines = [customer.englishName, customer.address].filter((each) => each !== '')
  return [
    text(line(numbers.join('    '), small, { above: 6 })),
    text({
      runs: [
        { text: `${labels.to.zh} ${labels.to.en}：`, size },
        { text: customer.name, size, bold: true },
      ],
      above: 6,
    }),
    ...lines.map((each) => text(line(each, size))),
  ]
}

const factGrid = ({ facts, size }: NoticeContent): Block =>
  grid(
    factColumns,
    facts.map(({ label: name, zh, en }) =>
      row([label([beside(name, size * 0.9)]), cell([en === '' ? line(zh, size) : beside({ zh, en }, size)])]),
    ),
  )

const signatures = ({ decidedBy, handledBy, issuedOn }: NoticeContent): Block[] => [
  grid(
    [89, 89],
    [
      row(
        [
          cell([
            said(labels.decidedBy, decidedBy, small),
            said(labels.signature, '', small, { above: 8 }),
            said(labels.handledBy, handledBy, small, { above: 8 }),
          ]),
          cell([
            beside(labels.seal, small),
            said(labels.issuedOn, `${issuedOn.zh} ${issuedOn.en}`, small, { above: 8 }),
          ]),
        ],
        30,
      ),
    ],
  ),
  text(
    line(
      `${labels.received.zh} ${labels.received.en} ____________________    ${labels.date.zh} ${labels.date.en} ____________________`,
      small,
      { above: 10 },
    ),
  ),
]
