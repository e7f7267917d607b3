import { wallTime } from '../../clause/moment.ts'
import { Problem, usage } from '../../clause/problem.ts'
import { joined, type Words } from '../../clause/words.ts'
import { requireRole } from '../../office/store.ts'
import type { FactWords, RowNames } from '../../register/history.ts'
import type { Db, Write } from '../../register/register.ts'
import { undoNote } from '../../register/undone.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { type Flag, text, yes } from '../../terminal/flag.ts'
import { type Column, one, table } from '../../terminal/result.ts'
import type { SetBack } from '../rules.ts'
import { changesToSetBack, type EntryRecord, findEntry, newestStanding } from '../store.ts'
import { upkeepWords } from '../words.ts'

const number = text(
  {
    en: 'the entry, as "audit list" numbers it (default the newest not undone)',
    zh: '日志序号（默认最新一条未撤回的）',
  },
  'ENTRY',
)

const entryArgument: Flag<number, 'optional'> = {
  ...number,
  parse: (raw, label) => {
    const [, seq] = /^#?([1-9]\d{0,14})$/.exec(number.parse(raw, label)) ?? []
    if (seq === undefined) throw usage(upkeepWords.notAnEntry(label, raw), upkeepWords.listEntries)
    return Number(seq)
  },
}

const columns = (facts: FactWords, names: RowNames): readonly Column<SetBack>[] => [
  {
    key: 'table',
    title: { en: 'What', zh: '对象' },
    cell: (item) => item.table,
    shown: (item) => facts.table(item.table),
    whole: true,
  },
  { key: 'label', title: { en: 'Which', zh: '名称' }, cell: (item) => item.label },
  {
    key: 'act',
    title: { en: 'Would be', zh: '处理' },
    cell: (item) => item.act,
    shown: (item) => upkeepWords.act[item.act],
    whole: true,
  },
  {
    key: 'fields',
    title: { en: 'Set back', zh: '恢复内容' },
    cell: (item) => setBackWords(item, facts, names).en,
    shown: (item) => setBackWords(item, facts, names),
  },
]

/** The fields with their values now and after the undo. Keys by which names are searched say nothing to people. */
function setBackWords({ table, fields }: SetBack, facts: FactWords, names: RowNames): Words {
  const told = fields
    .filter(({ field }) => field !== 'name_key')
    .map(({ field, from, to }): Words => {
      const name = facts.column(table, field)
      const [now, then] = [from, to].map((value) => facts.value(names, table, field, value)) as [Words, Words]
      return { en: `${name.en}: ${now.en} → ${then.en}`, zh: `${name.zh}：${now.zh} → ${then.zh}` }
    })
  return joined(told, '; ', '；')
}

/**
 * What an undo must leave in order: given the rows that it will set back, before it does; what it returns is called
 * afterwards and refuses what could not have been recorded so.
 */
export type KeepOrder = (
  db: Db,
  rows: readonly Pick<SetBack, 'table' | 'key' | 'act'>[],
) => Promise<() => Promise<void>>

/** Reverses an entry by a new one: what it added is voided, what it changed is set back. An undo can be undone too. */
export const undo = (facts: FactWords, orders: readonly KeepOrder[]) =>
  verb({
    words: { en: 'Reverse a whole command', zh: '撤回整条命令' },
    access: 'write',
    args: { entry: entryArgument },
    flags: {
      reason: text({ en: 'why (default "undo of #N")', zh: '原因（默认“undo of #N”）' }),
      dryRun: yes({ en: 'only say what would be set back', zh: '只说明将恢复什么' }),
    },
    examples: {
      'undo --dry-run': { en: 'what the last command would be taken back to', zh: '试运行：看看撤回上一条命令的结果' },
      'undo 12 --reason "wrong customer"': {
        en: 'an entry by its number, with the reason',
        zh: '按日志编号撤回，并写明原因',
      },
    },
    run: async (input, call) => {
      const target = await call.read((db) =>
        input.entry === undefined ? newestStanding(db) : findEntry(db, input.entry),
      )
      if (target === undefined) throw usage(upkeepWords.noSuchEntry(input.entry), upkeepWords.listEntries)
      if (target.seq === 1) throw new Problem('refused', upkeepWords.firstEntry, upkeepWords.otherRegister)
      const { changes, names } = await call.read(async (db) => {
        const changes = await changesToSetBack(db, target.seq)
        return { changes, names: await facts.names(db, changes.flatMap(changesOf)) }
      })
      const dryRun = input.dryRun === true
      const how = { reason: input.reason, facts, orders }
      const undone = { entry: target.seq, command: target.command, rows: changes.length, dryRun, changes }
      // Tried before it is asked about: a question whose yes is refused is a waste of an answer.
      if (dryRun || call.interactive) await reverse(call, target, { ...how, dryRun: true })
      const listed = table(columns(facts, names), changes)
      if (dryRun)
        return one('undo', { ...undone, by: null }, upkeepWords.wouldUndo(target.seq, target.command), [], [listed])
      if (call.interactive && !(await agreed(call, target)))
        return one('undo', { ...undone, by: null, rows: 0, changes: [] }, upkeepWords.notUndone)
      await reverse(call, target, { ...how, dryRun: false })
      const by = call.head().seq
      return one('undo', { ...undone, by }, upkeepWords.undone(target.seq, changes.length, by))
    },
  })

const changesOf = ({ table, key, fields }: SetBack) =>
  fields.map(({ field, from, to }) => ({ table, key, field, before: from, after: to }))

const agreed = (call: WriteCall, target: EntryRecord): Promise<boolean> => {
  const question = upkeepWords.reallyUndo(target, wallTime(target.at, call.timeZone))
  return call.world.prompts.confirm(question[call.lang], call.lang)
}

interface How {
  readonly reason: string | undefined
  readonly facts: FactWords
  readonly orders: readonly KeepOrder[]
}

const reverse = (
  call: WriteCall,
  target: EntryRecord,
  { reason, dryRun, facts, orders }: How & { readonly dryRun: boolean },
): Promise<number> =>
  call.write(
    async (tx) => {
      await requireOwn(tx, target)
      tx.note(undoNote(target.seq))
      const undone = await changesToSetBack(tx.db, target.seq)
      const refusals: Awaited<ReturnType<KeepOrder>>[] = []
      for (const keepOrder of orders) refusals.push(await keepOrder(tx.db, undone))
      const rows = tx.reverse(target.seq, reason ?? undoNote(target.seq), facts.table)
      for (const refuseDisorder of refusals) await refuseDisorder()
      return rows
    },
    { dryRun },
  )

/** One's own mistakes are one's own to undo; what somebody else recorded is the manager's. */
async function requireOwn(tx: Write, target: EntryRecord): Promise<void> {
  if (target.staff !== tx.who.staff && target.by !== tx.who.by) await requireRole(tx, 'manager', null)
}
