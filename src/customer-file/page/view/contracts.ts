import { contractSteps, type Scheme, schemes, stepWords } from '../../../certificate/certificate/rules.ts'
import { contractsOn } from '../../../certificate/contract/on-day.ts'
import { type ContractRow, listContracts, stepDays, stepReferences } from '../../../certificate/contract/store.ts'
import { listReSigns } from '../../../certificate/re-sign/re-sign.ts'
import type { Db } from '../../../register/register.ts'
import { type Asked, by, term } from './asked.ts'

export type ContractView = Awaited<ReturnType<typeof contractsOf>>[number]
export type ReSignView = Awaited<ReturnType<typeof reSignsOf>>[number]

/** The contracts of which something had happened by the day, with the steps that were taken by then (4.1.4). */
export async function contractsOf(db: Db, asked: Asked) {
  const rows = await listContracts(db, asked.customerId)
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  return (await contractsOn(db, rows, asked.day)).flatMap((row) => contractOf(row, numbers, asked))
}

function contractOf(row: ContractRow, numbers: ReadonlyMap<number, string>, { day }: Asked) {
  const [days, references] = [stepDays(row), stepReferences(row)]
  const taken = Object.values(days).filter((on) => on !== null)
  if (taken.length > 0 && !taken.some((on) => on <= day)) return []
  const steps = contractSteps.map((step) => {
    const on = by(days[step], day)
    return { step: term(stepWords, step), on, reference: on === null ? null : references[step] }
  })
  const ended = by(row.ended_on, day)
  return [
    {
      number: row.number,
      kind: term(schemes, row.kind as Scheme),
      service: row.service,
      amount: row.amount,
      steps,
      renews: numbers.get(row.renews_id ?? 0) ?? null,
      ended,
      endReason: ended === null ? null : row.end_reason,
      note: row.note,
    },
  ]
}

/** The requests to sign anew (4.1.3), newest first. */
export const reSignsOf = async (db: Db, { customerId, day }: Asked) =>
  (await listReSigns(db, { day, customerId })).map(
    ({ number, requested, contract, situation, application, papers }) => ({
      ...{ number, requested, contract, situation, application, papers },
    }),
  )
