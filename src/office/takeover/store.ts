import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import type { Takeover, TakeoverAnswer } from '../../clause/takeover.ts'
import { among } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import { goLive } from '../setting/store.ts'

/** Since when the register is kept, and what was said by the day for everybody of the time before. */
export async function takeoverOn(db: Db, day: Day): Promise<Takeover> {
  const rows = await answered(db, day)
    .where('takeover.customer_id', 'is', null)
    .where('takeover.certificate_id', 'is', null)
    .select(['duty', 'answer'])
    .execute()
  return {
    goLive: await goLive(db),
    answers: new Map(rows.map(({ duty, answer }) => [duty, answer as TakeoverAnswer])),
  }
}

const answered = (db: Db, day: Day) =>
  db.selectFrom('takeover').where('takeover.voided_at', 'is', null).where('answered_on', '<=', day)

/** What was said by the day of single customers, and of their certificates; those of everybody stand in `AsOf.takeover`. */
export interface OwnAnswers {
  /** Of a customer as a whole, or of one of its certificates: the certificate's goes before the customer's. */
  of(duty: string, customerId: number, certificateId?: number): TakeoverAnswer | undefined
}

const noAnswers: OwnAnswers = { of: () => undefined }

/** The answers about the customers that are asked about. */
export const ownAnswers = (db: Db, asked: Asked, day: Day): Promise<OwnAnswers> => once(db, answersOf, asked, day)

async function answersOf(db: Db, asked: Asked, day: Day): Promise<OwnAnswers> {
  const rows = await answered(db, day)
    .where('customer_id', 'is not', null)
    .where(among('customer_id', asked))
    .select(['duty', 'customer_id as customerId', 'certificate_id as certificateId', 'answer'])
    .execute()
  if (rows.length === 0) return noAnswers
  const key = (duty: string, customerId: number, certificateId: number | null) =>
    `${duty} ${customerId} ${certificateId ?? ''}`
  const known = new Map(
    rows.map((row) => [key(row.duty, row.customerId as number, row.certificateId), row.answer as TakeoverAnswer]),
  )
  return {
    of: (duty, customerId, certificateId) =>
      (certificateId === undefined ? undefined : known.get(key(duty, customerId, certificateId))) ??
      known.get(key(duty, customerId, null)),
  }
}

/** What was said of a customer, or of one of its certificates, by its code and number. */
export type Answered = (duty: string, customer: string | null, certificate: unknown) => TakeoverAnswer | undefined

/** The same answers by what people read, for findings. */
export async function answersByCode(db: Db, asked: Asked, day: Day): Promise<Answered> {
  const rows = await answered(db, day)
    .innerJoin('customer', 'customer.id', 'takeover.customer_id')
    .leftJoin('certificate', 'certificate.id', 'takeover.certificate_id')
    .where(among('takeover.customer_id', asked))
    .select(['duty', 'code', 'certificate.number', 'answer'])
    .execute()
  const known = new Map(
    rows.map((row) => [`${row.duty} ${row.code} ${row.number ?? ''}`, row.answer as TakeoverAnswer]),
  )
  return (duty, customer, certificate) =>
    known.get(`${duty} ${customer} ${typeof certificate === 'string' ? certificate : ''}`) ??
    known.get(`${duty} ${customer} `)
}
