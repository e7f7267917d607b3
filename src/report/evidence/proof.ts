import script from '../../../docs/verify-proof.py'
import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import type { Db } from '../../register/register.ts'
import type { EntryTable } from '../../register/tables.ts'
import { originIn } from '../../register/tree/fold.ts'
import { journalLeaves } from '../../register/tree/leaves.ts'
import { checkpointBody } from '../../register/tree/note.ts'
import { journalProof } from '../../register/tree/proof.ts'
import type { TreeHead } from '../../register/tree/tree.ts'
import type { ReadCall } from '../../terminal/command.ts'
import type { OutputFolder } from '../../terminal/folder.ts'
import { leftOut, type RecordFile } from './records.ts'

/** What proves the records, and what checks that. */
export const [proofFile, checkFile] = ['proof.txt', 'verify-proof.py'] as const

/** Signs a checkpoint of a snapshot, up to the newest entry that is asked about. */
export type SignsCheckpoint = (db: Db) => Promise<string>

/** Opens a key by the file that it is in: its passphrase is asked for, so before the register is read. */
export type OpensKey = (named: string, call: ReadCall) => Promise<SignsCheckpoint>

/** About how many characters of a file are written at once. */
const piece = 65_536

/**
 * Writes how the changes of the records lead to a checkpoint of the journal up to an entry, every leaf of which stands there once, and
 * the script that goes that way again. What the pack leaves out of records stands there as a hash, and so does the rest of the journal.
 */
export async function writeProof(
  db: Db,
  upTo: number,
  records: readonly RecordFile[],
  folder: OutputFolder,
  sign: SignsCheckpoint | null,
): Promise<void> {
  // Before the statements of the leaves are open: it goes through the journal by itself.
  const signed = sign === null ? null : await sign(db)
  const statements = snapshotStatements(db)
  const names = records.map(({ table }) => `'${table}'`).join(', ')
  const concerns = ({ seq }: EntryTable): boolean =>
    statements.get(`SELECT 1 FROM main.entry_change WHERE entry = ? AND "table" IN (${names}) LIMIT 1`, seq) !==
    undefined
  const shown = new Map<string, RecordFile>(records.map((file) => [file.table, file]))
  const lines = journalProof(journalLeaves(statements, upTo), {
    entry: concerns,
    change: (line) => isToShow(Buffer.from(line).toString(), shown),
  })
  const end = (head: TreeHead) => `\n${signed ?? checkpointBody(originIn(statements), head)}`
  await folder.write(proofFile, inPieces(lines, end))
  await folder.write(checkFile, [script])
}

/** Whether a change is of one of the records, and holds nothing that the pack leaves out. */
function isToShow(line: string, shown: ReadonlyMap<string, RecordFile>): boolean {
  const [, table = '', id, , before = '', after = ''] = line.split('\t')
  const file = shown.get(table)
  if (file?.ids.has(Number(id)) !== true) return false
  const hidden = leftOut(file.table)
  if (hidden.length === 0) return true
  const held = [before, after].filter((image) => image !== '').flatMap((image) => Object.keys(JSON.parse(image)))
  return !hidden.some((column) => held.includes(column))
}

/** The lines, some at a time, and what is said at the end. */
function* inPieces(lines: Generator<string, TreeHead>, end: (head: TreeHead) => string): Generator<string> {
  let text = ''
  for (let next = lines.next(); ; next = lines.next()) {
    if (next.done === true) {
      yield text + end(next.value)
      return
    }
    text += next.value
    if (text.length < piece) continue
    yield text
    text = ''
  }
}
