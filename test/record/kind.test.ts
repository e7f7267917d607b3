import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import type { EventRecord } from '../../src/maintenance/event/event.ts'
import type { EventKind } from '../../src/maintenance/event/rules.ts'
import type { IntelligenceRecord } from '../../src/maintenance/intelligence/intelligence.ts'
import type { Row } from '../../src/register/register.ts'
import { emptyFolder } from '../scratch.ts'
import { takesLong } from '../tries.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('a row', () => {
  it('is inferred from its table: days, texts, what may be empty, and references', () => {
    expectTypeOf<Row<'event'>['held_on']>().toEqualTypeOf<Day>()
    expectTypeOf<Row<'event'>['minutes_on']>().toEqualTypeOf<Day | null>()
    expectTypeOf<Row<'contact'>['person_id']>().toEqualTypeOf<number | null>()
    expectTypeOf<Row<'information'>['action_needed']>().toEqualTypeOf<0 | 1>()
  })
})

describe('a record as it is printed', () => {
  it('is inferred from the fields of its kind', () => {
    expectTypeOf<EventRecord['kind']>().toEqualTypeOf<EventKind>()
    expectTypeOf<EventRecord['held']>().toEqualTypeOf<Day>()
    expectTypeOf<EventRecord['by']>().toEqualTypeOf<string>()
    expectTypeOf<EventRecord['organizations']>().toEqualTypeOf<number>()
    expectTypeOf<IntelligenceRecord['customer']>().toEqualTypeOf<string | null>()
  })

  it('may lack what it has from a later day on, though its column may not be empty', () => {
    expectTypeOf<EventRecord['minutes']>().toEqualTypeOf<string | null>()
    expectTypeOf<IntelligenceRecord['reported']>().toEqualTypeOf<Day | null>()
  })
})

/** What the compiler says of declarations, each put in the place of `FIELDS`. */
function errorsOf(declarations: Readonly<Record<string, string>>): Record<string, string> {
  const folder = emptyFolder()
  const from = (path: string) => JSON.stringify(join(root, 'src', path))
  const files = Object.entries(declarations).map(([name, declared]) => {
    const file = join(folder, `${name}.ts`)
    writeFileSync(
      file,
      `import { derived, kept, value } from ${from('record/field.ts')}
import { kindOf, unnumbered } from ${from('record/kind.ts')}
import { choice, text } from ${from('terminal/flag.ts')}
import { count } from ${from('terminal/number-flag.ts')}
const words = { en: 'x', zh: 'x' }
export const wrong = kindOf({ table: 'event', command: 'event', identity: unnumbered, called: { one: words }, ${declared} })
void [derived, kept, value, choice, count, text]
`,
    )
    return [name, file] as const
  })
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(
    files.map(([, file]) => file),
    { ...options, noEmit: true, typeRoots: [join(root, 'node_modules/@types')], types: ['node'] },
  )
  return Object.fromEntries(
    files.map(([name, file]) => {
      const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file))
      return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n')]
    }),
  )
}

it('says in a sentence what does not fit a table', takesLong, () => {
  const errors = errorsOf({
    fits: `day: 'held_on', fields: { place: value('place', 'Place', '地点', text(words)) }`,
    column: `fields: { place: value('plaice', 'Place', '地点', text(words)) }`,
    keptColumn: `fields: { number: kept('nummer', 'Number', '编号') }`,
    number: `fields: { place: value('place', 'Place', '地点', count(words)) }`,
    since: `fields: { minutes: value('minutes', 'Minutes', '纪要', text(words), { since: 'minuted_on' }) }`,
    day: `day: 'held', fields: {}`,
    offered: `offered: ['held'], fields: { place: value('place', 'Place', '地点', text(words)) }`,
    derive: `fields: { organizations: derived<number>('Organizations', '组织') }`,
  })
  expect(errors.fits).toBe('')
  expect(errors.column).toContain('"the table event has no column plaice"')
  expect(errors.keptColumn).toContain('"the table event has no column nummer"')
  expect(errors.number).toContain('"the column place of event cannot hold what this flag gives"')
  expect(errors.since).toContain('"the table event has no column minuted_on"')
  expect(errors.day).toContain(`Type '"held"' is not assignable to type`)
  expect(errors.offered).toContain(`Type '"held"' is not assignable to type '"place"'`)
  expect(errors.derive).toContain(`'derive'`)
})
