import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import type { Lang } from '../../clause/words.ts'
import type { RecordedFinding } from '../../finding/rules.ts'
import { unconfirmed } from '../../office/confirmation/store/acts.ts'
import type { Deviation } from '../../office/limit/deviation.ts'
import { recordedValues } from '../../office/limit/store/limit.ts'
import { procedureOn } from '../../office/revision/store.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import type { OutputFolder } from '../../terminal/folder.ts'
import { fileOf } from '../../terminal/render.ts'
import { type Result, table } from '../../terminal/result.ts'
import { basisOf, type Procedure } from '../basis.ts'
import type { ClauseLine } from '../compliance.ts'
import { judge } from '../judge.ts'
import type { Watched } from '../judging.ts'
import { writeChanges } from './changes.ts'
import { columnsPage, dutyPage, indexPage, judgedFile, type PackFrame, pageOf } from './content.ts'
import { factsNamed, firstFindings, firstPassed, judgedColumns, judgedThings } from './judged.ts'
import { type LeftInMonth, leftByMonth, leftColumns, leftFile } from './left.ts'
import { type LimitsOnRecord, usedLimits } from './limits.ts'
import { type SignsCheckpoint, writeProof } from './proof.ts'
import { type RecordFile, type RecordWords, writeRecords } from './records.ts'

/** What a pack is made of besides the register. */
export interface PackOf extends RecordWords {
  readonly procedure: Procedure
  /** The duties that the pack is about, and all that the procedure has. */
  readonly chosen: readonly AssessedDuty<Db>[]
  readonly duties: readonly AssessedDuty<Db>[]
  readonly lang: Lang
  readonly watched: Watched
  /** The records of breaches that can no longer be cured. */
  readonly records: readonly RecordedFinding[]
  /** The newest entry that the pack is about. */
  readonly upTo: number
  /** What signs the checkpoint that the records lead to; null where nobody does. */
  readonly sign: SignsCheckpoint | null
  /** The command that writes the same pack again. */
  readonly again: string
}

/** What every duty is judged by: who the customers are, who was of which department, limits, calendar, go-live. */
const ofAll: readonly FactTable[] = [
  'customer',
  'staff_role',
  'setting',
  'takeover',
  'limit_value',
  'revision',
  'calendar_day',
  'finding',
]

/**
 * Writes the evidence of the duties as of a day into a folder: a page for each, everything that was judged under it as
 * CSV, the records behind it as CSV, and the digests of all. Returns how every duty stands, and how many findings there are.
 */
export async function writePack(
  db: Db,
  asOf: AsOf,
  frame: PackFrame,
  folder: OutputFolder,
  pack: PackOf,
): Promise<{ readonly lines: readonly ClauseLine[]; readonly findings: number }> {
  const { procedure, duties, lang } = pack
  const document = await procedureOn(db, procedure, asOf.day)
  const chosen = document.titled(pack.chosen)
  const recorded = (await recordedValues(db)).filter(({ voided }) => voided === null)
  const onRecord = { set: asOf.set, recorded, written: procedure.revision, asOf: asOf.day }
  const recordFiles = new Map<FactTable, RecordFile>()
  for (const each of [...ofAll, ...chosen.flatMap(({ evidence }) => evidence as readonly FactTable[])])
    if (!recordFiles.has(each)) recordFiles.set(each, await writeRecords(db, each, asOf.day, folder, pack))
  const changes = await writeChanges(db, [...recordFiles.keys()], folder, pack.facts)
  await writeProof(db, pack.upTo, [...recordFiles.values()], folder, pack.sign)
  const { lines } = await judge(chosen, db, { ...asOf, proving: true }, pack.records, { watched: pack.watched })
  const left = await leftByMonth(db, chosen, asOf, { seq: pack.upTo })
  await folder.write(leftFile, await fileOf({ json: {}, parts: [table(leftColumns, left)] }, 'csv', lang, everything))
  for (const duty of chosen) {
    const own = lines.filter(({ id }) => id === duty.id)
    const { deviations } = await basisOf(db, procedure, [duty], own, asOf)
    const ownLeft = left.filter(({ id }) => id === duty.id)
    await writeDuty(duty, own, ownLeft, deviations, recordFiles, changes, onRecord, frame, folder, lang)
  }
  await writePage('columns.html', columnsPage([...recordFiles.values()], pack.facts, frame), folder, lang)
  const basis = await basisOf(db, procedure, duties, lines, asOf)
  const files = [...folder.files]
  const index = indexPage({
    procedure,
    basis,
    duties: chosen,
    lines,
    left,
    files,
    again: pack.again,
    isSigned: pack.sign !== null,
    waiting: await unconfirmed(db, asOf.day),
    changes,
    frame,
  })
  await writePage('index.html', index, folder, lang)
  await folder.write('SHA256SUMS', [folder.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')])
  return { lines, findings: lines.reduce((sum, line) => sum + line.findings.length, 0) }
}

/** Nothing is left out. */
const everything = { quiet: false } as const

const writePage = async (name: string, page: Result, folder: OutputFolder, lang: Lang): Promise<void> =>
  folder.write(name, await fileOf(page, 'html', lang, everything))

async function writeDuty(
  duty: AssessedDuty<Db>,
  lines: readonly ClauseLine[],
  left: readonly LeftInMonth[],
  deviations: readonly Deviation[],
  files: ReadonlyMap<FactTable, RecordFile>,
  changes: number,
  onRecord: LimitsOnRecord,
  frame: PackFrame,
  folder: OutputFolder,
  lang: Lang,
): Promise<void> {
  const things = judgedThings(lines)
  const judged = judgedFile(duty)
  const rows: Result = { json: {}, parts: [table(judgedColumns(await factsNamed(things)), things)] }
  await folder.write(judged, await fileOf(rows, 'csv', lang, everything))
  const records = ([...duty.evidence, ...ofAll] as FactTable[]).flatMap((each) => files.get(each) ?? [])
  const limits = usedLimits(duty, lines, onRecord)
  const page = await dutyPage({
    duty,
    lines,
    findings: await firstFindings(lines),
    passed: await firstPassed(lines),
    left,
    limits,
    deviations,
    judged,
    records: [...new Set(records)],
    changes,
    frame,
  })
  await writePage(pageOf(duty), page, folder, lang)
}
