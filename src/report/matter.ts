import type { AssessedDuty, Duty } from '../clause/clause.ts'
import type { Words } from '../clause/words.ts'
import { matterWords } from './matter-words.ts'

/** What a thing to be done is about: what is of one matter is settled in the same way, and listed by its name. */
export interface Matter {
  readonly name: string
  readonly words: Words
}

type Named = keyof typeof matterWords

const named = (name: Named): Matter => ({ name, words: matterWords[name] })

/** By the command that settles it, which says more than the clause: of 4.4.1 there are six matters. The longest beginning counts. */
const bySettle: Readonly<Record<string, Named | ((settle: readonly string[]) => Named)>> = {
  'suspend start': (settle) => (settle.includes('--on') ? 'undecided' : 'surveillance-overdue'),
  'suspend restore': (settle) => (settle.includes('--on') ? 'undecided' : 'suspension-ends'),
  'suspend withdraw': (settle) => (settle.includes('--on') ? 'undecided' : 'suspension-over'),
  'suspend cancel': 'undecided',
  'suspend follow-up': 'suspension-follow-up',
  'certificate export': 'not-reported',
  'certificate surveillance': (settle) =>
    kindsAsked[settle[settle.indexOf('--kind') + 1] ?? ''] ?? 'surveillance-ahead',
  'loss open': 'loss',
  loss: 'loss-step',
  complaint: 'complaint',
  appeal: 'appeal',
  feedback: 'feedback',
  'survey suggest': 'suggestion',
  'survey return': 'form-out',
  'survey follow-up': 'low-answer',
  'survey classify': 'comment',
  information: 'information',
  change: 'change',
  'customer assign': 'maintainer',
  finding: 'record',
  confirm: 'confirmation',
  'report retention': 'retention',
  takeover: 'takeover',
}

/** The audits that are asked for by their kind. */
const kindsAsked: Readonly<Record<string, Named>> = { recertification: 'expiry', 'short-notice': 'short-notice' }

/** A contact settles several things: how many there were in the year, how long ago the last one was, or that one was promised. */
const byDutyOfContact: Readonly<Record<string, Named>> = {
  'contact-twice-a-year': 'contacts',
  'open-channels': 'silence',
}

/**
 * What something is about: by the command that settles it, else the duty that wants it; of what no duty judges, the first duty of its clause.
 */
export function matterOf(duty: Pick<Duty, 'id' | 'title'> | null, clause: string, settle: readonly string[]): Matter {
  const [noun = '', verb = ''] = settle
  if (noun === 'contact' && verb === 'add') {
    if (duty === null) return named('call')
    const name = byDutyOfContact[duty.id]
    if (name !== undefined) return named(name)
  }
  const told = bySettle[`${noun} ${verb}`] ?? bySettle[noun]
  if (told !== undefined) return named(typeof told === 'string' ? told : told(settle))
  return duty === null ? { name: clause, words: { en: clause, zh: clause } } : { name: duty.id, words: duty.title }
}

/** Every matter that may be asked for, by its name. */
export const mattersOf = (
  duties: readonly Pick<AssessedDuty<never>, 'id' | 'title'>[],
): Readonly<Record<string, Words>> => ({
  ...matterWords,
  ...Object.fromEntries(duties.map(({ id, title }) => [id, title])),
})
