import type { Day } from '../../clause/day.ts'
import { wallTime } from '../../clause/moment.ts'
import { Problem, usage } from '../../clause/problem.ts'
import { joined, type Words } from '../../clause/words.ts'
import { requireInPerson, requireStanding } from '../../office/confirmation/store/standing.ts'
import { doneAsDemanded, type Typed } from '../../office/staff/done-by.ts'
import { Depended } from '../../register/dependents.ts'
import type { FactWords, RowNames } from '../../register/history.ts'
import type { Db, Who } from '../../register/register.ts'
import { undoNote, undoneBy } from '../../register/undone.ts'
import { askIfThere } from '../../terminal/ask.ts'
import { type DoneBy, verb, type WriteCall } from '../../terminal/command.ts'
import { type Flag, text, yes } from '../../terminal/flag.ts'
import { type Column, columnOf, one, type Part, sentence, table } from '../../terminal/result.ts'
import { wordsColumn } from '../columns.ts'
import type { SetBack } from '../rules.ts'
import { changesToSetBack, type EntryRecord, findEntry, labelsOf, newestStanding } from '../store.ts'
import { type OwnersOf, recordedBy } from '../told.ts'
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

/** How many rows of a table would be set back in one way. */
interface SetBackKind extends Pick<SetBack, 'table' | 'act'> {
  readonly rows: number
}

/** A row as it is shown: with its name, and its fields in words. */
interface Shown extends SetBack {
  readonly label: Words
  readonly words: Words
}

const column = columnOf<Shown>()

const columns = (facts: FactWords): readonly Column<Shown>[] => [
  column('table', 'What', '对象', { shown: ({ table }) => facts.table(table), whole: true }),
  wordsColumn('label', 'Which', '名称', ({ label }) => label),
  column('act', 'Would be', '处理', { shown: ({ act }) => upkeepWords.act[act], whole: true }),
  wordsColumn('fields', 'Set back', '恢复内容', ({ words }) => words),
]

const ofKind = columnOf<SetBackKind>()

const kindColumns = (facts: FactWords): readonly Column<SetBackKind>[] => [
  ofKind('table', 'What', '对象', { shown: ({ table }) => facts.table(table) }),
  ofKind('act', 'Would be', '处理', { shown: ({ act }) => upkeepWords.act[act] }),
  ofKind('rows', 'Rows', '行数', { align: 'right' }),
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

/** At most this many rows are told one by one. People see up to `mostShown`; of more, a count for each kind and the last few. */
const mostTold = 1000
const mostShown = 30
const fewShown = 10

/** What an undo would do: how many rows of each kind, in the order in which they are met, and the last of them one by one. */
async function previewOf(db: Db, seq: number, facts: FactWords) {
  const kinds = new Map<string, SetBackKind>()
  const told: SetBack[] = []
  for await (const batch of changesToSetBack(db, seq))
    for (const change of batch) {
      const { table, act } = change
      const kind = `${table} ${act}`
      kinds.set(kind, { table, act, rows: (kinds.get(kind)?.rows ?? 0) + 1 })
      if (told.length < mostTold) told.push(change)
    }
  const labels = await labelsOf(db, told, facts)
  const names = await facts.names(db, told.flatMap(fieldPairs))
  const rows = told.map((change, index) => ({
    ...change,
    label: labels[index] as Words,
    words: setBackWords(change, facts, names),
  }))
  return { kinds: [...kinds.values()], rows }
}

type Preview = Awaited<ReturnType<typeof previewOf>>

const fieldPairs = ({ table, key, fields }: SetBack) =>
  fields.map(({ field, from, to }) => ({ table, key, field, before: from, after: to }))

/** The preview as people read it. */
function previewParts({ kinds, rows }: Preview, all: number, facts: FactWords): Part[] {
  if (all <= mostShown) return [table(columns(facts), rows)]
  const title = upkeepWords.firstRows(fewShown, rows.length, all)
  return [table(kindColumns(facts), kinds), table(columns(facts), rows.slice(0, fewShown), { title })]
}

/**
 * What an undo must leave in order: given the rows that it will set back, before it does; what it returns is called
 * afterwards and refuses what could not have been recorded so.
 */
export type KeepOrder = (
  db: Db,
  rows: readonly Pick<SetBack, 'table' | 'key' | 'act'>[],
) => Promise<() => Promise<void>>

/** What only a manager records, only a manager takes back: limits, revisions, floors, accounts, and roles that were ended. */
const ofManagers = ({ table, act }: SetBack): boolean =>
  ['limit_value', 'revision', 'price_floor', 'account'].includes(table) || (table === 'staff_role' && act !== 'void')

/** What decides who confirms: whose an account is, and who is whom. */
const ofConfirmers = ({ table, act }: SetBack): boolean => table === 'account' || (table === 'staff' && act !== 'void')

async function hasAny(db: Db, seq: number, isMeant: (change: SetBack) => boolean): Promise<boolean> {
  for await (const batch of changesToSetBack(db, seq)) if (batch.some(isMeant)) return true
  return false
}

const targetOf = (db: Db, entry: unknown) => (entry === undefined ? newestStanding(db) : findEntry(db, Number(entry)))

/** One's own mistakes are one's own to undo; what somebody else recorded is the manager's. */
const demandOn = async (db: Db, { entry }: Typed, today: Day, who: Who) => {
  const target = await targetOf(db, entry)
  if (target === undefined) return null
  // Who does it, not who types it for them.
  const isOwn = [target.staff, target.by].includes(who.staff)
  if (isOwn && !(await hasAny(db, target.seq, ofManagers))) return null
  return { roles: ['manager'] as const, clause: '3', on: today }
}

const demanded = doneAsDemanded(upkeepWords.undoneBy, demandOn)

const ownOrManagers: DoneBy = {
  ...demanded,
  demand: async (db, who, input, today) => {
    const remark = await demanded.demand(db, who, input, today)
    if ((await demandOn(db, input as Typed, today, who)) !== null) await requireStanding(db, who.staff, today)
    const target = await targetOf(db, (input as Typed).entry)
    if (target !== undefined && (await hasAny(db, target.seq, ofConfirmers))) await requireInPerson(db, who)
    return remark
  },
}

const flags = {
  reason: text({ en: 'why (default "undo of #N")', zh: '原因（默认“撤回 #N”）' }),
  dryRun: yes({ en: 'only say what would be set back', zh: '只说明将恢复什么' }),
} as const

/** Reverses an entry by a new one: what it added is voided, what it changed is set back. An undo can be undone too. */
export const undo = (facts: FactWords, ownersOf: OwnersOf, orders: readonly KeepOrder[]) =>
  verb({
    words: { en: 'Reverse a whole command', zh: '撤回整条命令' },
    access: 'write',
    // What would be taken back is what it asks about.
    reviewed: 'itself',
    by: ownOrManagers,
    args: { entry: entryArgument },
    flags,
    examples: {
      'undo --dry-run': { en: 'what the last command would be taken back to', zh: '试运行：看看撤回上一条命令的结果' },
      'undo 12 --reason "wrong customer"': {
        en: 'an entry by its number, with the reason',
        zh: '按日志序号撤回，并写明原因',
      },
    },
    run: async (input, call) => {
      const target = await call.read((db) =>
        input.entry === undefined ? newestStanding(db) : findEntry(db, input.entry),
      )
      if (target === undefined) throw usage(upkeepWords.noSuchEntry(input.entry), upkeepWords.listEntries)
      if (target.seq === 1) throw new Problem('refused', upkeepWords.firstEntry, upkeepWords.otherRegister)
      const already = await call.read((db) => undoneBy(db, target.seq))
      if (already !== null)
        throw new Problem('refused', upkeepWords.undoneAlready(target.seq, already), upkeepWords.haveItAgain(already))
      const preview = await call.read((db) => previewOf(db, target.seq, facts))
      const told = await call.read((db) => recordedBy(db, target, facts, ownersOf))
      const dryRun = input.dryRun === true
      const how = { facts, orders }
      // Tried before it is asked about: a question whose yes is refused is a waste of an answer.
      if (dryRun || call.interactive) await reverse(call, target, { ...how, reason: input.reason, dryRun: true })
      const would = [
        sentence(upkeepWords.wouldUndo(target, wallTime(target.at, call.timeZone), told)),
        ...previewParts(preview, target.changes, facts),
      ]
      const record = recordOf(target, preview, dryRun)
      if (dryRun)
        return { ...one('undo', { ...record, by: null }, null, [], would), rows: table(columns(facts), preview.rows) }
      if (
        call.interactive &&
        !(await agreed(
          call,
          upkeepWords.reallyUndo(target, told),
          would,
          input.entry === undefined ? [String(target.seq)] : [],
        ))
      )
        return one('undo', { ...record, by: null, rows: 0, changes: [], kinds: [] }, upkeepWords.notUndone)
      const reason = input.reason ?? (call.interactive ? await reasonAsked(call, target) : undefined)
      await reverse(call, target, { ...how, reason, dryRun: false })
      const by = call.head().seq
      return one('undo', { ...record, by }, upkeepWords.undone(target.seq, target.changes, by))
    },
  })

/** What programs read; of the rows that are not listed one by one, how many of each kind. */
function recordOf({ seq, command, changes }: EntryRecord, { kinds, rows }: Preview, dryRun: boolean) {
  const listed = rows.map(({ table, key, label, act, fields }) => ({ table, key, label: label.en, act, fields }))
  return { entry: seq, command, rows: changes, dryRun, kinds, changes: listed }
}

/** Asks; `entry` is the one that is meant where none was typed: the newest is another one after this. */
async function agreed(
  call: WriteCall,
  question: Words,
  would: readonly Part[],
  entry: readonly string[],
): Promise<boolean> {
  await call.show(would)
  return call.world.prompts.confirm(question[call.lang], call.lang, { as: () => entry })
}

/** Why, once it is seen what is taken back and agreed to. */
const reasonAsked = (call: WriteCall, { seq }: EntryRecord): Promise<string | undefined> =>
  askIfThere(flags.reason, 'reason', call, upkeepWords.undoReason(seq))

interface How {
  readonly reason: string | undefined
  readonly facts: FactWords
  readonly orders: readonly KeepOrder[]
  readonly dryRun: boolean
}

async function reverse(call: WriteCall, target: EntryRecord, { reason, dryRun, facts, orders }: How): Promise<void> {
  try {
    await call.write(
      async (tx) => {
        tx.note(undoNote(target.seq))
        const undone: Pick<SetBack, 'table' | 'key' | 'act'>[] = []
        for await (const batch of changesToSetBack(tx.db, target.seq))
          for (const { table, key, act } of batch) undone.push({ table, key, act })
        const refusals: Awaited<ReturnType<KeepOrder>>[] = []
        for (const keepOrder of orders) refusals.push(await keepOrder(tx.db, undone))
        tx.reverse(target.seq, reason ?? undoNote(target.seq), facts.table)
        for (const refuseDisorder of refusals) await refuseDisorder()
      },
      { dryRun },
    )
  } catch (error) {
    if (error instanceof Depended) throw dependedOn(target, error, call.timeZone)
    // Where no entry was named, nobody knows which one a room's own refusal is about.
    throw error instanceof Problem && error.code === 'refused' ? naming(target, error) : error
  }
}

const naming = (target: EntryRecord, { words, hint, clause }: Problem): Problem =>
  new Problem('refused', joined([upkeepWords.notUndoneEntry(target), words], ': ', '：'), hint, clause)

/** Names what would have to be undone before. */
function dependedOn({ seq }: EntryRecord, { dependents }: Depended, timeZone: string): Problem {
  const told = dependents.map((dependent) => ({ ...dependent, at: wallTime(dependent.at, timeZone) }))
  return new Problem('refused', upkeepWords.restsOn(seq, told.length), upkeepWords.undoFirst(told))
}
