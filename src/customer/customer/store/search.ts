import { blockOf } from '../../../clause/block.ts'
import { fold } from '../../../clause/fold.ts'
import { among } from '../../../register/among.ts'
import type { Db } from '../../../register/register.ts'
import { fits } from '../../../search/names.ts'
import { mayBePinyin } from '../../../search/steps.ts'
import type { Paper } from '../paper.ts'
import type { Offered } from '../words.ts'
import { customersSpelled } from './by-spelling.ts'
import { customerNumbered, digitsOf, formerNamesOf, partsOf, withPersonNamed } from './find.ts'
import { assignedTo, assignments, gathered } from './gathered.ts'
import { current, type NamedCustomer } from './master.ts'
import { mayBePaper } from './paper.ts'

/**
 * The customers that may be meant by what was typed so far, up to `most`: by a part of a present, former, English or short name, of the
 * code (12 is C00012), the credit code, a phone number, or the number of a paper; by the pinyin of a name, or by a name with something
 * left out of it (`customersSpelled`). The likeliest first, of equally likely ones those that `doer` maintains, then the oldest. All of
 * it is looked for in memory (`gathered`), and it stops when there are enough, so that 100,000 customers are searched between two keys;
 * `findCustomers` looks further.
 */
export async function searchCustomers(db: Db, typed: string, most: number, doer: string): Promise<Offered[]> {
  const parts = partsOf(typed)
  const mine = await assignedTo(db, doer)
  const papers = await papersLike(db, typed, most)
  const found = new Set<number>()
  // Chinese characters are in names, which are searched below: of them only one's own might not be among the best.
  const isInNames = parts.length === 1 && /\p{Script=Han}/u.test(parts[0] ?? '')
  for (const look of isInNames ? quick : [...quick, containing, byPersonsNumber]) {
    if (found.size >= most) break
    for (const id of await look(db, parts, most, mine)) found.add(id)
  }
  // Letters that are in many codes may still be the initials of a name.
  const isSpelled = found.size < most || parts.some(mayBePinyin)
  // Kept from key to key.
  const spelled = isSpelled ? await customersSpelled(db, typed, most, gathered(db, 'names')) : []
  const ids = new Set([...papers.keys(), ...found, ...spelled.map(({ id }) => id)])
  if (ids.size === 0)
    for (const look of isInNames ? [containing, byPersonsName] : [byPersonsName])
      for (const id of await look(db, parts, most, mine)) ids.add(id)
  // Found by its name or number already: its paper adds nothing.
  for (const [id, { fit }] of papers) if (fit !== fits.whole && found.has(id)) papers.delete(id)
  const fit = new Map(spelled.map((each) => [each.id, each]))
  const own = new Set(mine)
  const ranked = (await rowsOf(db, [...ids])).map((row) => {
    const { fit: likeness, spread } = fit.get(row.id) ?? {
      fit: papers.get(row.id)?.fit ?? fitOf(row, parts),
      spread: parts.length === 0 ? 0 : row.name.length,
    }
    return { row, order: [numbers(row, parts) ? -1 : likeness, own.has(row.id) ? 0 : 1, spread, row.id] }
  })
  const best = ranked.sort((a, b) => inOrder(a.order, b.order)).slice(0, most)
  const maintainers = await lastAssigned(
    db,
    best.map(({ row }) => row.id),
  )
  const formerly = await formerNamesOf(
    db,
    best.flatMap(({ row }) => (parts.every((part) => row.name_key.includes(part)) ? [] : [row.id])),
  )
  return best.map(({ row: { id, code, name, name_key, region } }) => {
    const part = parts.find((each) => !name_key.includes(each))
    const former = fit.get(id)?.formerName ?? null
    const named = part === undefined ? undefined : formerly.get(id)?.find((each) => fold(each).includes(part))
    const formerName = part === undefined ? null : (former ?? named ?? null)
    return {
      code,
      name,
      formerName,
      region,
      maintainer: maintainers.get(id) ?? null,
      paper: papers.get(id)?.paper ?? null,
    }
  })
}

/** A paper whose number has what was typed, and how well. */
interface PaperLike {
  readonly paper: Paper
  readonly fit: number
}

/** By the number of a paper, whole, then by its end, then by any part of it; by the customer's id, each with the paper that fits best. */
async function papersLike(db: Db, typed: string, most: number): Promise<Map<number, PaperLike>> {
  const found = new Map<number, PaperLike>()
  if (!mayBePaper(typed)) return found
  const part = fold(typed)
  const papers = await gathered(db, 'papers')
  for (const paper of [...papers.ending(part, most), ...papers.holding([part], most)])
    if (!found.has(paper.customerId) || fold(paper.number) === part)
      found.set(paper.customerId, { paper, fit: fitOfPaper(paper, part) })
  return found
}

const fitOfPaper = ({ number }: Paper, part: string): number =>
  fold(number) === part ? fits.whole : fold(number).endsWith(part) ? fits.containsSpelled : fits.inOrder

const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((each, i) => each !== b[i])
  return at === -1 ? 0 : (a[at] as number) - (b[at] as number)
}

interface Row extends NamedCustomer {
  readonly name_key: string
  readonly region: string | null
  readonly english_name: string | null
}

/** Whether the one part is the number of the code. */
const numbers = ({ code }: Row, [part = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && /^c?\d+$/.test(part) && Number(code.replace(/^C/, '')) === Number(part.replace(/^c/, ''))

/** How well one fits that was found by SQL: letters in the middle of an English word, or of a credit code, are hardly what was meant. */
export function fitOf(
  { name_key, code, english_name }: Pick<Row, 'name_key' | 'code' | 'english_name'>,
  [part = '']: readonly string[],
): number {
  if (name_key === part) return fits.whole
  if (name_key.startsWith(part) || code.toLowerCase().startsWith(part)) return fits.begins
  const isPlain = name_key.includes(part) || !mayBePinyin(part)
  const words = (english_name ?? '').toLowerCase().split(/\s+/)
  return isPlain || words.some((word) => fold(word).startsWith(part)) ? fits.contains : fits.inOrder
}

const rowsOf = (db: Db, ids: readonly number[]): Promise<Row[]> =>
  current(db)
    .select([
      'customer.id',
      'customer.code',
      'customer.name',
      'customer.name_key',
      'customer.region',
      'customer.english_name',
    ])
    .where(among('customer.id', blockOf([...ids])))
    .execute()

/** After every text that begins with it. */
const after = (text: string): string => `${text}\u{10ffff}`

/** Ids of customers that have all the parts, in some order, up to `most`. `mine` are those of whoever asks. */
type Look = (db: Db, parts: readonly string[], most: number, mine: readonly number[]) => Promise<readonly number[]>

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id)

/** By the number of the code alone, however many zeros are left out of it. */
const byNumber: Look = async (db, [part = '', ...more]) => {
  const numbered = more.length === 0 ? await customerNumbered(db, part) : null
  return numbered === null ? [] : [numbered.id]
}

/** By the beginning of the name, the code or the credit code: each has an index, and comes in the order of it. */
const beginning: Look = async (db, [text, ...more], most) => {
  if (text === undefined || more.length > 0) return []
  const large = text.toUpperCase()
  const by = async (column: 'name_key' | 'code' | 'credit_code', begin: string) =>
    idsOf(
      await current(db)
        .select('customer.id')
        .where(column, '>=', begin)
        .where(column, '<', after(begin))
        .orderBy(column)
        .orderBy('customer.id')
        .limit(most)
        .execute(),
    )
  const named = () => by('name_key', text)
  if (!/^[!-~]*$/.test(text)) return named()
  return [...(await by('code', large)), ...(await named()), ...(await by('credit_code', large))]
}

/** By a part of any name, a code, or of its own phone number; everybody where nothing was typed. */
const containing: Look = async (db, parts, most) => {
  if (parts.length === 0)
    return idsOf(await current(db).select('customer.id').orderBy('customer.id').limit(most).execute())
  const named = (await gathered(db, 'texts')).holding(parts, most)
  const digits = onlyDigits(parts)
  return digits === null ? named : [...named, ...(await gathered(db, 'phones')).holding([digits], most)]
}

/** The same of what is maintained by whoever asks, which comes first and would not be among the oldest. */
const maintained: Look = async (db, parts, most, mine) => {
  if (mine.length === 0) return []
  const named = (await gathered(db, 'texts')).among(mine, parts, most)
  const digits = onlyDigits(parts)
  return digits === null ? named : [...named, ...(await gathered(db, 'phones')).among(mine, [digits], most)]
}

/** By the number of a contact person alone. */
const byPersonsNumber: Look = async (db, parts, most) => {
  const digits = onlyDigits(parts)
  return digits === null ? [] : (await gathered(db, 'personPhones')).holding([digits], most)
}

/** The digits of the one part that may be a part of a phone number. */
const onlyDigits = ([part = '', ...more]: readonly string[]): string | null => (more.length > 0 ? null : digitsOf(part))

/** The quick lookups, tried first. */
const quick: readonly Look[] = [byNumber, maintained, beginning]

/** By the name of a contact person, where no customer has such a name. */
const byPersonsName: Look = async (db, [part, ...more], most) =>
  part === undefined || more.length > 0
    ? []
    : idsOf(
        await current(db)
          .select('customer.id')
          .where('customer.id', 'in', withPersonNamed(db, part))
          .orderBy('customer.id')
          .limit(most)
          .execute(),
      )

/** The last to be assigned to each of these customers, by customer id. */
async function lastAssigned(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await assignments(db)
    .select(['assignment.customer_id', 'staff.name'])
    .where(among('assignment.customer_id', blockOf([...ids])))
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.name]))
}
