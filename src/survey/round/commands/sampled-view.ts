import { same } from '../../../clause/words.ts'
import type { Column } from '../../../terminal/result.ts'
import type { Sampled } from '../store/sampled.ts'

/** Who was drawn, as a draw prints it. */
export interface SampledView {
  readonly rank: number
  /** The code that was drawn. */
  readonly customer: string
  readonly name: string
  readonly ticket: string
}

export const sampledView = ({ rank, code, name, ticket }: Sampled): SampledView => ({
  rank,
  customer: code,
  name,
  ticket,
})

export const sampledColumns: readonly Column<SampledView>[] = [
  { key: 'rank', title: { en: 'Rank', zh: '次序' }, cell: (each) => each.rank, align: 'right', whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (each) => each.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
  {
    key: 'ticket',
    title: { en: 'Ticket', zh: '抽签码' },
    cell: (each) => each.ticket,
    shown: (each) => same(`${each.ticket.slice(0, 12)}…`),
    whole: true,
  },
]
