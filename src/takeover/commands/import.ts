import { issueKinds } from '../../certificate/certificate/issue-kind.ts'
import { listedKind } from '../../certificate/certificate/listed-kind.ts'
import type { Day } from '../../clause/day.ts'
import { listedDay } from '../../clause/listed-day.ts'
import { same } from '../../clause/words.ts'
import { customerHeaders } from '../../customer-list/headers.ts'
import { orNothing } from '../../intake/blank.ts'
import {
  fileArgument,
  importFlags,
  importList,
  type ListImport,
  type ReadRow,
  type RowWriter,
} from '../../intake/import.ts'
import { importExamples, requireColumns, taken } from '../../intake/record-list.ts'
import { type Remark, remark } from '../../intake/remark.ts'
import { valueNamed } from '../../intake/value-named.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { takeoverAnswers } from '../../office/takeover/takeover.ts'
import type { Write } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { aboutOf, apply, type Said } from '../apply.ts'
import { type MatterName, matterNames, matters } from '../matters.ts'
import { rowWords, takeoverWords } from '../words.ts'

/** `takeover import`: the workbook that `takeover --output` wrote, filled in. A row that nobody filled in is left as it is. */
export const takeoverImport = verb({
  words: { en: 'Read back the workbook that was filled in (XLSX, CSV)', zh: '导入填好的接收工作簿（XLSX、CSV）' },
  access: 'write',
  by: doneBy(['business', 'general', 'certification'], 'ISO/IEC 17021-1 9.1.3'),
  args: { file: fileArgument },
  flags: importFlags,
  examples: importExamples('takeover import takeover.csv'),
  run: async ({ file, ...options }, call) => importList(takeoverList(call), file, options, call),
})

const fields = {
  matter: ['事项', 'matter'],
  customer: ['客户编号', '客户', 'customer'],
  name: ['名称', '客户名称', 'name'],
  number: ['证书或合同编号', '编号', '证书编号', '合同编号', 'certificate or contract', 'number'],
  known: ['已知情况', 'what is known'],
  asks: ['日期填什么', 'which day is asked for'],
  day: ['日期', 'day'],
  reference: ['依据或报告编号', '依据', '报告编号', 'reference'],
  proposed: ['推断的发证类型', 'kind by its dates'],
  kind: customerHeaders.fields.kind,
  lastAudit: customerHeaders.fields.lastAudit,
  answer: ['答复（在案的即为全部、无从查明）', '答复', 'answer', 'answer (complete or unknown)'],
  reason: ['理由', 'reason'],
}

type Field = keyof typeof fields

interface Row {
  readonly line: number
  readonly matter: MatterName
  readonly customer: string | null
  readonly number: string | null
  /** Null where nothing was filled in. */
  readonly said: Said | null
  /** As it stands in the file. */
  readonly value: string | null
}

const titles = Object.fromEntries(matterNames.map((name) => [name, matters[name].title])) as Record<
  MatterName,
  (typeof matters)[MatterName]['title']
>
const otherAnswers = {
  全部: 'complete',
  没有: 'complete',
  无: 'complete',
  none: 'complete',
  无从查明: 'unknown',
  确已无从查明: 'unknown',
  不明: 'unknown',
} as const

const takeoverList = (call: WriteCall): ListImport<Field, Row> => ({
  list: 'takeover',
  catalogue: { fields, ambiguous: [] },
  naming: [],
  nothing: {},
  columns: (table) => {
    requireColumns(table, [
      [same('事项 (matter)'), 'matter'],
      [same('日期 / 答复 (day / answer)'), 'day', 'answer', 'kind'],
    ])
    return []
  },
  reader: () => (line, cell) => readRow(line, (field) => cell(field) ?? '', call),
  writer: (tx) => new TakeoverWriter(tx),
})

function readRow(line: number, cell: (field: Field) => string, call: WriteCall): ReadRow<Field, Row> {
  const refusals: Remark<Field>[] = []
  const wrong = (field: Field, reason: Remark['reason']) =>
    void refusals.push(remark(field, orNothing(cell(field)), reason))
  const matter = valueNamed(cell('matter'), titles)
  if (matter === null) wrong('matter', rowWords.noMatter(Object.values(titles)))
  const said = saidIn(matter, (field) => orNothing(cell(field)), call.today, wrong)
  if (matter === null || refusals.length > 0) return { item: null, warnings: [], refusals }
  const [customer, number] = [orNothing(cell('customer')), orNothing(cell('number'))]
  const value = said === null ? null : orNothing(cell(whereSaid(said)))
  const row = { line, matter, customer, number, said, value }
  return { item: row, warnings: [], refusals }
}

/** What a row says; null where nothing is filled in, or what is filled in is wrong. */
function saidIn(
  matter: MatterName | null,
  text: (field: Field) => string | null,
  today: Day,
  wrong: (field: Field, reason: Remark['reason']) => void,
): Said | null {
  const dayIn = (field: 'day' | 'lastAudit'): Day | null => {
    const cell = text(field)
    const day = cell === null ? null : listedDay(cell)
    if (day !== null && typeof day !== 'string') wrong(field, day)
    else if (day !== null && day > today) wrong(field, rowWords.afterToday(today))
    else return day
    return null
  }
  const [dayText, answerText, kindText] = [text('day'), text('answer'), text('kind')]
  const lastAuditOn = dayIn('lastAudit')
  if (kindText !== null) {
    const kind = listedKind(kindText)
    if (kind === null) wrong('kind', rowWords.noKind(Object.values(issueKinds)))
    else if (matter !== 'kind') wrong('kind', rowWords.kindElsewhere)
    else return { kind, lastAuditOn }
  } else if (lastAuditOn !== null) wrong('lastAudit', rowWords.lastAuditAlone)
  else if (dayText !== null && answerText !== null) wrong('answer', rowWords.dayAndAnswer)
  else if (dayText !== null) {
    const day = dayIn('day')
    if (day !== null) return { day, reference: text('reference') }
  } else if (answerText !== null) {
    const answer = valueNamed(answerText, takeoverAnswers, otherAnswers)
    if (answer === null) wrong('answer', rowWords.noAnswer)
    else return { answer, reason: text('reason') }
  }
  return null
}

/** The column in which it is said. */
const whereSaid = (said: Said): Field => ('answer' in said ? 'answer' : 'kind' in said ? 'kind' : 'day')

class TakeoverWriter implements RowWriter<Field, Row> {
  readonly #tx: Write
  #answered = 0

  constructor(tx: Write) {
    this.#tx = tx
  }

  async take(_: number, { matter, customer, number, said, value }: Row) {
    if (said === null) return taken<Field>('unchanged')
    const about = await aboutOf(this.#tx, matter, customer, number)
    const done = about === null ? { refused: rowWords.notOnRecord } : await apply(this.#tx, matter, about, said)
    if ('refused' in done) {
      const [field, text] = about === null ? (['number', number] as const) : ([whereSaid(said), value] as const)
      return taken<Field>('rejected', { refusals: [remark<Field>(field, text, done.refused)] })
    }
    if (done.changed) this.#answered += 1
    return taken<Field>(done.changed ? 'created' : 'unchanged')
  }

  more() {
    return { said: this.#answered === 0 ? [] : [takeoverWords.readBack(this.#answered)], json: {} }
  }
}
