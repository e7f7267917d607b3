import type { Words } from '../clause/words.ts'
import type { Frame } from './frame.ts'
import type { Part, Result, TablePart } from './result.ts'

/** What a sheet is to hold. */
export interface SheetPlan {
  readonly name: Words
  /** Said above everything else; null where the sheet's name says it. */
  readonly title: Words | null
  /** In their order, at most one of them a table. */
  readonly parts: readonly Part[]
  /** The table whose title is the sheet's name, and is not said again. */
  readonly named: TablePart | null
  readonly foot: readonly Words[]
}

const overview: Words = { en: 'Overview', zh: '概览' }

/** Parts in groups of which none has two tables; what stands before a table goes with it, the last words with the last. */
function byTable(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [[]]
  let waiting: Part[] = []
  for (const part of parts) {
    const last = groups.at(-1) ?? []
    if (part.kind !== 'table') {
      waiting.push(part)
      continue
    }
    if (last.some(({ kind }) => kind === 'table')) groups.push([...waiting, part])
    else last.push(...waiting, part)
    waiting = []
  }
  groups.at(-1)?.push(...waiting)
  return groups
}

/** The parts of a result by section: those before the first heading have none. */
function bySection(parts: readonly Part[]): { heading: Words | null; parts: Part[] }[] {
  const sections: { heading: Words | null; parts: Part[] }[] = [{ heading: null, parts: [] }]
  for (const part of parts) {
    if (part.kind === 'heading') sections.push({ heading: part.words, parts: [] })
    else sections.at(-1)?.parts.push(part)
  }
  return sections
}

const tableOf = (parts: readonly Part[]): TablePart | null => parts.find((part) => part.kind === 'table') ?? null

/** What a sheet further down is called: as its table is, or for want of that as its first column, which says what of. */
const nameOf = (table: TablePart | null): Words | undefined => table?.title ?? table?.columns[0]?.title

/**
 * The sheets of a result in their order. A result with sections has an overview first: its title, what stands before the
 * first section, and what proves it. One without is its tables, with its title above only where it gave one itself.
 */
export function sheetPlans(result: Result, { title, quiet }: Pick<Frame, 'title' | 'quiet'>): SheetPlan[] {
  const said = result.parts.filter(({ kind }) => kind !== 'chart' && !(quiet && kind === 'text'))
  const [start, ...sections] = bySection(said)
  const isWhole = sections.length === 0
  const groups = byTable(start?.parts ?? [])
  const own = groups.map((parts, i): SheetPlan => {
    const table = tableOf(parts)
    const isTitled = i === 0 && (!isWhole || result.title !== undefined || table === null)
    const isProved = i === (isWhole ? groups.length - 1 : 0)
    const named = i > 0 || (isWhole && groups.length > 1 && parts[0] === table) ? nameOf(table) : undefined
    return {
      name: named ?? (isWhole ? title : overview),
      title: isTitled ? title : null,
      parts,
      named: named !== undefined && named === table?.title ? table : null,
      foot: isProved ? (result.foot ?? []) : [],
    }
  })
  const others = sections.flatMap(({ heading, parts }) =>
    byTable(parts).map((group, i): SheetPlan => {
      const table = i > 0 ? tableOf(group) : null
      return { name: nameOf(table) ?? heading ?? title, title: null, parts: group, named: table, foot: [] }
    }),
  )
  return [...own, ...others]
}
