import type { Lang, Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import type { Choice } from '../terminal/world.ts'
import { contents } from './content.ts'
import { fieldName, foldHeader, type HeaderCatalogue, ignore, type LeftColumn } from './headers.ts'
import type { Table } from './table.ts'

/** Nobody answers more than this of a list; the rest is said. */
const mostAsked = 3

/** How many values of a column are shown. */
const mostValues = 3

/** A question about columns: how it is put, and what each answer says, the guess first. */
interface Question {
  readonly message: Words
  readonly choices: readonly { readonly value: string; readonly name: Words; readonly short?: string }[]
  /** An answer as values of `--map`. */
  maps(answer: string): readonly string[]
}

/**
 * Asks on a terminal what is not sure: which column is the name, then what the others are, each with three values. Returns the
 * answers as values of `--map`, null where nothing had to be asked.
 */
export async function askColumns(table: Table, { world, lang }: WriteCall): Promise<readonly string[] | null> {
  const questions = questionsOn(table).slice(0, mostAsked)
  const maps: string[] = []
  for (const { message, choices, maps: mapsOf } of questions) {
    const named = choices.map(({ name, ...choice }): Choice => ({ ...choice, name: name[lang] }))
    const as = (answer: string) => mapsOf(answer).flatMap((map) => ['--map', map])
    maps.push(...mapsOf(await world.prompts.choose(message[lang], named, lang, { as })))
  }
  return questions.length === 0 ? null : maps
}

function questionsOn(table: Table): Question[] {
  const name = nameQuestion(table)
  const { ambiguous, guesses } = table.recognized
  const asked = ambiguous.map(({ choices, ...column }) => whatIs(table, column, [...choices, ignore]))
  const unsure = guesses.filter(
    ({ isSure, field, header }) => !isSure && field !== nameField(table.catalogue) && canMap(header),
  )
  const others = unsure.map((guess) => whatIs(table, guess, alternatives(table, guess)))
  return [...(name === null ? [] : [name]), ...asked, ...others]
}

/** What a column may be whose values say something: that, what its header says, or nothing. */
function alternatives(
  { catalogue }: Table,
  { field, header }: LeftColumn & { readonly field: string | null },
): string[] {
  const folded = foldHeader(header)
  const [said] = Object.entries(catalogue.fields).find(([, headers]) =>
    headers.some((each) => foldHeader(each) === folded),
  ) ?? [null]
  return [...new Set([field ?? ignore, ...(said === null ? [] : [said]), ignore])]
}

/** The field of the organization's name, where a list has one. */
const nameField = ({ contents: kinds = [] }: HeaderCatalogue): string | null =>
  kinds.find(({ content }) => content === contents.organization)?.field ?? null

const canMap = (header: string): boolean => foldHeader(header) !== ''

const isName = (cell: string): boolean => contents.organization.is(cell.trim())

/** Which column is the name: asked where a guess is unsure, or where no column is it that has to be. */
function nameQuestion(table: Table): Question | null {
  const { columns, left, guesses } = table.recognized
  const name = nameField(table.catalogue)
  if (name === null) return null
  const column = columns.find(({ field }) => field === name)
  const guess = guesses.find(({ field }) => field === name)
  const isMissing = column === undefined && table.catalogue.naming?.name === name
  if (!isMissing && (guess === undefined || guess.isSure)) return null
  const named = ({ index }: LeftColumn) => table.first.filter((cells) => isName(cells[index] ?? '')).length
  const others = left.toSorted((a, b) => named(b) - named(a))
  const choices = [...(column === undefined ? [] : [column]), ...others].filter(({ header }) => canMap(header))
  if (choices.length < 2 && !isMissing) return null
  if (choices.length === 0) return null
  return {
    message: questionWords.whichIs(fieldName(table.catalogue, name)),
    choices: choices.map(({ index, header }) => ({
      value: header,
      short: header,
      name: questionWords.column(header, valuesOf(table, index, 11)),
    })),
    maps: (header) => [`${header}=${name}`],
  }
}

const whatIs = (table: Table, { index, header }: LeftColumn, fields: readonly string[]): Question => ({
  message: questionWords.whatIs(header, valuesOf(table, index, 9)),
  choices: fields.map((field) => ({
    value: field,
    name: field === ignore ? questionWords.ignore : fieldName(table.catalogue, field),
  })),
  maps: (field) => [`${header}=${field}`],
})

/** The first values of a column that differ, each of so many characters at most. */
function valuesOf({ first }: Table, index: number, longest: number): readonly string[] {
  const values = first.map((cells) => (cells[index] ?? '').replace(/\s+/gu, ' ').trim()).filter((value) => value !== '')
  const clipped = (value: string) => (value.length > longest ? `${value.slice(0, longest - 1)}…` : value)
  return [...new Set(values)].slice(0, mostValues).map(clipped)
}

const listed = (values: readonly string[], lang: Lang): string => values.join(lang === 'zh' ? '；' : '; ')

const questionWords = {
  whichIs: (field: Words): Words => ({ en: `Which column is the ${field.en}?`, zh: `哪一列是“${field.zh}”？` }),
  whatIs: (header: string, values: readonly string[]): Words => ({
    en: `What is the column "${header}" (${listed(values, 'en')})?`,
    zh: `“${header}”一列（${listed(values, 'zh')}）是什么？`,
  }),
  column: (header: string, values: readonly string[]): Words => ({
    en: `${header}: ${listed(values, 'en')}`,
    zh: `${header}：${listed(values, 'zh')}`,
  }),
  ignore: { en: 'none of these; leave it out', zh: '都不是，不导入此列' },
} as const
