import { spokenDay } from '../clause/spoken-day.ts'
import type { Words } from '../clause/words.ts'
import { wordOf } from '../contact/line/rules/vocabulary.ts'
import { wordsTyped } from '../terminal/line-words.ts'
import { leads } from './words.ts'

/** A command with the words behind it, and what it does. */
interface Named {
  readonly path: readonly string[]
  readonly rest: readonly string[]
  readonly words: Words
}

/** The commands that the first words of a line may stand for, in either language; none where they stand for none. */
export type CommandOf = (words: readonly string[]) => Promise<readonly Named[]>

/** A command line that may be meant, with what it does. */
export interface LineMeant {
  readonly argv: readonly string[]
  readonly words: Words
}

/** What leaves the desk where it is typed alone. */
export const leaving: readonly string[] = ['q', 'ｑ', 'quit', 'exit', '退出', '离开']

/** What asks for help; alone it is about the desk. */
const helping: readonly string[] = ['help', '帮助']

/** What is done with a thing of which no more is said than what it is about. */
const usualActs: Readonly<Record<string, string>> = {
  'customer person': 'list',
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

/** What is done with a record of which only the number is said, by the letters that it begins with. */
const byNumber: Readonly<Record<string, readonly string[]>> = {
  ...{ CH: ['next'], SP: ['next'], CP: ['next'], AP: ['next'] },
  ...{ CT: ['contact', 'show'], FB: ['feedback', 'show'] },
  ...{ IN: ['information', 'show'], LS: ['loss', 'show'], EV: ['event', 'show'], FD: ['finding', 'show'] },
}
const numbered = /^(\p{L}{2})-\d/u

/** What its number, in whichever case, stands for where it is all that is said. */
function ofNumber(word: string): readonly string[] | null {
  const number = word.normalize('NFKC').toUpperCase()
  const act = byNumber[numbered.exec(number)?.[1] ?? '']
  return act === undefined ? null : [...act, number]
}

/** Which record is corrected or taken back, where it is told by its number: 修改 CT-2026-0001. */
const ofRecord = ({ path, rest: [number = ''] }: Named): boolean =>
  byNumber[numbered.exec(number.normalize('NFKC').toUpperCase())?.[1] ?? '']?.[0] === path[0]

const isUndo = ({ path }: Named): boolean => path[0] === 'undo'
const isWithdrawal = ({ path }: Named): boolean => path.join(' ') === 'suspend withdraw'

/**
 * What a line that is typed at the desk means: a command in words of either language, alone, with what it is about, or behind the customer
 * that it is about (`艺科 投诉`); a record by its number; else a contact. `leave` is to leave the desk. Several where it is to be asked which
 * is meant.
 */
export async function meantBy(
  line: string,
  commandOf: CommandOf,
): Promise<readonly string[] | { readonly several: readonly LineMeant[] } | 'leave'> {
  const words = wordsTyped(line)
  const [first = '', ...others] = words[0] === 'certdesk' ? words.slice(1) : words
  if (others.length === 0 && leaving.includes(first.toLowerCase())) return 'leave'
  if (helping.includes(first.toLowerCase())) return ['help', ...(others.length === 0 ? ['desk'] : others)]
  const ofOne = others.length === 0 ? ofNumber(first) : null
  if (ofOne !== null) return ofOne
  // 今天 is the day's list where it stands alone, and the day of a contact before others; so with 唐山 昨天 电话, which begins with ts.
  const isTold = isOfContact(first) || (initialsOf.has(first) && isOfContact(others[0]))
  const isContact = others.length > 0 && isTold && words[0] !== 'certdesk' && others[0]?.startsWith('--') !== true
  const named = isContact
    ? []
    : await undoOr(await commandOf([initialsOf.get(first.toLowerCase()) ?? first, ...others]), commandOf)
  const [one, ...more] = named.some(ofRecord) ? named.filter(ofRecord) : named
  if (one !== undefined && more.length === 0) return completed(one.path, one.rest)
  if (one !== undefined)
    return { several: [one, ...more].map(({ path, rest, words }) => ({ argv: completed(path, rest), words })) }
  const last = others.at(-1)
  const [behind, ...further] = last === undefined ? [] : await commandOf([last])
  const about = [first, ...others.slice(0, -1)]
  const isTalkedOf = about.length > 1 && about.some(isOfContact)
  if (behind !== undefined && further.length === 0 && !isTalkedOf)
    return completed(behind.path, [...behind.rest, about.join(' ')])
  return ['log', line.trim()]
}

/**
 * The word for the withdrawal of a certificate is the everyday one for taking back, too: alone it may be either, and before the number of
 * an entry of the journal it takes that back.
 */
async function undoOr(named: readonly Named[], commandOf: CommandOf): Promise<readonly Named[]> {
  const [only, ...others] = named
  if (only === undefined || others.length > 0 || !isWithdrawal(only)) return named
  const { rest } = only
  const isEntry = rest.length === 1 && /^#?\d{1,7}$/u.test((rest[0] ?? '').normalize('NFKC'))
  if (rest.length > 0 && !isEntry) return named
  const undo = (await commandOf(['undo', ...rest])).filter(isUndo)
  return isEntry ? undo : [...undo, only]
}

/** A command with what it is about; of a thing alone the act is the usual one, about the customer that is said behind it. */
function completed(path: readonly string[], rest: readonly string[]): readonly string[] {
  const noun = path.join(' ')
  const isNamed = rest.some((word) => word.startsWith('-'))
  const act = isNamed ? undefined : (rest.length === 0 ? usualLists : usualActs)[noun]
  if (act === undefined) return [...path, ...rest]
  const [customer = '', ...text] = told.includes(noun) ? rest : [rest.join(' ')]
  const about = customer === '' ? [] : [customer]
  return [...path, act, ...about, ...(text.length === 0 ? [] : ['--content', text.join(' ')])]
}
