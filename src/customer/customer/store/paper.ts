import { fold } from '../../../clause/fold.ts'
import { plainNumber } from '../../../clause/plain-number.ts'
import type { Db } from '../../../register/register.ts'
import { type Paper, type PaperKind, paperKinds } from '../paper.ts'
import { type CustomerRow, current, customerById } from './master.ts'

/** The papers of a kind that count and are any customer's. One table stands for the others: each has a number and a customer. */
function ofKind(db: Db, kind: PaperKind) {
  const own = db
    .selectFrom(kind as 'certificate')
    .select(['number', 'customer_id as customerId'])
    .where('voided_at', 'is', null)
    .where('customer_id', 'is not', null)
  const ofCertificates = () =>
    db
      .selectFrom('suspension')
      .innerJoin('certificate', 'certificate.id', 'suspension.certificate_id')
      .select(['suspension.number', 'certificate.customer_id as customerId'])
      .where('suspension.voided_at', 'is', null)
  return (kind === 'suspension' ? ofCertificates() : own) as typeof own
}

/** By what papers of a kind come in order: the numbers of certificates and contracts are the body's own, the others' come with the record. */
const orderOf = (kind: PaperKind): 'number' | 'id' | 'suspension.id' => {
  if (kind === 'certificate' || kind === 'contract') return 'number'
  return kind === 'suspension' ? 'suspension.id' : 'id'
}

/** All papers, kind by kind: certificates and contracts in the order of their numbers, the others in that in which they were recorded. */
export async function papersOnRecord(db: Db): Promise<Paper[]> {
  const all: Paper[] = []
  for (const kind of paperKinds) {
    const papers = ofKind(db, kind).orderBy(orderOf(kind) as 'number')
    for (const paper of await papers.execute()) all.push({ kind, ...paper })
  }
  return all
}

/** Whether a text may be the number of a paper, or enough of one to tell it from others: all of them have digits. */
export const mayBePaper = (typed: string): boolean => /^(?=.*\d)[!-~]{3,}$/.test(fold(typed))

/** The papers that have exactly this number, in whichever case; hardly ever more than one. */
async function papersNumbered(db: Db, typed: string): Promise<Paper[]> {
  if (!mayBePaper(typed)) return []
  const wanted = typed.normalize('NFKC').replace(/\s/gu, '')
  const numbers = [...new Set([typed.trim(), wanted, plainNumber(typed)])]
  const found: Paper[] = []
  for (const kind of paperKinds) {
    const papers = db.selectFrom(ofKind(db, kind).as('paper')).selectAll().where('paper.number', 'in', numbers)
    for (const paper of await papers.execute()) found.push({ kind, ...paper })
  }
  return found
}

/** The one paper whose number a text is, and whose it is; null where it is none, or more than one. */
export async function paperNamed(db: Db, typed: string): Promise<{ paper: Paper; customer: CustomerRow } | null> {
  const [paper, ...others] = await papersNumbered(db, typed)
  if (paper === undefined || others.length > 0) return null
  return { paper, customer: await customerById(db, paper.customerId) }
}

/** The customers of the papers that have exactly this number. */
export async function customersOfPaper(db: Db, typed: string): Promise<CustomerRow[]> {
  const ids = new Set((await papersNumbered(db, typed)).map(({ customerId }) => customerId))
  return ids.size === 0
    ? []
    : current(db)
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute()
}
