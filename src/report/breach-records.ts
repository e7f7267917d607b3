import type { AsOf, AssessedDuty, Finding, Remark } from '../clause/clause.ts'
import { remarks, type Words } from '../clause/words.ts'
import { keyOf, keyText, nextStep, openCommand, type RecordedFinding } from '../finding/rules.ts'
import { findingWords } from '../finding/words.ts'
import type { Db } from '../register/register.ts'
import { type AssessedLine, assess, type ClauseLine, type RecordableFinding } from './compliance.ts'

/**
 * Judges the duties as `assess` does, and leads each breach that can no longer be cured to its record: `records` are those
 * of the day asked about. It stays a breach.
 */
export async function judge(
  duties: readonly AssessedDuty<Db>[],
  db: Db,
  asOf: AsOf,
  records: readonly RecordedFinding[],
): Promise<ClauseLine[]> {
  const byKey = new Map(records.map((record) => [keyText(record), record]))
  const share = sharing()
  const lines = await assess(duties, db, asOf)
  const judged: ClauseLine[] = []
  // One by one: of a line that was judged nothing is kept, since there may be as many findings as customers.
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const { id, period } = line
    judged.push({
      ...line,
      findings: line.findings.map((finding) => recorded(id, period, finding, byKey, share)),
      // Of some customers alone others' records are not looked for.
      remarks: asOf.only === null ? [...line.remarks, ...withdrawn(line, records)] : line.remarks,
    })
  }
  return judged
}

/**
 * The records of breaches that the line does not find any more: what was recorded later changed the judgement, and whoever
 * holds the report against the records must see that.
 */
function withdrawn(line: AssessedLine, records: readonly RecordedFinding[]): Remark[] {
  const own = records.filter(({ duty, period }) => duty === line.id && period.startsWith(line.period))
  if (own.length === 0) return []
  const standing = new Set(
    line.findings
      .filter(({ state }) => state === 'breach')
      .map((finding) => keyText(keyOf(line.id, line.period, finding))),
  )
  return own
    .filter((record) => !standing.has(keyText(record)))
    .map(({ number, customer, period, about }) => ({
      ...{ customer, name: null, text: findingWords.standsNoMore(number, period) },
      facts: { record: number, period, about },
    }))
}

/** Keeps of each text one: a hundred thousand customers are short of the same contacts in the same words. */
function sharing(): (text: Words) => Words {
  const texts = new Map<string, Words>()
  return (text) => {
    const kept = texts.get(text.en)
    if (kept === undefined && texts.size < 10_000) texts.set(text.en, text)
    return kept?.zh === text.zh ? kept : text
  }
}

/** What is curable is cured by its own command; what is not is recorded, and the record led to its acknowledgement. */
function recorded(
  id: string,
  period: string,
  finding: Finding,
  records: ReadonlyMap<string, RecordedFinding>,
  share: (text: Words) => Words,
): RecordableFinding {
  const { state, settle } = finding
  const text = share(finding.text)
  if (state !== 'breach' || settle !== null) return recordable(finding, { text, settle, record: null })
  const key = keyOf(id, period, finding)
  const record = records.size === 0 ? undefined : records.get(keyText(key))
  if (record === undefined) return recordable(finding, { text, settle: openCommand(key), record: null })
  const next = nextStep(record.days)
  return recordable(finding, {
    text: remarks([text, findingWords.recordedAs(record.number, record.days.acknowledge)]),
    settle: next === null ? null : ['finding', next, record.number],
    record: record.number,
  })
}

/** Value by value: of as many findings as there are customers, to copy whatever one has takes longer than to judge it. */
function recordable(
  { customer, name, state, period, facts }: Finding,
  { text, settle, record }: Pick<RecordableFinding, 'text' | 'settle' | 'record'>,
): RecordableFinding {
  if (period === undefined) return { customer, name, state, text, facts, settle, record }
  return { customer, name, state, period, text, facts, settle, record }
}
