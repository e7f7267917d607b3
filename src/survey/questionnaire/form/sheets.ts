import type { Words } from '../../../clause/words.ts'
import {
  type Block,
  beside,
  both,
  cell,
  type Grid,
  grid,
  high,
  type Line,
  label,
  line,
  row,
  type Sheet,
  text,
} from '../../../paper/sheet.ts'
import type { F02Content } from './content.ts'
import { factColumns, factSize, noteSize, returnColumns, signingColumns, smaller } from './pages.ts'
import { labels } from './words.ts'

type Content = F02Content
type Form = Content['forms'][number]
type Page = Content['pages'][number]
type Part = Page['stages'][number]
type Item = Part['items'][number]

/** Eleven boxes with their numbers have room in their column at this size. */
const scaleSize = 8
const blank = '_'.repeat(20)

const plain = (value: string, size: number = factSize): Line => line(value, size)
const named = (words: Words) => label([beside(words, 8)])

/** The forms as Word has them: the pages of each in turn, as the HTML has them. */
export function f02Sheets(content: Content): Sheet[] {
  // What all forms have in common is drawn once.
  const shared = content.pages.map((page) => ({
    page,
    tables: page.stages.map((part) => stageGrid(content, part)),
    end: page.last ? endOf(content) : [],
  }))
  return content.forms.flatMap((form) =>
    shared.map(({ page, tables, end }) => ({
      blocks: [...(page.first ? topOf(content, form) : furtherTop(content, form)), ...tables, ...end],
      foot: footOf(content, form, page),
    })),
  )
}

function footOf({ form, survey, head }: Content, { customer }: Form, { page, of }: Page): [string, string] {
  const at = `${form.number} · ${survey} · ${customer} · 第 ${page} 页 / 共 ${of} 页 Page ${page} of ${of}`
  return [at, head === '' ? '' : `${labels.head.zh} ${labels.head.en} ${head}`]
}

function topOf(content: Content, form: Form): Block[] {
  const { bodyName, howTo } = content
  const letterhead =
    bodyName.zh === ''
      ? [line(`${labels.body.zh} ${labels.body.en} ${blank}`, factSize)]
      : both(bodyName, 14, { align: 'center' }).slice(0, bodyName.en === '' ? 1 : 2)
  return [
    ...letterhead.map(text),
    ...both(content.form.title, 18, { align: 'center', bold: true, above: 3 }).map(text),
    text(line(`${labels.form.zh} ${labels.form.en} ${content.form.number}`, 8, { align: 'right', below: 3 })),
    factGrid(content, form),
    text({
      runs: [
        { text: `${labels.howTo.zh} `, size: noteSize, bold: true },
        { text: labels.howTo.en, size: noteSize * smaller },
        { text: `：${howTo.zh}`, size: noteSize },
      ],
    }),
    text(line(howTo.en, noteSize * smaller, { below: 2 })),
  ]
}

const furtherTop = ({ form, survey }: Content, { customer, name }: Form): Block[] => [
  text(beside(form.title, 12, { bold: true })),
  text(
    line(
      `${labels.survey.zh} ${labels.survey.en} ${survey}    ${labels.customer.zh} ${labels.customer.en} ${customer}    ${name}`,
      8,
      { below: 4 },
    ),
  ),
]

function factGrid({ survey, year, questionnaire }: Content, form: Form): Grid {
  const { customer, name, englishName, contactPerson, issuedOn } = form
  const names = [line(name, factSize, { bold: true }), ...(englishName === '' ? [] : [plain(englishName)])]
  const strong = (value: string) => cell([line(value, factSize, { bold: true })])
  return grid(factColumns, [
    row([
      named(labels.survey),
      strong(survey),
      named(labels.year),
      cell([plain(String(year))]),
      named(labels.questionnaire),
      cell([plain(questionnaire)]),
    ]),
    row([
      named(labels.customer),
      strong(customer),
      named(labels.contactPerson),
      cell([plain(contactPerson)]),
      named(labels.issuedOn),
      cell([plain(issuedOn)]),
    ]),
    row([named(labels.name), cell(names, 5)]),
  ])
}

function stageGrid({ columns, size }: Content, { stage, items, continued }: Part): Grid {
  const more = continued ? `（${labels.continued.zh} ${labels.continued.en}）` : ''
  const heads = row([
    label([beside(labels.code, 8, { align: 'center' })]),
    label([beside({ zh: stage.zh, en: `${stage.en}${more}` }, size, { bold: true })]),
    label([beside(labels.mark, 8, { align: 'center' })]),
  ])
  const rows = items.map((item) =>
    row([
      cell([line(item.code, size, { align: 'center' })]),
      cell([plain(item.zh, size), ...(item.en === '' ? [] : [plain(item.en, size * smaller)])]),
      cell([scaleOf(item)]),
    ]),
  )
  return grid([columns.code, columns.question, columns.scale], [heads, ...rows], 1)
}

/** Boxes with their numbers, which stay together where they are not on one line; or a line to write on. */
const scaleOf = ({ marks, written, maximum }: Item): Line =>
  written ? line(`__________ / ${maximum}`, factSize) : line(marks.map((mark) => `☐${mark}`).join(' '), scaleSize)

function endOf({ commentRoom, returnTo, returnBy, confidence }: Content): Block[] {
  const signing = grid(signingColumns, [
    row([named(labels.respondent), cell([]), named(labels.position), cell([])], 8),
    row([named(labels.signature), cell([]), named(labels.date), cell([])], 14),
  ])
  const by = returnBy.zh === '' ? plain(blank) : beside(returnBy, factSize)
  const returning = grid(returnColumns, [
    row(
      [
        named(labels.returnTo),
        cell([plain(returnTo === '' ? '_'.repeat(26) : returnTo)]),
        named(labels.returnBy),
        cell([by]),
      ],
      8,
    ),
  ])
  return [
    grid([178], [row([high([beside(labels.comments, factSize)])], commentRoom)]),
    signing,
    returning,
    text(line(confidence.zh, noteSize)),
    text(line(confidence.en, noteSize * smaller)),
  ]
}
