import type { Words } from '../../clause/words.ts'
import { day, minute, pastDay } from '../../terminal/day-flag.ts'
import { choice, decisive, type Flag, many, text } from '../../terminal/flag.ts'
import { count, paperNumber } from '../../terminal/number-flag.ts'
import type { ActDetails } from '../application.ts'
import { type NeedName, needs } from '../needs.ts'
import { type Act, classes, decisions, directions } from '../rules.ts'
import { transitions } from '../transitions.ts'

const said = (name: NeedName): Words => needs[name].words
const words = (name: NeedName, placeholder: string) => text(said(name), placeholder)

const yesOrNo = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } } as const

/** A yes or no that must be said: what is not said is not no. */
export const answerFlag = (meaning: Words) => choice(meaning, yesOrNo)

/** How each piece of evidence is typed. */
const needFlags = {
  moment: minute(said('moment')),
  direction: choice(said('direction'), directions),
  audit: words('audit', 'REF'),
  asks: words('asks', 'TEXT'),
  businessAt: minute(said('businessAt')),
  certificationAt: minute(said('certificationAt')),
  informed: minute(said('informed')),
  reference: words('reference', 'REF'),
  file: words('file', 'REF'),
  f01: paperNumber(said('f01')),
  copies: count(said('copies'), 1),
  signature: day('past', said('signature')),
  changes: many(words('changes', 'FIELD=VALUE')),
  reason: words('reason', 'TEXT'),
  class: choice(said('class'), classes),
  why: words('why', 'TEXT'),
  material: words('material', 'TEXT'),
  documents: words('documents', 'TEXT'),
  proof: words('proof', 'TEXT'),
  outcome: words('outcome', 'TEXT'),
  auditNeeded: decisive(answerFlag(said('auditNeeded'))),
  auditPlanned: day('ahead', said('auditPlanned')),
  decision: decisive(choice(said('decision'), decisions)),
  f05: paperNumber(said('f05')),
  reportScope: words('reportScope', 'TEXT'),
  effective: day('past', said('effective')),
  newNumber: many({ ...paperNumber(said('newNumber')), placeholder: '[OLD=]NEW' }),
  firstCopy: words('firstCopy', 'TEXT'),
  secondCopy: words('secondCopy', 'TEXT'),
} as const satisfies Record<NeedName, Flag>

/** The column that each piece of evidence is kept in; the moment is the act's own, lines and certificates are rows. */
export const columnsOf: Readonly<Partial<Record<NeedName, keyof ActDetails>>> = {
  direction: 'direction',
  audit: 'reference',
  asks: 'statement',
  businessAt: 'businessAt',
  certificationAt: 'certificationAt',
  informed: 'informedAt',
  reference: 'reference',
  file: 'reference',
  f01: 'reference',
  copies: 'copies',
  signature: 'signedOn',
  reason: 'statement',
  class: 'outcome',
  why: 'statement',
  material: 'documents',
  documents: 'documents',
  proof: 'proof',
  outcome: 'statement',
  auditNeeded: 'auditNeeded',
  auditPlanned: 'auditPlannedOn',
  decision: 'outcome',
  f05: 'reference',
  reportScope: 'statement',
  effective: 'effectiveOn',
  firstCopy: 'firstCopy',
  secondCopy: 'secondCopy',
}

/** A flag's key in a verb: `signed-on` is signedOn. */
export const keyOf = (name: NeedName): string =>
  needs[name].flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What an act may need, whichever of its rows is taken. */
export const needsOf = (act: Act): NeedName[] => [
  ...new Set(transitions.filter((each) => each.act === act).flatMap((each) => each.needs)),
]

/** The flag of a piece of evidence. */
export const flagOf = (name: NeedName): Flag => needFlags[name]

/** The flags of an act, derived from the table, and the day on which it was done. */
export function actFlags(act: Act): Record<string, Flag> {
  const own = needsOf(act).map((name) => [keyOf(name), needFlags[name]] as const)
  return {
    ...Object.fromEntries(own),
    on: pastDay({ en: 'the day it was done (default today)', zh: '办理日期（默认今天）' }),
  }
}
