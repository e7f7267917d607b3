import type { Day } from '../../clause/day.ts'
import { Problem } from '../../clause/problem.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import type { LimitRecord } from '../../office/limit/limits-on.ts'
import { limitWords } from '../../office/limit/words.ts'
import { type Call, type Verb, verb } from '../../terminal/command.ts'
import { offering, text } from '../../terminal/flag.ts'
import { firstOnes } from '../../terminal/items.ts'
import {
  type Column,
  columnOf,
  field,
  heading,
  type Part,
  type Result,
  sentence,
  table,
} from '../../terminal/result.ts'
import { askedWhereThere } from '../../terminal/session.ts'
import type { Procedure } from '../basis.ts'
import { chosenDuties } from '../chosen.ts'
import { dutyColumn, findingColumns, findingLines, lineColumns, settleColumn } from '../columns.ts'
import type { ClauseLine } from '../compliance.ts'
import { type ExplainedDuty, explained, type ServingCommand, type Standing, standingOf } from '../explain.ts'
import { explainWords, judgedHow } from '../explain-words.ts'
import type { Duties } from './compliance.ts'

/** What an explanation is made of besides the duties: the glossary of the facts, and what each command does. */
export interface Glossary {
  readonly table: (name: string) => Words
  readonly command: (name: string) => Promise<Words>
}

/** At most this many findings are shown with what settles them; the report has them all. */
const shownFindings = 3

const dutyColumns: readonly Column<ExplainedDuty>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: (duty) => duty.clause, whole: true },
  dutyColumn,
  { key: 'id', title: { en: 'Name', zh: '名称' }, cell: (duty) => duty.id, whole: true },
]

const column = columnOf<LimitRecord>()

const limitColumns = (titles: ReadonlyMap<string, Words>): readonly Column<LimitRecord>[] => [
  column('title', 'Limit', '限值', { shown: ({ name, title }) => titles.get(name) ?? same(title) }),
  column('value', 'Value', '值', { align: 'right', whole: true }),
  column('from', 'Since', '自', { whole: true }),
  column('source', 'Says', '依据', { shown: (limit) => limitWords.source(limit) }),
  column('name', 'Name', '名称', { whole: true }),
  column('deviation', 'Deviates, since', '偏离原因', {
    tone: (limit) => (limit.deviation === null ? undefined : 'warn'),
  }),
]

const commandColumns: readonly Column<ServingCommand>[] = [
  { key: 'command', title: { en: 'Command', zh: '命令' }, cell: (each) => `certdesk ${each.command}`, whole: true },
  { key: 'does', title: { en: 'What it does', zh: '用途' }, cell: (each) => each.does.en, shown: (each) => each.does },
]

const periodColumns = (lines: readonly ClauseLine[]) =>
  lineColumns(lines).filter(({ key }) => key !== 'clause' && key !== 'title')

/** `explain`: a duty of the procedure in full, with a register or without; without a clause, all of them by name. */
export const explain = (procedure: Procedure, duties: Duties, glossary: Glossary): Verb =>
  verb({
    words: {
      en: 'What a clause demands, its limits, what proves it, and the commands for it',
      zh: '某条款的要求、限值、证据和相应命令',
    },
    access: 'none',
    args: {
      clause: offering(
        'clause',
        text({ en: 'a clause, such as 4.3.2, or the name of a duty', zh: '条款，如 4.3.2，或职责名称' }, 'CLAUSE'),
      ),
    },
    examples: {
      'explain 4.3.2': { en: 'the two contacts a year', zh: '每年两次联系的要求' },
      explain: { en: 'all duties in the order of the procedure', zh: '按程序顺序列出全部职责' },
    },
    run: async ({ clause }, call) => {
      const chosen = chosenDuties(duties, clause === undefined ? [] : [clause])
      const tell = async (standing: Standing | null): Promise<ExplainedDuty[]> =>
        Promise.all(
          chosen.map(async (duty) => {
            const evidence = duty.evidence.map((name) => ({ table: name, title: glossary.table(name) }))
            const commands = duty.commands.map(async (command) => ({ command, does: await glossary.command(command) }))
            return explained(duty, procedure, standing, { evidence, commands: await Promise.all(commands) })
          }),
        )
      if (clause === undefined) return listed(await tell(null))
      const standing = await standingNow(procedure, chosen, call)
      const problem = standing instanceof Problem ? standing : null
      const told = await tell(standing instanceof Problem ? null : standing)
      const lines = standing instanceof Problem ? [] : standing.lines
      const day = standing instanceof Problem ? null : standing.day
      const titles = new Map(
        chosen.flatMap(({ limits }) => Object.values(limits).map((limit) => [limit.name, limit.title] as const)),
      )
      const stands = day === null ? null : { day, lines }
      const parts = await Promise.all(told.map((duty) => dutyParts(duty, titles, stands)))
      const more = problem === null ? [] : [sentence(explainWords.withoutRegister(problem.words))]
      return { json: { asOf: day, duties: told }, items: told, parts: [...parts.flat(), ...more], preferred: 'table' }
    },
  })

const standingNow = (procedure: Procedure, duties: Duties, call: Call): Promise<Standing | Problem> =>
  askedWhereThere(call, (read) => standingOf(procedure, duties, read))

const listed = (told: readonly ExplainedDuty[]): Result => ({
  json: { asOf: null, duties: told },
  items: told,
  parts: [table(dutyColumns, told), sentence(explainWords.howToAsk)],
})

async function dutyParts(
  duty: ExplainedDuty,
  titles: ReadonlyMap<string, Words>,
  stands: { readonly day: Day; readonly lines: readonly ClauseLine[] } | null,
): Promise<Part[]> {
  const { clause, id, title, rule, kind, cadence, gap, limits, evidence, commands } = duty
  const proved = joined(evidence.map((each) => each.title))
  const judged = judgedHow(cadence, kind)
  const gapField = gap === null ? [] : [field('gap', explainWords.gap, gap.en, gap)]
  const fields = [
    field('judged', explainWords.judged, judged.en, judged),
    field('evidence', explainWords.evidence, proved.en, proved),
    ...gapField,
  ]
  const shown = limitColumns(titles).filter(
    ({ key }) => key !== 'deviation' || limits.some(({ deviation }) => deviation !== null),
  )
  return [
    heading(id, { en: `${clause} ${title.en} (${id})`, zh: `${clause} ${title.zh}（${id}）` }),
    sentence(rule),
    { kind: 'record', fields },
    table(shown, limits, { title: explainWords.limits, empty: explainWords.noLimits }),
    table(commandColumns, commands, { title: explainWords.commands }),
    ...(stands === null ? [] : await standingParts(duty, stands.day, stands.lines)),
  ]
}

/** How the duty stands, and the most urgent of what settles it. */
async function standingParts({ id, clause }: ExplainedDuty, day: Day, lines: readonly ClauseLine[]): Promise<Part[]> {
  const own = lines.filter((line) => line.id === id)
  const found = findingLines(own, false)
  const first = await firstOnes(found, shownFindings)
  // Here it is the answer itself, also on a terminal.
  const { offTerminal: _, ...settled } = settleColumn
  const next = [...findingColumns.filter(({ key }) => key !== 'clause'), settled]
  const rest = found.length - first.length
  return [
    table(periodColumns(own), own, { title: explainWords.stands(day) }),
    table(next, first, { title: explainWords.next, empty: explainWords.nothingOpen }),
    ...(rest > 0 ? [sentence(explainWords.more(rest))] : []),
    sentence(explainWords.all(clause)),
  ]
}
