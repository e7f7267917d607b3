import { type Day as CalendarDay, weekday } from '../clause/day.ts'
import { commandLine, joined, type Words } from '../clause/words.ts'
import { isAnybodyThere } from '../customer/customer/store/list.ts'
import { findStaff } from '../office/staff/store/staff.ts'
import { type CopyState, copyState } from '../register/file/copy-note.ts'
import { behindWords } from '../register/mirror/behind.ts'
import type { Globals } from '../terminal/command.ts'
import { names } from '../terminal/named.ts'
import { columnsOfErrors } from '../terminal/screen.ts'
import { lookUp } from '../terminal/session.ts'
import type { BoardRow, BoardView, World } from '../terminal/world.ts'
import { clipped, padded, widthOf } from '../terminal/wrap.ts'
import { firstActs } from './acts.ts'
import { type CustomerItems, dayFrom, type MyDay } from './day.ts'
import { deskWords, weekdays } from './words.ts'

/** At most so many lines: who has more to do begins with the most urgent. */
const most = 10

/** So many items are asked for: those of ten customers. */
const asked = 300

/** Columns of a row: the customer's code and its telephone; its name has what a terminal of that width can spare. */
const widths = { code: 7, phone: 13, name: (columns: number) => Math.min(24, Math.max(10, columns - 60)) } as const

/** How far the day is. */
type State = { readonly is: 'working' } | { readonly is: 'unread' } | { readonly is: 'read'; readonly day: MyDay }

/** Who sits at a desk, and in which world. */
export interface Sitting {
  readonly world: World
  readonly globals: Globals
  /** The options that the desk was opened with: every command line of it has them too. */
  readonly options: readonly string[]
  /** Aborted when the desk is left: what runs beside it ends. */
  readonly left: AbortSignal
}

/** How the last verified copy of the register is; null of one that is no file of this machine. */
export async function copyAt({ globals, world }: Pick<Sitting, 'globals' | 'world'>): Promise<CopyState | null> {
  if (world.server !== undefined || world.far !== undefined) return null
  return lookUp(globals, world, async (_db, _today, _doer, register) => copyState(register, world.clock()))
}

/**
 * The day of whoever sits at the desk. It is judged beside the desk, in a run of its own, so that nobody waits for it at a key; what is
 * shown meanwhile is the day before.
 */
export class Day {
  readonly #at: Sitting
  #who: string | null = null
  #by = ''
  #state: State = { is: 'working' }
  /** Ends the judging that was begun last; null before the first. */
  #judging: AbortController | null = null
  #first: typeof firstActs = []
  #copy: CopyState | null = null
  /** The rows as they were drawn last: every key asks for them. */
  #drawn: { readonly state: State; readonly columns: number; readonly rows: readonly BoardRow[] } | null = null
  readonly #listeners = new Set<() => void>()

  constructor(at: Sitting) {
    this.#at = at
  }

  /** Who sits there, and the first look at the day. */
  async begin(): Promise<void> {
    const { globals, world } = this.#at
    this.#by = names(globals, world).by
    this.#who = await lookUp(globals, world, async (db) => (await findStaff(db, this.#by))?.name ?? null)
    await this.#lookForCustomers()
    await this.refresh()
  }

  get isBegun(): boolean {
    return this.#judging !== null
  }

  /** Whether nobody is on record yet, so that other things come first. */
  get isFirst(): boolean {
    return this.#first.length > 0
  }

  /** The command line that gives the day, as people read it. */
  get line(): readonly string[] {
    return ['today', ...(this.#who === null ? [] : ['--maintainer', this.#who])]
  }

  async #lookForCustomers(): Promise<void> {
    const { globals, world } = this.#at
    this.#first = (await lookUp(globals, world, isAnybodyThere)) ? [] : firstActs
  }

  /** Has the day judged anew; a judging that is not there yet is ended. */
  async refresh(): Promise<void> {
    if (this.#first.length > 0) await this.#lookForCustomers()
    this.#copy = await copyAt(this.#at).catch(() => null)
    const isAgain = this.isBegun
    this.#judging?.abort()
    this.#judging = new AbortController()
    const { world, options, left } = this.#at
    const end = AbortSignal.any([left, this.#judging.signal])
    const argv = [...this.line, '--top', String(asked), '--format', 'json', '--no-input', ...options]
    // Once the line is there again: it takes longer to begin a process than anybody waits at a key.
    const begun = isAgain ? new Promise((done) => setTimeout(done, 10).unref()) : Promise.resolve()
    void begun.then(async () => {
      if (end.aborted) return
      const printed = await world.elsewhere(argv, end)
      if (end.aborted) return
      const day = dayFrom(printed)
      this.#state = day === null ? { is: 'unread' } : { is: 'read', day }
      for (const changed of this.#listeners) changed()
    })
  }

  onChange(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** What is shown, most urgent first. */
  get #customers(): readonly CustomerItems[] {
    return this.#state.is === 'read' ? this.#state.day.customers.slice(0, most - this.#first.length) : []
  }

  /** What stands in a row: what comes first where there are no customers yet, else what is to be done about one. */
  at(row: number): CustomerItems | (typeof firstActs)[number] | undefined {
    return this.#first[row] ?? this.#customers[row - this.#first.length]
  }

  /** Where that which stood in a row stands now; the first row where it is there no more. */
  rowOf(taken: ReturnType<Day['at']>): number {
    if (taken === undefined || 'does' in taken) return 0
    const place = this.#customers.findIndex(([{ customer, settle }]) =>
      customer === null ? String(settle) === String(taken[0].settle) : customer === taken[0].customer,
    )
    return place === -1 ? 0 : place + this.#first.length
  }

  view(isFolded: boolean): BoardView {
    const { lang } = this.#at.globals
    const foot = (isFolded ? deskWords.folded : deskWords.foot)[lang]
    const head = this.#head().map((words) => words[lang])
    return {
      head,
      rows: [...this.#first.map(({ words }) => ({ text: words[lang] })), ...this.#rows()],
      details: (row) => {
        const items = this.at(row)
        if (items === undefined) return undefined
        return 'does' in items ? [deskWords.enter(commandLine(items.does))[lang]] : this.#details(items)
      },
      foot,
    }
  }

  #head(): Words[] {
    const notStaff = this.#who === null ? [deskWords.notStaff(this.#by)] : []
    const nobodyYet = this.isFirst ? [deskWords.nobodyYet] : []
    if (this.#state.is === 'working') return [...notStaff, ...nobodyYet, deskWords.working]
    if (this.#state.is === 'unread') return [...notStaff, deskWords.noDay]
    const { asOf, counts, customers, isAll, mirrors } = this.#state.day
    const overdue = this.#copy?.overdueSince ?? null
    const behind = [...mirrors.map(behindWords), ...(overdue === null ? [] : [deskWords.copyOverdue(overdue)])]
    const day = `${asOf} ${weekdays[weekday(asOf as CalendarDay)]?.[this.#at.globals.lang] ?? ''}`
    const copy = this.#copy === null ? [] : [deskWords.copy(this.#copy.days)]
    const head = joined([deskWords.head(day, this.#who), ...copy], ' · ', ' · ')
    if (customers.length === 0) {
      return [...notStaff, joined([head, ...(this.isFirst ? nobodyYet : [deskWords.nothing])], ' · ', ' · '), ...behind]
    }
    const left = customers.length - this.#customers.length
    return [
      ...notStaff,
      head,
      ...nobodyYet,
      deskWords.counts(counts),
      ...(left > 0 ? [deskWords.moreCustomers(isAll ? left : null)] : []),
      ...behind,
    ]
  }

  #rows(): readonly BoardRow[] {
    const [state, columns] = [this.#state, columnsOfErrors(this.#at.world)]
    if (this.#drawn?.state !== state || this.#drawn.columns !== columns)
      this.#drawn = { state, columns, rows: this.#customers.map((items) => this.#row(items, columns)) }
    return this.#drawn.rows
  }

  #row([first, ...others]: CustomerItems, columns: number): BoardRow {
    const { lang } = this.#at.globals
    const { urgency } = first
    const tone = urgency === 'overdue' ? 'bad' : urgency === 'at-risk' ? 'warn' : undefined
    const what = `${deskWords.left(first)[lang]} ${withoutNumber(first.text[lang])}`
    const more = others.length === 0 ? '' : ` ${deskWords.more(others.length)[lang]}`
    if (first.customer === null) return { text: what + more, ...(tone === undefined ? {} : { tone }) }
    const cells = [
      padded(first.customer, widths.code),
      padded(nameIn(first.name ?? '', widths.name(columns)), widths.name(columns)),
      padded(firstNumber(first.phone), widths.phone),
    ]
    // Beside the mark of the cursor, the blank behind the cells and the last column, which stays empty.
    const room = columns - 4 - widthOf(cells.join(' ')) - widthOf(more)
    const text = `${cells.join(' ')} ${clipped(what, Math.max(8, room))}${more}`
    return { text, ...(tone === undefined ? {} : { tone }) }
  }

  #details(items: CustomerItems): string[] {
    const { lang } = this.#at.globals
    const [{ customer, name, person, phone, settle }] = items
    const who = [[customer, name].filter(Boolean).join(' '), [person, phone].filter(Boolean).join(' ')]
    const all = items.map((item) => deskWords.item(item)[lang])
    const enter = items.length === 1 || customer === null ? [deskWords.enter(commandLine(settle))[lang]] : []
    return [...(customer === null ? [] : [who.filter((text) => text !== '').join(' · ')]), ...enter, ...all]
  }
}

/** What all that there is to say of a number begins with: what it is tells more, and the number stands below. */
const withoutNumber = (text: string): string => text.replace(/^[^\s：:；;，,]*\d[^\s：:；;，,]*[：:；;]\s*/u, '')

/** A name in so many columns: without what most names end in where that helps. */
const nameIn = (name: string, columns: number): string =>
  clipped(widthOf(name) <= columns ? name : name.replace(/(?:股份|责任)?有限(?:责任)?公司$/u, ''), columns)

/** The first of several numbers: the others stand below, where there is room. */
const firstNumber = (phone: string | null): string => phone?.split(/[；;，,、/]/u)[0]?.trim() ?? ''
