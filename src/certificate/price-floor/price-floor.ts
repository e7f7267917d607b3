import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { derived, value } from '../../record/field.ts'
import { kindOf, unnumbered, type View } from '../../record/kind.ts'
import { rowsOf, viewsOf } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { day } from '../../terminal/day-flag.ts'
import { askedAs, offering, ofKind, text } from '../../terminal/flag.ts'
import { amountTold, yuan } from '../contract/amount.ts'
import { listFloors } from './store.ts'

/** The lowest price of a service from a day on (4.1.5), identified by the two together. */
export const priceFloor = kindOf({
  table: 'price_floor',
  command: 'contract floor',
  json: 'floor',
  identity: unnumbered,
  called: { one: { en: 'price floor', zh: '最低价格' } },
  since: { days: ['effective_on'] },
  fields: {
    service: value(
      'service',
      'Service',
      '服务项目',
      ofKind(
        'line',
        offering(
          'service',
          text({ en: 'the service, such as "ISO 9001 initial"', zh: '服务项目，如 “ISO 9001 初次认证”' }, 'SERVICE'),
        ),
      ),
    ),
    amount: value('amount', 'Floor', '最低价格', yuan, { told: { told: amountTold } }),
    from: value(
      'effective_on',
      'From',
      '自',
      askedAs(
        { en: 'In force from', zh: '生效日期' },
        day('ahead', { en: 'in force from this day', zh: '自该日起生效' }),
      ),
      { journal: '生效日期' },
    ),
    /** The day on which a later floor replaces it. */
    until: derived<Day | null>('Until before', '至（不含）'),
    reference: value(
      'reference',
      'Reference',
      '依据',
      text({ en: 'the quotation that says so, such as F01-2026', zh: '所依据的报价文件，如 F01-2026' }, 'REFERENCE'),
    ),
  },
  derive: replacedOn,
})

export type PriceFloorRecord = View<typeof priceFloor>

/** For each floor, the day on which a later one of its service replaces it. */
async function replacedOn(db: Db) {
  const all = await listFloors(db)
  return ({ service, effective_on }: Row<'price_floor'>) => {
    const key = fold(service)
    return { until: all.find((other) => other.key === key && other.from > effective_on)?.from ?? null }
  }
}

/** Every floor that is not void, future ones too, by service and day. */
export async function priceFloors(db: Db, on: Day): Promise<PriceFloorRecord[]> {
  const counting = rowsOf(db, priceFloor).where('voided_at', 'is', null)
  return viewsOf(db, priceFloor, await counting.orderBy('service').orderBy('effective_on').execute(), on)
}

/** A floor as it is printed. */
export async function priceFloorView(db: Db, row: Row<'price_floor'>, on: Day): Promise<PriceFloorRecord> {
  const [view] = await viewsOf(db, priceFloor, [row], on)
  return view as PriceFloorRecord
}
