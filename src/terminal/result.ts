import type { Chart } from '../clause/chart.ts'
import { type Lang, same, type Words } from '../clause/words.ts'
import type { Items } from './items.ts'

/** A value as programs read it: the same in every language. */
export type Cell = string | number | boolean | null

/** One column of a list. `key` names it in CSV and TSV, `title` in tables. */
export interface Column<Item> {
  readonly key: string
  readonly title: Words
  readonly cell: (item: Item) => Cell
  /** How people read the value, where that differs: an enumeration in their language, money with its sign. */
  readonly shown?: (item: Item) => Words
  /** The value is a sentence: CSV and TSV have it in the user's language. */
  readonly prose?: true
  /** The file beside the page that the value leads to on a page; elsewhere there is the value alone. */
  readonly link?: (item: Item) => string | null
  /** The command line, without the program's name, that lists what the value counts, or shows what it names: a page that is served leads there. */
  readonly lists?: (item: Item) => readonly string[] | null
  /** The value is a command line: on a page its letters are those of one. */
  readonly command?: true
  /** Where each thing is some lines, the value has one of its own that is never broken: a command line, to be copied. */
  readonly ownLine?: true
  /** Left out on a terminal, which has no room for it; in every file for people. */
  readonly offTerminal?: true
  readonly align?: 'right'
  /** Codes, days and counts: never wrapped; the other columns give way on a narrow terminal. */
  readonly whole?: true
  /** Running text that is no pleasure to read in fewer columns of the terminal. */
  readonly atLeast?: number
  /** People do without it where the columns would be cut into pieces otherwise; programs always get it. */
  readonly minor?: true
  /** Paper does without it where the columns have no room beside each other: what another column says in other words. */
  readonly offPaper?: true
  /** The colour of the value on a terminal that has colours: a breach is bad, at-risk warns, met is good. */
  readonly tone?: (item: Item) => Tone | undefined
}

/** The keys of an item under which there is what a cell holds. */
type CellKey<Item> = { [Key in keyof Item]-?: Item[Key] extends Cell | undefined ? Key : never }[keyof Item] & string

/** What is said of a column besides its key, its title and its value. */
interface MoreOfColumn<Item> extends Omit<Column<Item>, 'key' | 'title' | 'cell'> {
  /** People read a dash where there is nothing. */
  readonly dashed?: true
}

/** Columns of an item's values as they are, each named by its key: for lists of records. */
export const columnOf =
  <Item>() =>
  (key: CellKey<Item>, en: string, zh: string, { dashed, ...more }: MoreOfColumn<Item> = {}): Column<Item> => {
    const cell = (item: Item) => (item[key] ?? null) as Cell
    const shown = (item: Item) => same(String(cell(item) ?? '—'))
    return { ...{ key, title: { en, zh }, cell }, ...(dashed === true ? { shown } : {}), ...more }
  }

/** How a value strikes the reader. */
export type Tone = 'bad' | 'warn' | 'good'

/** A list of things: drawn as a table for people, written as rows for programs. */
export interface TablePart {
  readonly kind: 'table'
  readonly title?: Words
  // biome-ignore lint/suspicious/noExplicitAny: the item's type is closed over by `table`, which checks it
  readonly columns: readonly Column<any>[]
  readonly items: Items<unknown>
  /** What to say instead of an empty table. */
  readonly empty?: Words
  /** How a terminal shows an item that is no pleasure to read in columns: some lines, the first of them beside the margin. */
  // biome-ignore lint/suspicious/noExplicitAny: the item's type is closed over by `table`, which checks it
  readonly block?: (item: any) => readonly BlockLine[]
}

/** A line of an item that is shown as a block. */
export interface BlockLine {
  readonly words: Words
  readonly tone?: Tone | undefined
  /** A command line: never broken, so that it can be copied. */
  readonly whole?: true
}

/** One thing with its fields: two columns for people, one row for programs. */
export interface RecordPart {
  readonly kind: 'record'
  readonly title?: Words
  readonly fields: readonly Field[]
  /** The few figures that matter most: set large on a page. */
  readonly prominent?: true
}

export interface Field {
  readonly key: string
  readonly title: Words
  readonly cell: Cell
  readonly shown?: Words
}

/** A sentence for people: not part of CSV or TSV. */
export interface TextPart {
  readonly kind: 'text'
  readonly words: Words
  /** What the whole comes to: set large on a page. */
  readonly lead?: true
  /** The file beside the page that it leads to on a page. */
  readonly link?: string
  /** A command line that does the same: never broken, so that it can be copied, and faint where there are colours. */
  readonly command?: true
}

/**
 * Begins a section: a heading in Markdown and HTML, a bold line on a terminal, a sheet of a workbook. What stands before
 * the first one is about the whole.
 */
export interface HeadingPart {
  readonly kind: 'heading'
  /** The section's own name in Latin letters, the same in both languages: its address in a page. */
  readonly key: string
  readonly words: Words
  /** Left out on a terminal, where the section tells itself what it is. */
  readonly offTerminal?: true
  /** The appendix begins here: on paper on a new sheet. */
  readonly appendix?: true
}

/**
 * A picture of figures that stand in a table beside it. Drawn where pictures can be, in HTML; elsewhere the table says the
 * same. The values are plain numbers; null is one that is not known, which is not zero.
 */
export interface ChartPart {
  readonly kind: 'chart'
  readonly title: Words
  readonly chart: Chart
}

export type Part = HeadingPart | TablePart | RecordPart | TextPart | ChartPart

/** What a command returns. It prints nothing itself: one renderer turns this into the format asked for. */
export interface Result {
  /**
   * The JSON body, without `schema`: camelCase keys that other programs rely on. Any list in it, however deep, may be one
   * that is read when it is printed.
   */
  readonly json: Readonly<Record<string, unknown>>
  /** The objects of JSON lines; default: the body as one line. */
  readonly items?: Items<unknown>
  /** For people; CSV and TSV write the first table or record among them, unless `rows` says otherwise. */
  readonly parts: readonly Part[]
  /** The format where none is asked for: for commands whose product is a file, or a text to be read. */
  readonly preferred?: 'csv' | 'table'
  /** What CSV and TSV write where people read something else. */
  readonly rows?: TablePart
  /** What its file is called in a folder that `--output` names, without the ending. */
  readonly name?: string
  /** What it is, said before everything else: the title of a page. Pages have what the command is for unless given. */
  readonly title?: Words
  /** What proves it, such as the journal's head: said after everything else, at the foot of a page. */
  readonly foot?: readonly Words[]
  /**
   * The command that prints it again to the byte, without how it was printed, and what is said of it at the foot. What is
   * filed as proof is whole: `--quiet` silences what is said beside it, not what it says.
   */
  readonly again?: { readonly argv: readonly string[]; readonly words: (line: string) => Words }
  /** The languages of a page or a workbook, one after the other; the one asked for unless given. */
  readonly langs?: readonly Lang[]
  /**
   * 1 where the command is done but has findings that were asked for, or rejected rows; 4 where its answer is that the
   * register cannot be used.
   */
  readonly exit?: 0 | 1 | 4
  /** What is offered on a terminal once it is shown: command lines that go on from here. */
  readonly then?: Onward
  /** The output itself, for commands whose product is a file (an export): written as it is, in every format. */
  readonly raw?: AsyncIterable<string | Uint8Array> | string
}

/** A command line that is offered once another is done, and what it does. */
export interface OnwardLine {
  readonly words: Words
  /** What it is called once it is chosen. */
  readonly short: Words
  readonly argv: readonly string[]
  /** Whether it decides about a customer. */
  readonly decides?: true
}

/** What is offered on a terminal once a result is shown. */
export interface Onward {
  /** Asked before a line is chosen. */
  readonly question: Words
  /** What is usually done first stands first: Enter does it, unless it decides about a customer. Where it is the only one, nobody is asked. */
  readonly lines: readonly OnwardLine[]
  /** The command line by which it goes on once one of them has saved something; left out: it ends there. */
  readonly afterwards?: readonly string[]
}

export function table<Item>(
  columns: readonly Column<Item>[],
  items: Items<Item>,
  more: { title?: Words; empty?: Words; block?: (item: Item) => readonly BlockLine[] } = {},
): TablePart {
  return { kind: 'table', columns, items, ...more }
}

export const sentence = (words: Words): TextPart => ({ kind: 'text', words })

/** A sentence that leads to a file beside the page. */
export const linkTo = (words: Words, link: string): TextPart => ({ kind: 'text', words, link })

export const heading = (
  key: string,
  words: Words,
  more: Pick<HeadingPart, 'offTerminal' | 'appendix'> = {},
): HeadingPart => ({ kind: 'heading', key, words, ...more })

export const chart = (title: Words, drawn: Chart): ChartPart => ({ kind: 'chart', title, chart: drawn })

/** A list under its plural noun: `{ customers: […] }`. */
export function list<Item>(
  noun: string,
  columns: readonly Column<Item>[],
  items: Items<Item>,
  empty: Words,
  more: readonly Part[] = [],
): Result {
  return { json: { [noun]: items }, items, parts: [table(columns, items, { empty }), ...more] }
}

/** What an empty list says: that nothing is there, or, where it was asked with a filter, that nothing matches. */
export const noneOf = (filters: Readonly<Record<string, unknown>>, none: Words): Words =>
  Object.values(filters).every((value) => value === undefined || (Array.isArray(value) && value.length === 0))
    ? none
    : { en: 'Nothing on record matches.', zh: '没有符合条件的记录。' }

/** One thing under its noun, with a sentence of what was done: `{ customer: {…} }`. */
export function one(
  noun: string,
  item: object,
  said: Words | null,
  fields: readonly Field[] = [],
  more: readonly Part[] = [],
): Result {
  const parts: Part[] = said === null ? [] : [sentence(said)]
  if (fields.length > 0) parts.push({ kind: 'record', fields })
  return { json: { [noun]: item }, items: [item], parts: [...parts, ...more] }
}

export const field = (key: string, title: Words, cell: Cell, shown?: Words): Field =>
  shown === undefined ? { key, title, cell } : { key, title, cell, shown }

/** A yes or no as people read it. */
export const yesNo = (value: boolean): Words => (value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' })

export const orDash = (text: string | null): Words => same(text ?? '—')
