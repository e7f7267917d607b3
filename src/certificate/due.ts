import type { Block } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { DueItem } from '../clause/due.ts'
import { fromBlocks } from '../customer/customer/store/in-blocks.ts'
import { namesById } from '../customer/customer/store/master.ts'
import type { Db } from '../register/register.ts'
import { nextOf } from './surveillance/rules/judged.ts'
import { hasSurveillance, type SurveillanceRules } from './surveillance/rules/limits.ts'
import { plannedOn, recertificationStep, surveillanceStep } from './surveillance/rules/programme.ts'
import { recertifiedOn } from './surveillance/rules/recertification.ts'
import { judging } from './surveillance/standing.ts'
import { type CertificateProgramme, programmes } from './surveillance/store.ts'
import { surveillanceWords } from './surveillance/words.ts'

const cite = 'ISO/IEC 17021-1 9.1.3'

/** Surveillances and recertifications that come due by `until`. */
export const dueOfCertificates = (db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> =>
  fromBlocks(db, asOf.only, (block) => comingOf(db, asOf, until, block))

async function comingOf(db: Db, { day }: AsOf, until: Day, block: Block): Promise<DueItem[]> {
  const { judged, rules } = await judging(db, day, block)
  const names = await namesById(db, block)
  return (await programmes(db, day, block)).flatMap((programme): DueItem[] => {
    const customer = names.get(programme.customerId)
    if (customer === undefined) return []
    const about = { customer: customer.code, name: customer.name, owner: null }
    // While it is suspended nothing is proposed, and what hangs on the time before go-live is taken over first.
    if (programme.status !== 'valid') return []
    const next = nextOf(judged(programme))
    const due = next === null || next.state === 'unknown' ? null : next.due
    return [surveillanceComing(programme, due, day, until), expiryComing(programme, day, until, rules)]
      .filter((each) => each !== null)
      .map((each) => ({ ...about, ...each }))
  })
}

type Coming = Pick<DueItem, 'clause' | 'by' | 'text' | 'settle' | 'ends'>

function surveillanceComing(programme: CertificateProgramme, due: Day | null, day: Day, until: Day): Coming | null {
  if (due === null || due < day || due > until) return null
  const { number } = programme
  const text = surveillanceWords.comes(number, due, plannedOn(programme))
  return { clause: cite, by: due, text, settle: surveillanceStep(programme, due, day) }
}

function expiryComing(programme: CertificateProgramme, day: Day, until: Day, rules: SurveillanceRules): Coming | null {
  const { number, scheme, expiresOn } = programme
  if (!hasSurveillance(scheme)) return null
  if (expiresOn === null || expiresOn < day || expiresOn > until) return null
  if (recertifiedOn(programme, day, rules) !== null) return null
  const text = surveillanceWords.expires(number, expiresOn, plannedOn(programme, 'recertification'))
  return { clause: cite, by: expiresOn, text, settle: recertificationStep(programme), ends: true }
}
