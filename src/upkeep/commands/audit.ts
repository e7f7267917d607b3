import { usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import type { AnyKind } from '../../record/kind.ts'
import { type Difference, placeWords } from '../../register/difference.ts'
import { secondName } from '../../register/file/second-name.ts'
import type { FactWords } from '../../register/history.ts'
import { reasonWords } from '../../register/reason-words.ts'
import { headText } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { type Flag, text, yes } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, list, sentence, table } from '../../terminal/result.ts'
import { entryColumns, wordsColumn } from '../columns.ts'
import { withOpened } from '../open.ts'
import { proofWords } from '../proof-words.ts'
import { parseHead } from '../rules.ts'
import { type EntryRecord, listEntries, listTypedForOthers } from '../store.ts'
import { type OwnersOf, recordedUnsaid } from '../told.ts'
import { watching } from '../watching.ts'
import { upkeepWords } from '../words.ts'
import { checkpointFlag, publicKeyFlag, refuseUnsigned } from './audit-kept.ts'

const column = columnOf<EntryRecord>()

function columns(timeZone: string, told: ReadonlyMap<number, Words>): readonly Column<EntryRecord>[] {
  const { seq, at, by, command } = entryColumns(timeZone)
  return [
    ...[seq, at, by],
    column('staff', 'Done by', '经办人'),
    column('systemUser', 'Account', '系统账户', { minor: true }),
    { ...command, shown: ({ seq, command: typed }) => told.get(seq) ?? same(typed) },
    column('changes', 'Rows', '行数', { align: 'right', whole: true }),
    column('note', 'Note', '备注', { shown: ({ note }) => reasonWords(note ?? '') }),
  ]
}

const auditList = (facts: FactWords, ownersOf: OwnersOf) =>
  verb({
    words: { en: 'The entries of the journal, newest first', zh: '日志记录，最新在前' },
    access: 'read',
    flags: {
      limit: count({ en: 'only the newest N', zh: '只列最新的 N 条' }, 1),
      onBehalf: yes({ en: 'only what was typed on behalf of others', zh: '只列代他人录入的' }),
    },
    examples: {
      'audit list --limit 20': { en: 'what was done last, by whom', zh: '最近的操作及办理人' },
      'audit list --on-behalf': { en: 'what somebody typed for somebody else', zh: '代他人录入的记录' },
    },
    run: async ({ limit, onBehalf }, call) => {
      const { entries, told } = await call.read(async (db) => {
        const entries = await (onBehalf === true ? listTypedForOthers : listEntries)(db, limit)
        return { entries, told: await recordedUnsaid(db, entries, facts, ownersOf) }
      })
      const oldest = entries.at(-1)?.seq ?? 1
      // Entries are numbered without a gap.
      const more =
        oldest > 1 && onBehalf !== true
          ? [sentence(upkeepWords.olderEntries(entries.length, entries.length + oldest - 1))]
          : []
      const listed = list('entries', columns(call.timeZone, told), entries, upkeepWords.noEntry, more)
      const head = entries.length === 0 ? null : headText(call.head())
      return { ...listed, json: { entries, head } }
    },
  })

const headFlag = text({ en: 'a head printed earlier on a report or backup', zh: '报告或备份上印有的封印' }, 'HEAD')

const anchorFlag: Flag<{ seq: number; seal: string }, 'optional'> = {
  ...headFlag,
  parse: (raw, label) => {
    const head = parseHead(headFlag.parse(raw, label))
    if (head === null) throw usage(upkeepWords.notAHead(label, raw), upkeepWords.writeAHead)
    return head
  },
}

const ofDifference = columnOf<Difference>()

const differenceColumns: readonly Column<Difference>[] = [
  ofDifference('kind', 'Kind', '类别', { shown: ({ kind }) => upkeepWords.differenceKind[kind], whole: true }),
  ofDifference('where', 'Where', '位置', { shown: placeWords, whole: true }),
  wordsColumn('detail', 'What differs', '差异', ({ detail }) => detail),
]

const auditVerify = verb({
  words: { en: 'Hold the register against its journal', zh: '以日志核验登记簿' },
  access: 'none',
  flags: { anchor: anchorFlag, checkpoint: checkpointFlag, publicKey: publicKeyFlag },
  examples: {
    'audit verify': { en: 'whether anything was altered outside the program', zh: '核验是否有绕过本程序的改动' },
    'audit verify --checkpoint checkpoint.txt': {
      en: 'whether it still begins as the checkpoint says, which was kept elsewhere',
      zh: '与存放在别处的检查点核对',
    },
  },
  run: async ({ anchor, checkpoint: kept, publicKey }, call) => {
    if (kept === undefined && publicKey !== undefined) throw usage(proofWords.keyWithout, proofWords.nameKept)
    if (kept !== undefined) await refuseUnsigned(publicKey, [kept], call)
    const { entries, changes, rows, erasures, head, differences, checkpoint } = await withOpened(
      call,
      async (register) => {
        try {
          const second = register.isFile ? secondName(register.file) : null
          if (second !== null) call.warn(second, { always: true })
          const { statements, begin } = await register.verifying()
          const found = await watching(call)(begin(anchor))
          if (kept === undefined) return { ...found, checkpoint: null }
          const { heldAgainst } = await import('../held-against.ts')
          const against = await heldAgainst(kept, statements, call)
          return { ...found, differences: [...found.differences, ...against.differences], checkpoint: against.size }
        } catch (error) {
          throw register.problem(error)
        }
      },
    )
    const ok = differences.length === 0
    const printed = head === null ? null : headText(head)
    const against = checkpoint === null ? {} : { checkpoint }
    const verification = { ok, entries, changes, rows, erasures, head: printed, ...against, differences }
    const said = sentence(ok ? upkeepWords.verified(entries, changes, rows, printed) : upkeepWords.differs)
    const held = [
      ...(ok && anchor !== undefined ? [sentence(proofWords.holdsAnchor(headText(anchor)))] : []),
      ...(ok && checkpoint !== null ? [sentence(proofWords.holdsCheckpoint(checkpoint))] : []),
    ]
    const erased = erasures.length === 0 ? [] : [sentence(upkeepWords.erasures(erasures))]
    return {
      json: { verification },
      items: [verification],
      parts: [said, ...(ok ? [] : [table(differenceColumns, differences)]), ...held, ...erased],
      exit: ok ? 0 : 1,
    }
  },
})

/** The journal: who changed what, and whether the register still is as it says. */
export const audit = (facts: FactWords, ownersOf: OwnersOf, kinds: () => Promise<readonly AnyKind[]>) =>
  noun(
    { en: 'The journal of every change', zh: '全部改动的日志' },
    {
      list: async () => auditList(facts, ownersOf),
      verify: async () => auditVerify,
      key: async () => (await import('./audit-key.ts')).auditKey,
      checkpoint: async () => (await import('./audit-checkpoint.ts')).auditCheckpoint,
      prove: async () => (await import('./audit-prove.ts')).auditProve(kinds),
      consistency: async () => (await import('./audit-consistency.ts')).auditConsistency,
    },
  )
