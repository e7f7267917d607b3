import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { officeWords } from '../../../office/staff/words.ts'
import { requireRow } from '../../../record/find.ts'
import type { Db, Own, Row, Write } from '../../../register/register.ts'
import { requireRound } from '../../../survey/round/argument.ts'
import { closingOn } from '../../../survey/round/store/round.ts'
import { type RecipientKind, recipientKinds } from '../../../survey/rules.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { type Flag, held, line, many, required, text } from '../../../terminal/flag.ts'
import { seriesNumber } from '../../../terminal/number-flag.ts'
import { columnOf, list, one } from '../../../terminal/result.ts'
import { noneNeeded } from '../none-needed.ts'
import { listReports, type Report } from '../report.ts'
import { listSuggestions, suggestion } from '../suggestion.ts'
import { suggestionWords } from '../words.ts'

/** What is reported: the analysis that a survey was closed with, or a suggestion. */
interface Subject {
  readonly of: Pick<Row<'survey_report'>, 'closing_id' | 'suggestion_id'>
  /** Since when it can be reported. */
  readonly from: Day
  readonly what: Words
}

async function subjectOf(db: Db, typed: string, today: Day): Promise<Subject> {
  if (typed.startsWith('SG-')) {
    const { id, made_on } = await requireRow(db, suggestion, typed)
    return { of: { closing_id: null, suggestion_id: id }, from: made_on, what: suggestionWords.theSuggestion }
  }
  if (!typed.startsWith('SV-')) throw usage(suggestionWords.neither(typed), suggestionWords.forExample)
  const closing = closingOn(await requireRound(db, typed, today), today)
  if (closing === null) throw refused('4.5.1', suggestionWords.notAnalysed(typed), suggestionWords.closeFirst(typed))
  const of = { closing_id: closing.id, suggestion_id: null }
  return { of, from: closing.closedOn, what: suggestionWords.theAnalysis }
}

const recipientFlags = {
  leader: staffNamed({ en: 'a leader of the body', zh: '机构领导' }, ['leader']),
  department: text({ en: 'a department', zh: '部门' }, 'NAME'),
} as const satisfies Record<RecipientKind, Flag>

/** `survey report-to`: who got the analysis of a survey with its suggestions, or a suggestion by itself (4.5.1). */
export const surveyReportTo = verb({
  words: {
    en: 'Record to whom an analysis or a suggestion was reported (4.5.1)',
    zh: '登记分析结果或建议的上报（4.5.1）',
  },
  access: 'write',
  by: doneBy('business', '4.5.1', 'on'),
  args: {
    number: required(seriesNumber({ en: 'the survey or the suggestion', zh: '调查编号或改进建议编号' }, 'survey')),
  },
  flags: {
    leader: many(recipientFlags.leader),
    department: many(recipientFlags.department),
    on: pastDay({ en: 'the day (default today)', zh: '上报日期（默认今天）' }),
    delivery: line({ en: 'how it was delivered', zh: '递交方式' }),
  },
  asks: ['on', 'delivery'],
  rules: [
    async (db, { number, leader = [], on }, today) => {
      if (number !== undefined && on !== undefined) refuseBefore(await subjectOf(db, number, today), on)
      for (const named of leader) await leaderOn(db, named, on ?? today)
    },
  ],
  examples: {
    'survey report-to SV-2026-1 --leader 林总 --department 认证部 --department 综合管理部 --delivery 会议': {
      en: 'told to a leader and to two departments',
      zh: '向领导和两个部门上报',
    },
  },
  run: async ({ number, on: typed, delivery, ...named }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const told = await namedOrAsked(number, named, on, call)
    const { recipients, added, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const subject = await subjectOf(tx.db, number, call.today)
      refuseBefore(subject, on)
      const recipients = await recipientsOf(tx, told, on)
      let added = 0
      for (const each of recipients)
        if (addOnce(tx, { ...subject.of, ...each, reported_on: on }, delivery ?? null, staff.id)) added += 1
      return { recipients, added, said: await afterReport(tx.db, number, subject, call.today) }
    })
    const names = recipients.map(({ recipient }) => recipient)
    const first = added > 0 ? suggestionWords.reported(number, names, on) : suggestionWords.reportedAlready(number)
    return one('report', { number, on, delivery: delivery ?? null, recipients }, lines([first, ...said]))
  },
})

type Named = Readonly<Record<RecipientKind, readonly string[]>>

/** Who got it: on a terminal asked for where nobody is named, of each kind that it is still owed to. Usage problem elsewhere. */
async function namedOrAsked(number: string, named: Named, on: Day, call: WriteCall): Promise<Named> {
  if (named.leader.length + named.department.length > 0) return named
  if (!call.interactive) throw usage(suggestionWords.nobodyNamed, suggestionWords.nameBoth)
  const owed = await call.read(async (db) => owedTo(db, await subjectOf(db, number, call.today), call.today))
  if (owed.length === 0) throw usage(suggestionWords.nobodyNamed, suggestionWords.nameBoth)
  const asked = { leader: [...named.leader], department: [...named.department] }
  const flags = { ...recipientFlags, leader: held(recipientFlags.leader, (db, name: string) => leaderOn(db, name, on)) }
  for (const kind of owed) asked[kind].push(await ask(flags[kind], kind, call))
  return asked
}

/** Which of the two, a leader and a department, it was not yet reported to (4.5.1). */
async function owedTo(db: Db, { of }: Subject, today: Day): Promise<RecipientKind[]> {
  const got = (await listReports(db, today)).filter((each) =>
    of.closing_id === null ? each.suggestionId === of.suggestion_id : each.closingId === of.closing_id,
  )
  return (['leader', 'department'] as const).filter((kind) => !got.some((each) => each.kind === kind))
}

/** Nobody is told before it is there. */
const refuseBefore = ({ what, from }: Subject, on: Day): void => notBefore('--on', on, what, from)

const leaderOn = (db: Db, name: string, on: Day) =>
  requireRoleOf(db, name, ['leader'], '4.5.1', on, officeWords.nameLeader)

/** Each once. A leader holds that role on the day, or the report would prove nothing. */
async function recipientsOf(tx: Write, { leader, department }: Named, on: Day) {
  const recipients: Pick<Report, 'recipient' | 'kind'>[] = []
  for (const named of leader) {
    const { name: recipient } = await leaderOn(tx.db, named, on)
    recipients.push({ recipient, kind: 'leader' })
  }
  for (const recipient of new Set(department)) recipients.push({ recipient, kind: 'department' })
  return recipients
}

/** Records that somebody got it, or how it was delivered; false where the very same is on record. */
function addOnce(
  tx: Write,
  row: Omit<Own<'survey_report'>, 'delivery' | 'staff_id'>,
  delivery: string | null,
  staffId: number,
): boolean {
  const [there] = tx.find('survey_report', row)
  if (there !== undefined) return delivery !== null && tx.update('survey_report', there.id, { delivery })
  tx.insert('survey_report', { ...row, delivery, staff_id: staffId })
  return true
}

/** What went with it, and who is still owed it. */
async function afterReport(db: Db, number: string, subject: Subject, today: Day): Promise<Words[]> {
  const owed = await owedTo(db, subject, today)
  const said = owed.length === 0 ? [] : [suggestionWords.stillOwed(owed, number)]
  if (subject.of.closing_id === null) return said
  const own = (await listSuggestions(db, today)).filter(({ survey }) => survey === number).map((each) => each.number)
  if (own.length > 0) return [suggestionWords.withSuggestions(own), ...said]
  const none = await noneNeeded(db, subject.of.closing_id, today)
  return [
    none === null ? suggestionWords.withoutSuggestions(number) : suggestionWords.noneNeeded(number, none.reason),
    ...said,
  ]
}

/** A report as it is printed. */
const viewOf = ({ survey, suggestion, on, recipient, kind, delivery, by }: Report) => {
  const number = survey ?? suggestion ?? ''
  return { number, on, recipient, kind, delivery, by }
}

const column = columnOf<ReturnType<typeof viewOf>>()

const columns = [
  column('number', 'What', '对象', { whole: true }),
  column('on', 'On', '日期', { whole: true }),
  column('recipient', 'To', '接收者'),
  column('kind', 'As', '类别', { shown: (each) => recipientKinds[each.kind] }),
  column('delivery', 'Delivery', '递交方式', { dashed: true }),
  column('by', 'By', '上报人'),
]

/** `survey reports`: who got what when. */
export const surveyReports = verb({
  words: { en: 'To whom analyses and suggestions were reported', zh: '分析结果和建议的上报记录' },
  access: 'read',
  examples: { 'survey reports': { en: 'who was told of what, and when', zh: '历次上报' } },
  run: async (_, call) => {
    const reports = await call.read((db) => listReports(db, call.asOf))
    return list('reports', columns, reports.map(viewOf), suggestionWords.noReports)
  },
})
