import { spokenDay } from '../clause/spoken-day.ts'
import { wordOf } from '../contact/line/rules/vocabulary.ts'
import { leads } from './words.ts'

/** The command that the first words of a line stand for, in either language, and the words behind it; null where they stand for none. */
export type CommandOf = (
  words: readonly string[],
) => Promise<{ readonly path: readonly string[]; readonly rest: readonly string[] } | null>

/** The words of a line: a text in quotes is one. */
const wordsOf = (line: string): string[] =>
  [...line.normalize('NFC').matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/gu)].map(([, a, b, c]) => a ?? b ?? c ?? '')

/** What leaves the desk where it is typed alone. */
export const leaving: readonly string[] = ['q', 'ｑ', 'quit', 'exit', '退出', '离开']

/** What is done with a thing of which no more is said than what it is about. */
const usualActs: Readonly<Record<string, string>> = {
  ...{ complaint: 'add', appeal: 'add', feedback: 'add', contact: 'add', information: 'add', intel: 'add' },
  ...{ change: 'submit', suspend: 'start', loss: 'open', customer: 'show', certificate: 'list', contract: 'list' },
}

/** The same where not even that is said. */
const usualLists: Readonly<Record<string, string>> = {
  ...usualActs,
  ...{
    event: 'list',
    finding: 'list',
    magazine: 'list',
    survey: 'list',
    customer: 'list',
    audit: 'list',
    staff: 'list',
  },
}

/** Of these what is said behind the customer is what it was about. */
const told: readonly string[] = ['complaint', 'appeal', 'feedback', 'information']

/** What leads away from a contact, by the initials of its pinyin: in the line of a contact they may be a customer's. */
const initialsOf: ReadonlyMap<string, string> = new Map(
  leads.flatMap(({ word, initials }) => (initials === undefined ? [] : [[initials, word]])),
)

/** Whether a word says when or how somebody was spoken to: what stands beside it is a contact. */
const isOfContact = (word: string | undefined): boolean =>
  word !== undefined && (wordOf(word) !== null || spokenDay(word) !== null)

/** An application or a case by its number. */
const walked = /^(?:ch|sp)-\d/iu

/**
 * What a line that is typed at the desk means: a command in words of either language, alone, with what it is about, or behind the customer
 * that it is about (`艺科 投诉`); an application or suspension to be walked on with; else a contact. `leave` is to leave the desk.
 */
export async function meantBy(line: string, commandOf: CommandOf): Promise<readonly string[] | 'leave'> {
  const words = wordsOf(line)
  const [first = '', ...others] = words[0] === 'certdesk' ? words.slice(1) : words
  if (others.length === 0 && leaving.includes(first.toLowerCase())) return 'leave'
  if (others.length === 0 && walked.test(first)) return ['next', first]
  // 今天 is the day's list where it stands alone, and the day of a contact before others; so with 唐山 昨天 电话, which begins with ts.
  const isContact = others.length > 0 && (isOfContact(first) || (initialsOf.has(first) && isOfContact(others[0])))
  const named = isContact ? null : await commandOf([initialsOf.get(first.toLowerCase()) ?? first, ...others])
  if (named !== null) return completed(named.path, named.rest)
  const last = others.at(-1)
  const behind = others.length === 0 || last === undefined ? null : await commandOf([last])
  if (behind !== null && behind.rest.length === 0)
    return completed(behind.path, [[first, ...others.slice(0, -1)].join(' ')])
  return ['log', line.trim()]
}

/** A command with what it is about; of a thing alone the act is the usual one, about the customer that is said behind it. */
function completed(path: readonly string[], rest: readonly string[]): readonly string[] {
  const [noun = '', ...below] = path
  const isNamed = below.length > 0 || rest.some((word) => word.startsWith('-'))
  const act = isNamed ? undefined : (rest.length === 0 ? usualLists : usualActs)[noun]
  if (act === undefined) return [...path, ...rest]
  const [customer = '', ...text] = told.includes(noun) ? rest : [rest.join(' ')]
  const about = customer === '' ? [] : [customer]
  return [noun, act, ...about, ...(text.length === 0 ? [] : ['--content', text.join(' ')])]
}
