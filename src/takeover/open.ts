import { daysTell, type IssueKind, issueKinds, proposedKind } from '../certificate/certificate/issue-kind.ts'
import { isInForce, statusOn } from '../certificate/certificate/rules.ts'
import { listCertificates } from '../certificate/certificate/store/certificate.ts'
import { blockOf } from '../clause/block.ts'
import type { AsOf, AssessedDuty } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import type { Words } from '../clause/words.ts'
import { customerNames } from '../customer/customer/store/master.ts'
import { judgingOn } from '../office/judging.ts'
import type { Db } from '../register/register.ts'
import { judgeInParts } from '../report/judging.ts'
import { isToTakeOver } from '../report/said-unknown.ts'
import type { ReadCall } from '../terminal/command.ts'
import { type MatterName, matterNames, matterOf, matters } from './matters.ts'
import { takeoverWords } from './words.ts'

/** What is still to be taken over of one certificate, contract or customer, or of the body itself. */
export interface Subject {
  readonly matter: MatterName
  readonly customer: string | null
  readonly name: string | null
  /** The number of the certificate or contract. */
  readonly number: string | null
  /** What is known of it. */
  readonly known: Words
  /** Which day is asked for, where it is another than the matter's. */
  readonly asks?: Words
  /** What a certificate's dates suggest that its issue is. */
  readonly proposed?: IssueKind
  /** Whether the dates tell it: where the first and the last issue have one day they do not, and whoever answers looks it up. */
  readonly datesTell?: boolean
}

const numberIn = ({ certificate, contract }: Readonly<Record<string, unknown>>): string | null =>
  typeof certificate === 'string' ? certificate : typeof contract === 'string' ? contract : null

/** The last audit is on record: what is asked for is one before it. */
const earlierAsked = ({ lastTakenOver }: Readonly<Record<string, unknown>>): Pick<Subject, 'asks'> =>
  typeof lastTakenOver === 'string' ? { asks: takeoverWords.before(lastTakenOver) } : {}

/** Everything still to be taken over as of the day, by matter; what belongs to one customer stands together. */
async function stillOpen(duties: readonly AssessedDuty<Db>[], db: Db, asOf: AsOf): Promise<Subject[]> {
  const found = new Map<string, Subject>()
  const take = (subject: Subject) => {
    const key = `${subject.matter} ${subject.customer} ${subject.number}`
    if (!found.has(key)) found.set(key, subject)
  }
  await judgeInParts(duties, db, [asOf], ({ duty, days: [judged = []] }) => {
    const matter = matterOf((duties[duty] as AssessedDuty<Db>).id)
    if (matter === null) return
    for (const { customer, name, facts, text } of judged.flatMap(({ findings }) => findings.filter(isToTakeOver)))
      take({ matter, customer, name, number: numberIn(facts), known: text, ...earlierAsked(facts) })
  })
  for (const each of [...(await withoutKind(db, asOf)), ...(await heldFromGoLive(db, asOf))]) take(each)
  const place = ({ matter, customer, number }: Subject) =>
    `${String(matterNames.indexOf(matter)).padStart(2)} ${customer ?? ''} ${number ?? ''}`
  return [...found.values()].sort((a, b) => compared(place(a), place(b)))
}

/** The facts still to be taken over as of the day, and the day of go-live. */
export const opened = (duties: readonly AssessedDuty<Db>[], call: ReadCall) =>
  call.read(async (db) => {
    const asOf = await judgingOn(db, call.asOf, call.timeZone)
    return { subjects: await stillOpen(duties, db, asOf), goLive: asOf.takeover.goLive }
  })

/** How many customers the subjects are of. */
export const customersOf = (subjects: readonly Subject[]): number =>
  new Set(subjects.map(({ customer }) => customer).filter((code) => code !== null)).size

/** How long a cycle of management systems is: for what the dates of an issue suggest, which only an answer makes so. */
const proposalMonths = 36

/** Certificates in force that were issued before go-live and of which nobody has said what kind of issue they are. */
async function withoutKind(db: Db, { day, takeover: { goLive } }: AsOf): Promise<Subject[]> {
  if (goLive === null) return []
  const subjects: Subject[] = []
  const all = await listCertificates(db)
  const byId = new Map(all.map((each) => [each.id, each]))
  const customers = await customersById(
    db,
    all.map(({ customerId }) => customerId),
  )
  for (const each of all) {
    const { kind, issuedOn, firstIssuedOn, expiresOn, number, customerId, replacesId, scheme } = each
    const status = statusOn(each, day)
    const customer = customers.get(customerId)
    if (kind !== null || issuedOn >= goLive || scheme === 'inspection' || customer === undefined) continue
    if (status === null || !isInForce(status)) continue
    const old = replacesId === null ? null : (byId.get(replacesId) ?? null)
    const proposed = proposedKind(each, old, proposalMonths)
    const datesTell = daysTell(each, old)
    const known = takeoverWords.issued(firstIssuedOn, issuedOn, expiresOn, issueKinds[proposed], datesTell)
    const { code, name } = customer
    subjects.push({ matter: 'kind', customer: code, name, number, known, proposed, datesTell })
  }
  return subjects
}

async function customersById(db: Db, ids: readonly number[]) {
  return new Map((await customerNames(db, blockOf(ids))).map((each) => [each.id, each]))
}

/**
 * Maintainers and VIPs that hold from go-live for want of anything better, of customers who were certified before, and of whom
 * nobody has said yet since when.
 */
async function heldFromGoLive(db: Db, { day, takeover: { goLive, answers } }: AsOf): Promise<Subject[]> {
  if (goLive === null || day < goLive) return []
  const subjects: Subject[] = []
  for (const [matter, table] of [
    ['maintainer', 'assignment'],
    ['vip', 'vip'],
  ] as const) {
    const { duty } = matters[matter]
    if (answers.has(duty)) continue
    const rows = await db
      .selectFrom(table)
      .innerJoin('customer', 'customer.id', `${table}.customer_id`)
      .where(`${table}.voided_at`, 'is', null)
      .where(`${table}.from_day`, '=', goLive)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('certificate')
            .select('certificate.id')
            .whereRef('certificate.customer_id', '=', `${table}.customer_id`)
            .where('certificate.voided_at', 'is', null)
            .where('certificate.issued_on', '<', goLive),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('takeover')
              .select('takeover.id')
              .whereRef('takeover.customer_id', '=', `${table}.customer_id`)
              .where('takeover.voided_at', 'is', null)
              .where('takeover.duty', '=', duty)
              .where('takeover.answered_on', '<=', day),
          ),
        ),
      )
      .select(['customer.code', 'customer.name'])
      .execute()
    for (const { code, name } of rows)
      subjects.push({ matter, customer: code, name, number: null, known: takeoverWords.since(goLive) })
  }
  return subjects
}
