import { refused, usage } from '../../clause/problem.ts'
import { joined, lines, type Words } from '../../clause/words.ts'
import { ownerOf, sitter } from '../../office/account/store/seat.ts'
import { awaitedTables } from '../../office/confirmation/awaited.ts'
import { waitingColumns, waitingView } from '../../office/confirmation/columns.ts'
import { type AwaitedAct, entryNamed, mayConfirm, parseEntryNamed } from '../../office/confirmation/rules.ts'
import { actsBy, unconfirmed } from '../../office/confirmation/store/acts.ts'
import { accountsMadeFor, confirmerOn } from '../../office/confirmation/store/standing.ts'
import { confirmationWords as words } from '../../office/confirmation/words.ts'
import type { FactWords } from '../../register/history.ts'
import type { Db, Write } from '../../register/register.ts'
import { type DoneBy, type ReadCall, verb, type WriteCall } from '../../terminal/command.ts'
import { type Flag, many, text, yes } from '../../terminal/flag.ts'
import { names } from '../../terminal/named.ts'
import { type Column, list, one, type Result, sentence } from '../../terminal/result.ts'
import { findEntry } from '../store.ts'
import { type OwnersOf, recordedBy } from '../told.ts'

type Named = NonNullable<ReturnType<typeof parseEntryNamed>>

const entryText = text(
  {
    en: 'the entry, with the beginning of its seal, as "confirm" alone lists it: 123:ab12cd34',
    zh: '日志记录，序号与封印开头，按 confirm 所列：123:ab12cd34',
  },
  'ENTRY',
)

const entryFlag: Flag<Named, 'optional'> = {
  ...entryText,
  parse: (raw, label) => {
    const named = parseEntryNamed(entryText.parse(raw, label))
    if (named === null) throw usage(words.notNamed(label, raw), words.seeWaiting)
    return named
  },
}

/** By their own word, from an account that is theirs alone: nobody confirms for somebody else. */
const inPerson: DoneBy = {
  words: words.confirmedByWhom,
  demand: async (_, who) => {
    if (who.staff !== who.by) throw refused('3', words.notForAnother(who.staff), words.leaveStaff)
    if (who.isOwn !== true) throw refused('3', words.ownAccount(who.by), words.bindFirst)
    return null
  },
  able: async () => [],
}

/** At most so many are told in the words of what was recorded; nobody reads on through more. */
const mostTold = 100

/** At most so many stand in the command line that confirms them. */
const mostAtOnce = 10

export const confirm = (facts: FactWords, ownersOf: OwnersOf, limitTitles: LimitTitles) =>
  verb({
    words: {
      en: 'Confirm what somebody else typed as done by you; alone: what waits for you',
      zh: '确认由他人代录的本人事项；不写序号则列出待确认的事项',
    },
    access: 'write',
    writesWith: 'entries',
    // Nobody agrees to what they have not read.
    reviewed: true,
    by: inPerson,
    args: { entries: many(entryFlag) },
    flags: { all: yes({ en: "list everybody's", zh: '列出所有人的' }) },
    examples: { confirm: { en: 'what waits for you', zh: '待您确认的事项' } },
    run: async ({ entries, all }, call) =>
      entries.length === 0
        ? waitingList(call, all === true, { facts: withTitles(facts, await limitTitles()), ownersOf })
        : confirmed(call, entries),
  })

/** What the limits of the procedure are called, by the names that are typed. */
type LimitTitles = () => Promise<ReadonlyMap<string, Words>>

/** A limit is told by its title besides: its name is a word for the command line. */
const withTitles = (facts: FactWords, titles: ReadonlyMap<string, Words>): FactWords => ({
  ...facts,
  value: (names, table, column, value) => {
    const told = facts.value(names, table, column, value)
    const title = table === 'limit_value' && column === 'name' ? titles.get(String(value)) : undefined
    return title === undefined ? told : { en: told.en, zh: `${told.zh} ${title.zh}` }
  },
})

/** What waits for whoever sits there, or for everybody, in the words of what was recorded. */
async function waitingList(
  call: ReadCall,
  everybody: boolean,
  { facts, ownersOf }: { readonly facts: FactWords; readonly ownersOf: OwnersOf },
): Promise<Result> {
  return call.read(async (db) => {
    const named = names(call.globals, call.world)
    const by = await sitter(db, named)
    const waiting = await unconfirmed(db, call.asOf)
    const person = await confirmerOn(db, by, call.asOf)
    const mine = person === null ? [] : waiting.filter((act) => mayConfirm(act, person) === 'yes')
    const shown = everybody ? waiting : mine
    const told = new Map<number, Words>()
    for (const { entry } of shown.slice(0, mostTold)) {
      const record = await findEntry(db, entry)
      const recorded = record === undefined ? null : await recordedBy(db, record, facts, ownersOf, awaitedTables)
      if (recorded !== null) told.set(entry, recorded)
    }
    const columns: readonly Column<AwaitedAct>[] = waitingColumns.map((column) =>
      column.key === 'what' ? { ...column, shown: ({ entry, what }) => saidOf(what, told.get(entry)) } : column,
    )
    const own = mine.slice(0, mostAtOnce).map(entryNamed)
    const isTheirs = (await ownerOf(db, named)) !== null
    const more = [
      ...(shown.length < waiting.length ? [sentence(words.othersWait(waiting.length - shown.length))] : []),
      ...(own.length > 0 ? [sentence(isTheirs ? words.confirmWith(own) : words.atOwnAccount)] : []),
    ]
    const listed = list('unconfirmed', columns, shown, everybody ? words.noneWaits : words.noneWaitsFor(by), more)
    return { ...listed, json: { unconfirmed: shown.map(waitingView) }, items: shown.map(waitingView) }
  })
}

/** What waits, and what was recorded, without the words that are in both. */
function saidOf(what: Words, told: Words | undefined): Words {
  if (told === undefined) return what
  const after = (said: string, begun: string) => (said.startsWith(`${begun} `) ? said.slice(begun.length + 1) : said)
  return joined([what, { en: after(told.en, what.en), zh: after(told.zh, what.zh) }], ': ', '：')
}

async function confirmed(call: WriteCall, entries: readonly Named[]): Promise<Result> {
  const accounts = await names(call.globals, call.world).accounts()
  const done = await call.write(async (tx) => {
    const all: AwaitedAct[] = []
    for (const entry of entries) all.push(...(await confirmEntry(tx, entry, accounts)))
    return all
  })
  const fresh = done.filter((act) => act.confirmed === null)
  const said = done.map((act) => (act.confirmed === null ? words.done(act) : words.already(act, act.confirmed)))
  return one('confirmation', { by: call.who.by, confirmed: fresh.map(waitingView) }, lines(said))
}

/** Confirms what of an entry is theirs to confirm, and returns it as it was before. */
async function confirmEntry(tx: Write, { entry, seal }: Named, accounts: readonly string[]): Promise<AwaitedAct[]> {
  const acts = (await actsBy(tx.db, tx.today)).awaited.filter((act) => act.entry === entry)
  const [first] = acts
  if (first === undefined) throw refused('3', words.notAwaited(entry), words.seeWaiting)
  if (!first.seal.startsWith(seal)) throw usage(words.otherSeal(entry, seal), words.seeWaiting)
  const by = await mustBeStaff(tx.db, tx)
  if (by.restsOn !== null) throw refused('3', words.restsOn(by.name, by.restsOn), words.theyConfirm(by.restsOn))
  const mine = acts.filter((act) => mayConfirm(act, by) === 'yes')
  if (mine.length === 0)
    throw mayConfirm(first, by) === 'typed-it'
      ? refused('3', words.typedIt(first), words.anotherManager)
      : refused('3', words.theirs(first), words.theyConfirm(first))
  const made = await accountsMadeFor(tx.db, first, by.id)
  const account = accounts.find((each) => made.has(each))
  if (account !== undefined) throw refused('3', words.madeFor(first, account), words.olderAccount)
  for (const { staffId, confirmed } of mine)
    if (confirmed === null) tx.insert('confirmation', { entry, staff_id: staffId, confirmed_by: by.id })
  return mine
}

/** Who types is on the staff: the session has seen to it. */
async function mustBeStaff(db: Db, { who, today }: Write) {
  const person = await confirmerOn(db, who.by, today)
  if (person === null) throw new Error(`${who.by} types and is not on the staff`)
  return person
}
