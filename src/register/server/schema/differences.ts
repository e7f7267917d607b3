import made from '../../../../schema/server-parts.csv'
import { alterationsOf, partName, type SchemaAlteration } from '../../alterations.ts'
import type { Session } from '../session/session.ts'
import { partsSql } from './parts.ts'

/** A part of the schema: what it is called, such as `trigger contact.journal_contact`, and all by which it could be another. */
interface SchemaPart {
  readonly part: string
  readonly text: string
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const lineOf = ({ part, text }: SchemaPart): string => `${cell(part)},${cell(text)}`

/** The parts of the schema at a server as text, a line each: what `schema/server-parts.csv` holds of one that the program made. */
export const partsText = (session: Pick<Session, 'objects'>): string =>
  partsAt(session)
    .map((each) => `${lineOf(each)}\n`)
    .join('')

const partsAt = (session: Pick<Session, 'objects'>): SchemaPart[] => session.objects(partsSql, []) as SchemaPart[]

/** What the part of a line is called. */
const partOf = (line: string): string => line.slice(1, line.indexOf('","')).replaceAll('""', '"')

/** Each part of the schema at a server that is not as the program makes it: what is there besides first. */
export function schemaAlterations(session: Pick<Session, 'objects'>): SchemaAlteration[] {
  const unmet = new Set(made.trimEnd().split('\n'))
  const more = partsAt(session).filter((each) => !unmet.delete(lineOf(each)))
  const wanted = new Set([...unmet].map(partOf))
  const found = new Set(more.map(({ part }) => part))
  const called = (parts: Iterable<string>, which: (part: string) => boolean) =>
    [...parts].filter(which).map(partName).sort()
  return alterationsOf({
    besides: called(found, (part) => !wanted.has(part)),
    other: called(found, (part) => wanted.has(part)),
    missing: called(wanted, (part) => !found.has(part)),
  })
}
