import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { properties } from '../ooxml/properties.ts'
import { withoutTimes } from '../ooxml/same-bytes.ts'
import { leading } from './measure.ts'
import type { Block, Grid, GridCell, Line, Sheet } from './sheet.ts'

/** A4 with room at the left for the holes of a binder. */
const page = { width: 210, height: 297, top: 12, right: 14, bottom: 12, left: 18, footer: 5 }
const foot = 7

/** 宋体 is on every Chinese Windows; without `eastAsia` Word would take it for Latin letters only. */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }

/** Millimetres in the twentieths of a point that Word counts in; the library's own function rounds A4 down. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
const halfPoints = (points: number): number => Math.round(points * 2)
const twentieths = (points: number): number => Math.round(points * 20)

/** What is typed on several lines stays on several lines. */
const runsOf = ({ runs }: Line): TextRun[] =>
  runs.flatMap(({ text, size, bold = false }) =>
    text
      .split('\n')
      .map((part, i) => new TextRun({ text: part, size: halfPoints(size), bold, font, ...(i > 0 && { break: 1 }) })),
  )

function paragraph(line: Line): Paragraph {
  const size = Math.max(...line.runs.map((run) => run.size))
  return new Paragraph({
    children: runsOf(line),
    keepNext: line.stays === true,
    spacing: {
      before: twentieths(line.above ?? 0),
      after: twentieths(line.below ?? 0),
      line: twentieths(size * leading),
      lineRule: LineRuleType.EXACT,
    },
    ...(line.align !== undefined && { alignment: AlignmentType[line.align === 'center' ? 'CENTER' : 'RIGHT'] }),
    ...(line.inset === true && { indent: { firstLine: twentieths(size * 2) } }),
  })
}

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: border, bottom: border, left: border, right: border }

function tableCell(cell: GridCell, width: number): TableCell {
  return new TableCell({
    columnSpan: cell.span ?? 1,
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: cell.top === true ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    borders,
    ...(cell.label === true && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EFEFEF' } }),
    // A cell without a paragraph is a damaged file to Word.
    children: cell.lines.length === 0 ? [new Paragraph({})] : cell.lines.map(paragraph),
  })
}

function table({ widths, heads, rows }: Grid): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map((width) => twips(width)),
    margins: {
      marginUnitType: WidthType.DXA,
      top: twips(0.6),
      bottom: twips(0.6),
      left: twips(1.5),
      right: twips(1.5),
    },
    rows: rows.map(({ cells, least }, i) => {
      let column = 0
      const drawn = cells.map((cell) => {
        const from = column
        column += cell.span ?? 1
        return tableCell(
          cell,
          widths.slice(from, column).reduce((sum, width) => sum + width, 0),
        )
      })
      return new TableRow({
        children: drawn,
        cantSplit: true,
        tableHeader: i < heads,
        ...(least !== undefined && { height: { value: twips(least), rule: HeightRule.ATLEAST } }),
      })
    }),
  })
}

/** Word joins tables that touch, and wants a paragraph at the end: a line of no height that is seen. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 0, line: twentieths(3), lineRule: LineRuleType.EXACT } })

const drawn = (block: Block): (Table | Paragraph)[] =>
  block.kind === 'grid' ? [table(block), gap()] : [paragraph(block.line)]

function footer([which, proof]: Sheet['foot']): Footer {
  const run = (text: string) => new TextRun({ text, size: halfPoints(foot), font })
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(which)] }),
      new Paragraph({ children: [run(proof)] }),
    ],
  })
}

/** Each sheet is a section: it begins a page and has a foot of its own. */
const section = ({ blocks, foot }: Sheet): ISectionOptions => ({
  properties: {
    page: {
      size: { width: twips(page.width), height: twips(page.height) },
      margin: {
        top: twips(page.top),
        right: twips(page.right),
        bottom: twips(page.bottom),
        left: twips(page.left),
        footer: twips(page.footer),
      },
    },
  },
  children: blocks.flatMap(drawn),
  footers: { default: footer(foot) },
})

/** The sheets as a Word file; the same sheets give the same bytes. */
export async function wordFile(title: string, sheets: readonly Sheet[]): Promise<Buffer> {
  const document = new Document({
    sections: sheets.map(section),
    styles: { default: { document: { run: { font, language: { value: 'en-GB', eastAsia: 'zh-CN' } } } } },
  })
  const core = { path: 'docProps/core.xml', data: properties(title, 'zh-CN') }
  return withoutTimes(await Packer.toBuffer(document, undefined, [core]))
}
