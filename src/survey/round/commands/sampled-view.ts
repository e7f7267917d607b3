import { same } from '../../../clause/words.ts'
import { type Column, columnOf } from '../../../terminal/result.ts'
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

const column = columnOf<SampledView>()

export const sampledColumns: readonly Column<SampledView>[] = [
  column('rank', 'Rank', '次序', { align: 'right', whole: true }),
  column('customer', 'Customer', '客户', { whole: true }),
  column('name', 'Name', '名称'),
  column('ticket', 'Ticket', '抽签码', { shown: (each) => same(`${each.ticket.slice(0, 12)}…`), whole: true }),
]
