import { reason } from '../clause/reason.ts'
import { visible } from '../clause/visible.ts'
import type { WriteCall } from '../terminal/command.ts'
import { toFile } from '../terminal/delivery.ts'
import { defaultFormat } from '../terminal/format.ts'
import { type FileFormat, fileOf } from '../terminal/render.ts'
import { type Column, table } from '../terminal/result.ts'
import { fieldName } from './headers.ts'
import type { Outcome } from './outcome.ts'
import { remark } from './remark.ts'
import { type PlacedRemark, placed, plainOfRow, rowText } from './said-of-rows.ts'
import { noRows } from './skipped.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** What is told of in a report, in its order, and what each kind is called. A detail waits among the rejects. */
const kinds = {
  identity: ['identity', intakeWords.identity],
  replaced: ['replaced', intakeWords.replaced],
  warnings: ['warnings', intakeWords.warning],
  details: ['rejects', intakeWords.notTaken],
  rejects: ['rejects', intakeWords.rejectedBecause],
  skipped: ['skipped', intakeWords.noRow],
} as const

type Kind = keyof typeof kinds

interface ReportLine extends PlacedRemark {
  readonly kind: Kind
}

/** Writes everything that is to be said of the rows to a file of any kind: by its ending, CSV where that tells none. */
export async function writeReport(file: string, list: Table, outcome: Outcome, call: WriteCall): Promise<void> {
  const skipped = outcome.skipped.kept.map(({ code, line, text }) => ({
    ...remark(null, text, reason(code, noRows[code])),
    line,
  }))
  const lines = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    placed(kind === 'skipped' ? skipped : outcome[kind].inOrder(), list).map((each): ReportLine => ({ ...each, kind })),
  )
  const json = { remarks: lines.map((each) => ({ kind: kinds[each.kind][0], ...plainOfRow(each) })) }
  const rows = table(columns(list), lines)
  const named = defaultFormat(file, call.world)
  const format = named === 'tsv' && !/\.tsv$/i.test(file) ? 'csv' : (named as FileFormat)
  const pieces = await fileOf({ json, parts: [rows], rows, title: intakeWords.reportTitle }, format, call.lang, {
    quiet: false,
  })
  await toFile(pieces, file, call.world)
}

const columns = ({ catalogue }: Table): readonly Column<ReportLine>[] => [
  {
    key: 'kind',
    title: { en: 'Kind', zh: '类别' },
    cell: ({ kind }) => kinds[kind][0],
    shown: ({ kind }) => kinds[kind][1],
  },
  { key: 'line', title: { en: 'Line', zh: '行' }, cell: ({ line }) => line, whole: true, align: 'right' },
  { key: 'cell', title: { en: 'Cell', zh: '单元格' }, cell: ({ cell }) => cell, whole: true },
  { key: 'code', title: { en: 'Code', zh: '代码' }, cell: ({ reason }) => reason.code },
  {
    key: 'field',
    title: { en: 'Field', zh: '字段' },
    cell: ({ field }) => field,
    shown: ({ field }) => (field === null ? { en: '', zh: '' } : fieldName(catalogue, field)),
  },
  { key: 'value', title: { en: 'Value', zh: '值' }, cell: ({ value }) => value && visible(value, '\n\t') },
  {
    key: 'reason',
    title: { en: 'Reason', zh: '说明' },
    cell: ({ reason }) => reason.en,
    shown: ({ reason }) => reason,
    prose: true,
  },
  {
    key: 'otherLine',
    title: { en: 'Other line', zh: '另一行' },
    cell: ({ other }) => other?.line ?? null,
    align: 'right',
  },
  {
    key: 'otherCustomer',
    title: { en: 'Other customer', zh: '另一客户' },
    cell: ({ other }) => other?.code ?? null,
    whole: true,
  },
  { key: 'otherName', title: { en: 'Its name', zh: '其名称' }, cell: ({ other }) => other?.name ?? null },
  { key: 'row', title: { en: 'Row', zh: '该行' }, cell: (each) => rowText(each) || null },
]
