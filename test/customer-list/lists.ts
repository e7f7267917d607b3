import fs from 'node:fs'
import path from 'node:path'
import { desk } from '../upkeep/desk.ts'

/** A remark of an import as JSON has it. */
export interface Remark {
  readonly line: number
  /** The cell of a sheet; null in text, and of a whole row. */
  readonly cell: string | null
  readonly field: string | null
  readonly value: string | null
  readonly code: string
  readonly reason: string
  /** Of a rejected row: what people know it by. */
  readonly row?: readonly { readonly field: string; readonly value: string }[]
}

/** A line of a list that is no row. */
export interface SkippedLine {
  readonly code: string
  readonly line: number
  readonly text: string
}

/** A column whose field does not follow from its header alone. */
export interface GuessedColumn {
  /** From 1. */
  readonly column: number
  readonly header: string
  readonly field: string | null
  readonly reason: string
}

/** What an import says to other programs. */
export interface Imported {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Rows taken of which a detail waits among the rejects. */
  readonly waiting: number
  readonly stopped: string | null
  readonly identity: readonly Remark[]
  readonly warnings: readonly Remark[]
  readonly replaced: readonly Remark[]
  readonly rejects: readonly Remark[]
  readonly skipped: readonly SkippedLine[]
  readonly guesses: readonly GuessedColumn[]
  readonly encoding: string
  readonly sample: readonly string[]
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly unknownColumns: readonly string[]
  /** Lines of rows that a sheet hides. */
  readonly hiddenRows: readonly number[]
  /** Further headers of a list that was put together of several. */
  readonly headers: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly staffCreated: readonly string[]
  /** Branches that got a head office which their name alone tells. */
  readonly headOfficesInferred: readonly { readonly code: string; readonly name: string; readonly headOffice: string }[]
}

/** A desk with an empty register at which lists are imported. */
export async function importer() {
  const own = desk()
  await own.json(['init', '--go-live', '2025-01-16'])
  let count = 0
  /** A file of the clerk's. */
  const file = (content: string | Uint8Array): string => {
    count += 1
    const name = `list-${count}.csv`
    fs.writeFileSync(path.join(own.cwd, name), content)
    return name
  }
  /** Imports a file or its content; ends with 1 where rows are rejected. */
  const takes = async (content: string | Uint8Array, ...more: string[]): Promise<Imported> => {
    const outcome = await own.at(['customer', 'import', file(content), ...more, '--format', 'json'])
    if (outcome.code > 1) throw new Error(`exit ${outcome.code}: ${outcome.err}`)
    const imported = JSON.parse(outcome.out) as Imported
    const { rows, created, updated, unchanged, rejected, waiting, stopped } = imported
    if (rows !== created + updated + unchanged + rejected) throw new Error(`the counts don't add up: ${outcome.out}`)
    if (outcome.code !== (rejected + waiting > 0 || stopped !== null ? 1 : 0))
      throw new Error(`exit ${outcome.code}: ${outcome.out}`)
    return imported
  }
  /** The counts alone: rows, created, updated, unchanged, rejected. */
  const counts = async (content: string | Uint8Array, ...more: string[]): Promise<number[]> => {
    const { rows, created, updated, unchanged, rejected } = await takes(content, ...more)
    return [rows, created, updated, unchanged, rejected]
  }
  /** The problem that an import stops with before anything is written. */
  const stops = async (content: string | Uint8Array, ...more: string[]) => {
    const outcome = await own.at(['customer', 'import', file(content), ...more, '--format', 'json'])
    if (outcome.code !== 2 || outcome.out !== '') throw new Error(`exit ${outcome.code}: ${outcome.out}${outcome.err}`)
    return JSON.parse(outcome.err).error as { message: string; hint: string }
  }
  /** What an import says to people. */
  const said = async (content: string | Uint8Array, lang: 'en' | 'zh', ...more: string[]) => {
    const outcome = await own.at(['customer', 'import', file(content), ...more, '--format', 'table', '--lang', lang])
    return { ...outcome, all: outcome.err + outcome.out }
  }
  const readFile = (name: string): string => fs.readFileSync(path.join(own.cwd, name), 'utf8')
  const exported = async (): Promise<string> => (await own.at(['customer', 'export'])).out
  const entries = async (): Promise<number> => (await own.json(['audit', 'list'])).entries.length
  const customer = async (which: string) => (await own.json(['customer', 'show', which])).customer
  return { ...own, file, readFile, takes, counts, stops, said, exported, entries, customer }
}
