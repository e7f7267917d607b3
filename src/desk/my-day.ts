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

/** The most rows shown; the most urgent come first. */
const most = 10

/** The number of items requested, enough for ten customers. */
const asked = 300

/** The columns of a row: customer code, telephone, and a name as wide as the terminal can spare. */
const widths = { code: 7, phone: 13, name: (columns: number) => Math.min(24, Math.max(10, columns - 60)) } as const

type State = { readonly is: 'working' } | { readonly is: 'unread' } | { readonly is: 'read'; readonly day: MyDay }

/** A session at the desk: its world and its options. */
export interface Sitting {
  readonly world: World
  readonly globals: Globals
  /** The options that the desk was opened with; each of its command lines gets them too. */
  readonly options: readonly string[]
  /** Aborted when the desk is left, to end background work. */
  readonly left: AbortSignal
}

/** The state of the last verified backup; null if the register is no file on this machine. */
export async function copyAt({ globals, world }: Pick<Sitting, 'globals' | 'world'>): Promise<CopyState | null> {
  if (world.server !== undefined || world.far !== undefined) return null
  return lookUp(globals, world, async (_db, _today, _doer, register) => copyState(register, world.clock()))
}

/**
 * The agenda of the person at the desk. Another process evaluates it, so that keys respond at once; meanwhile the previous agenda
 * is shown.
 */
export class Day {
  readonly #at: Sitting
  #who: string | null = null
  #by = ''
  #state: State = { is: 'working' }
  /** Aborts the latest evaluation; null before the first. */
  #judging: AbortController | null = null
  #first: typeof firstActs = []
  #copy: CopyState | null = null
  /** The rows as last drawn, since every key requests them. */
  #drawn: { readonly state: State; readonly columns: number; readonly rows: readonly BoardRow[] } | null = null
  readonly #listeners = new Set<() => void>()

  constructor(at: Sitting) {
    this.#at = at
  }

  /** Finds the person's name and requests the first agenda. */
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

  /** Whether there are no customers yet, so that first steps are offered. */
  get isFirst(): boolean {
    return this.#first.length > 0
  }

  /** The command line that prints the agenda, as people type it. */
  get line(): readonly string[] {
    return ['today', ...(this.#who === null ? [] : ['--maintainer', this.#who])]
  }

  async #lookForCustomers(): Promise<void> {
    const { globals, world } = this.#at
    this.#first = (await lookUp(globals, world, isAnybodyThere)) ? [] : firstActs
  }

  /** Evaluates the agenda again and aborts an evaluation in progress. */
  async refresh(): Promise<void> {
    if (this.#first.length > 0) await this.#lookForCustomers()
    this.#copy = await copyAt(this.#at).catch(() => null)
    const isAgain = this.isBegun
    this.#judging?.abort()
    this.#judging = new AbortController()
    const { world, options, left } = this.#at
    const end = AbortSignal.any([left, this.#judging.signal])
    const argv = [...this.line, '--top', String(asked), '--format', 'json', '--no-input', ...options]
    // Delayed until the input line is back: starting a process would delay a key noticeably.
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

  /** The customers shown, most urgent first. */
  get #customers(): readonly CustomerItems[] {
    return this.#state.is === 'read' ? this.#state.day.customers.slice(0, most - this.#first.length) : []
  }

  /** The content of a row: a first step, or a customer's items. */
  at(row: number): CustomerItems | (typeof firstActs)[number] | undefined {
    return this.#first[row] ?? this.#customers[row - this.#first.length]
  }

  /** The present row of an item that was taken; the first row if it is gone. */
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
    // Subtracts the cursor mark, the blank after the cells, and the last column, which stays empty.
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

/** Removes a leading record number: the description is more useful, and the details show the number. */
const withoutNumber = (text: string): string => text.replace(/^[^\s：:；;，,]*\d[^\s：:；;，,]*[：:；;]\s*/u, '')

/** A name clipped to so many columns; if it is too long, its legal form is removed first. */
const nameIn = (name: string, columns: number): string =>
  clipped(widthOf(name) <= columns ? name : name.replace(/(?:股份|责任)?有限(?:责任)?公司$/u, ''), columns)

/** The first of several numbers; the details show all of them. */
const firstNumber = (phone: string | null): string => phone?.split(/[；;，,、/]/u)[0]?.trim() ?? ''
