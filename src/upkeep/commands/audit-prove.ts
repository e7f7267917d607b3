import { unavailable, usage } from '../../clause/problem.ts'
import { rowsNumbered } from '../../record/anywhere.ts'
import type { AnyKind } from '../../record/kind.ts'
import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import { changeLine, headerLine } from '../../register/journal.ts'
import type { Db } from '../../register/register.ts'
import type { EntryChangeTable } from '../../register/tables.ts'
import { notAsSealed, seeVerify } from '../../register/tree/not-as-sealed.ts'
import { verb } from '../../terminal/command.ts'
import { askedAs, required, text, yes } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { proofWords } from '../proof-words.ts'
import { textResult } from '../text-result.ts'
import { watching } from '../watching.ts'
import { keyFlag } from './audit-checkpoint.ts'
import { checkpointFlag } from './audit-kept.ts'

/** `audit prove`: what proves one record to whoever has no register. */
export const auditProve = (kinds: () => Promise<readonly AnyKind[]>) =>
  verb({
    words: { en: 'Prove that a record was recorded so', zh: '出具某条记录确曾如此登记的证明' },
    access: 'read',
    args: {
      record: required(
        askedAs(
          { en: 'Number', zh: '编号' },
          text({ en: 'a number as it is typed anywhere, or TABLE:ID', zh: '任何记录的编号，或 表名:行号' }, 'NUMBER'),
        ),
      ),
    },
    flags: {
      checkpoint: checkpointFlag,
      key: keyFlag,
      entry: count(
        { en: 'the change that entry N made, not the first', zh: '证明第 N 条日志的改动（默认首次登记）' },
        1,
      ),
      withPerson: yes({ en: 'with the personal data of the change', zh: '附上该项改动中的个人信息' }),
    },
    asks: ['checkpoint', ['key', ({ checkpoint }) => !checkpoint]],
    examples: {
      'audit prove CT-2026-0001 --checkpoint checkpoint.txt --output proof.txt': {
        en: 'a file that is checked without the register',
        zh: '一份不用登记簿即可核验的文件',
      },
    },
    run: async ({ record, checkpoint, key, entry, withPerson }, call) => {
      if ((checkpoint === undefined) === (key === undefined))
        throw usage(proofWords.needsCheckpoint, proofWords.nameCheckpoint)
      const [{ checkpointIn, keyOf, signedCheckpoint, refuseAltered }, { folding, originIn }, tree, { recordProof }] =
        await Promise.all([
          import('../signing.ts'),
          import('../../register/tree/fold.ts'),
          import('../../register/tree/tree.ts'),
          import('../../register/tree/proof.ts'),
        ])
      const open = key === undefined ? null : await keyOf(key, call)
      const given = checkpoint === undefined ? null : checkpointIn(checkpoint, call)
      return call.read(async (db) => {
        const statements = snapshotStatements(db)
        const own = await changesOf(db, await kinds(), record)
        const change = chosen(own, record, entry)
        const seq = change.entry
        const size = given?.checkpoint.size ?? call.head().seq
        if (seq > size) throw usage(proofWords.notCovered(record, seq, size), proofWords.newerCheckpoint)
        const { header, before } = await headerOf(db, seq)
        const [index, changes] = [change.id - before - 1, header.last_change - before]
        const wanted = { parts: tree.pathRanges(seq - 1, size), entry: { seq, parts: tree.pathRanges(index, changes) } }
        const { folded, text: signed } =
          open === null
            ? { folded: await watching(call)(folding(statements, { upTo: size, ...wanted })), text: given?.text ?? '' }
            : await signedCheckpoint(call, open, statements, size, wanted)
        if (given !== null) {
          const { origin, root } = given.checkpoint
          if (origin !== originIn(statements) || folded.size < size || !folded.root.equals(root))
            throw unavailable(
              proofWords.notOfCheckpoint(checkpoint ?? ''),
              proofWords.seeVerifyCheckpoint(checkpoint ?? ''),
            )
          refuseAltered(folded)
        }
        const { salt, private: image } = change
        const person = withPerson === true && image !== null && salt !== null ? { salt, image } : null
        if (withPerson === true && person === null) call.warn(proofWords.noPersonThere)
        call.warn(proofWords.proves(record, seq))
        const later = [...new Set(own.filter(({ id }) => id > change.id).map((each) => each.entry))]
        if (later.length > 0) call.warn(proofWords.changedSince(later))
        const text = recordProof({
          ...{ change: lineOf(change), person, index, changes, size, checkpoint: signed },
          ...{ entry: header, header: headerLine(header) },
          ...{ inEntry: folded.entryParts, inJournal: folded.parts },
        })
        return textResult(call, 'proof', { record, entry: seq, size, later, text })
      })
    },
  })

const lineOf = ({
  id,
  table,
  key,
  op,
  before,
  after,
  private: image,
  salt,
  private_digest,
}: EntryChangeTable): string => changeLine([id, table, key, op, before, after, image, salt, private_digest])

/** Every change of the record that a number means, the oldest first. */
async function changesOf(db: Db, kinds: readonly AnyKind[], typed: string): Promise<EntryChangeTable[]> {
  const [row, ...others] = await rowsNumbered(db, kinds, typed)
  if (row === undefined) throw usage(proofWords.noSuchRecord(typed), proofWords.nameRecord)
  if (others.length > 0)
    throw usage(
      proofWords.severalRecords(typed),
      proofWords.whichRecord([row, ...others].map(({ table, id }) => `${table}:${id}`)),
    )
  return db
    .selectFrom('entry_change')
    .selectAll()
    .where('table', '=', row.table)
    .where('key', '=', row.id)
    .orderBy('id')
    .execute()
}

/** The change that is to be proven: that which put it on record, or the last that an entry made. */
function chosen(own: readonly EntryChangeTable[], typed: string, entry: number | undefined): EntryChangeTable {
  const change = entry === undefined ? own[0] : own.findLast((each) => each.entry === entry)
  if (change !== undefined) return change
  // A row without a change was put there past the program.
  if (entry === undefined) throw unavailable(proofWords.noSuchRecord(typed), seeVerify)
  throw usage(
    proofWords.notChangedThere(typed, entry),
    proofWords.changedIn([...new Set(own.map((each) => each.entry))]),
  )
}

/** An entry, and the last change of the one before it. */
async function headerOf(db: Db, seq: number) {
  const entries = await db
    .selectFrom('entry')
    .selectAll()
    .where('seq', 'in', [seq - 1, seq])
    .orderBy('seq', 'desc')
    .execute()
  const [header, before] = entries
  if (header?.seq !== seq) throw notAsSealed(seq)
  return { header, before: before?.last_change ?? 0 }
}
