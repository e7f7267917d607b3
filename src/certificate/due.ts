import type { Block } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import { type Day, daysBetween } from '../clause/day.ts'
import type { DueItem } from '../clause/due.ts'
import { valuesByDay } from '../clause/limit.ts'
import { fromBlocks } from '../customer/customer/store/in-blocks.ts'
import { namesById } from '../customer/customer/store/master.ts'
import type { Db } from '../register/register.ts'
import { isInForce } from './certificate/rules.ts'
import {
  hasSurveillance,
  nextSurveillance,
  plannedOn,
  recertification,
  recertificationStep,
  surveillanceLimits,
  surveillanceStep,
} from './surveillance/rules.ts'
import { type CertificateProgramme, programmes } from './surveillance/store.ts'
import { surveillanceWords } from './surveillance/words.ts'

const cite = 'ISO/IEC 17021-1 9.1.3'

/** Surveillances and recertifications that come due by `until`. */
export const dueOfCertificates = (db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> =>
  fromBlocks(db, asOf.only, (block) => comingOf(db, asOf, until, block))

async function comingOf(db: Db, { day, set }: AsOf, until: Day, block: Block): Promise<DueItem[]> {
  const limitsOn = valuesByDay(surveillanceLimits, set)
  const names = await namesById(db, block)
  return (await programmes(db, day, block)).flatMap((programme): DueItem[] => {
    const customer = names.get(programme.customerId)
    if (customer === undefined) return []
    const about = { customer: customer.code, name: customer.name, owner: null }
    const next = nextSurveillance(programme, day, (each) => limitsOn(each).months)
    return [surveillanceComing(programme, next?.due ?? null, day, until), expiryComing(programme, day, until)]
      .filter((each) => each !== null)
      .map((each) => ({ ...about, ...each }))
  })
}

type Coming = Pick<DueItem, 'clause' | 'by' | 'text' | 'settle'>

function surveillanceComing(programme: CertificateProgramme, due: Day | null, day: Day, until: Day): Coming | null {
  if (due === null || due < day || due > until) return null
  const { number } = programme
  const text = surveillanceWords.comes(number, due, plannedOn(programme))
  return { clause: cite, by: due, text, settle: surveillanceStep(programme, due, day) }
}

function expiryComing(programme: CertificateProgramme, day: Day, until: Day): Coming | null {
  const { number, scheme, status, expiresOn } = programme
  if (!hasSurveillance(scheme) || status === null || !isInForce(status)) return null
  if (expiresOn === null || expiresOn < day || expiresOn > until) return null
  const renewed = recertification(programme, day, daysBetween(day, until))?.state === 'met'
  if (renewed) return null
  const text = surveillanceWords.expires(number, expiresOn, plannedOn(programme, 'recertification'))
  return { clause: cite, by: expiresOn, text, settle: recertificationStep(programme) }
}
