import type { Words } from '../../../clause/words.ts'
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
} from '../../../paper/sheet.ts'
import { factColumns, type LetterContent } from './content.ts'
import { labels } from './words.ts'

const size = 10.5
const small = 9
const smaller = 0.8
const blank = '　'.repeat(10)

const said = (words: Words, value: string, more: Partial<Line> = {}): Line => ({
  runs: [
    { text: `${words.zh} `, size: small },
    { text: words.en, size: small * smaller },
    { text: `：${value}`, size: small },
  ],
  ...more,
})

/** A paragraph as Chinese letters have it, with its English beneath. */
const paragraph = ({ zh, en }: Words): Block[] => [
  text(line(zh, size, { inset: true, stays: true, above: 4 })),
  text(line(en, size * smaller, { below: 4 })),
]

/** The letter as Word has it: what was received and the result between the first sentence and those after it. */
export function letterSheets(content: LetterContent): Sheet[] {
  const blocks = [
    ...letterhead(content),
    ...addressee(content),
    ...paragraph(content.opening),
    factGrid(content),
    ...content.paragraphs.flatMap(paragraph),
    signature(content),
  ]
  return [{ blocks, foot: [content.number, `${labels.head.zh} ${labels.head.en} ${content.head}`] }]
}

function letterhead({ bodyName, title }: LetterContent): Block[] {
  const named =
    bodyName.zh === ''
      ? [said(labels.body, blank)]
      : both(bodyName, 14, { align: 'center' }).slice(0, bodyName.en === '' ? 1 : 2)
  return [...named, ...both(title, 19, { align: 'center', above: 8, bold: true })].map(text)
}

function addressee({ letterNumber, number, to }: LetterContent): Block[] {
  const numbers = [
    `${labels.letterNumber.zh} ${labels.letterNumber.en} ${letterNumber === '' ? '____________________' : letterNumber}`,
    `${labels.number.zh} ${labels.number.en} ${number}`,
    ...(to.code === '' ? [] : [`${labels.customer.zh} ${labels.customer.en} ${to.code}`]),
  ]
  const lines = [to.englishName, to.address].filter((each) => each !== '')
  return [
    text(line(numbers.join('    '), small, { above: 6 })),
    text({
      runs: [
        { text: `${labels.to.zh} ${labels.to.en}：`, size },
        { text: to.name, size, bold: true },
      ],
      above: 6,
    }),
    ...lines.map((each) => text(line(each, size))),
  ]
}

const factGrid = ({ facts }: LetterContent): Block =>
  grid(
    factColumns,
    facts.map(({ label: name, zh, en }) =>
      row([label([beside(name, size * 0.9)]), cell([en === '' ? line(zh, size) : beside({ zh, en }, size)])]),
    ),
  )

const signature = ({ signer, issuedOn }: LetterContent): Block =>
  grid(
    [89, 89],
    [
      row(
        [
          cell([said(signer.label, signer.name), said(labels.signature, '', { above: 8 })]),
          cell([beside(labels.seal, small), said(labels.issuedOn, `${issuedOn.zh} ${issuedOn.en}`, { above: 8 })]),
        ],
        30,
      ),
    ],
  )
