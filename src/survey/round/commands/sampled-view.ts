import { same } from '../../../clause/words.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { type Column, columnOf } from '../../../terminal/result.ts'
import type { Sampled } from '../store/sampled.ts'

/** Who was drawn, as a draw prints it: by the code that was drawn. */
export const sampledView = ({ rank, code, name, ticket }: Sampled) => ({ rank, customer: code, name, ticket })

export type SampledView = ReturnType<typeof sampledView>

const column = columnOf<SampledView>()

/** The columns with which lists of sampled customers begin. */
export const rankedColumns: readonly Column<Pick<SampledView, 'rank' | 'customer' | 'name'>>[] = [
  columnOf<{ readonly rank: number }>()('rank', 'Rank', '次序', { align: 'right', whole: true }),
  ...customerColumns,
]

export const sampledColumns: readonly Column<SampledView>[] = [
  ...rankedColumns,
  column('ticket', 'Ticket', '抽签码', { shown: (each) => same(`${each.ticket.slice(0, 12)}…`), whole: true }),
]
