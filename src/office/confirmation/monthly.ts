import { inMonth, type MonthlyColumnOf, type MonthlyFigures, monthlyTable } from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { roles } from '../staff/rules.ts'
import type { AwaitedAct } from './rules.ts'
import { actsBy } from './store/acts.ts'
import { typedForOthers } from './store/for-others.ts'
import { confirmationWords as words } from './words.ts'

/** The columns of every list of acts that somebody typed for somebody else. */
const typedColumns: readonly MonthlyColumnOf<Pick<AwaitedAct, 'entry' | 'recorded' | 'what' | 'staff' | 'by'>>[] = [
  { key: 'entry', title: words.entry, number: true, cell: ({ entry }) => entry },
  { key: 'recorded', title: words.recorded, cell: ({ recorded }) => recorded },
  { key: 'what', title: words.what, cell: ({ what }) => ({ code: what.en, words: what }) },
  { key: 'staff', title: words.staff, cell: ({ staff }) => staff },
  { key: 'by', title: words.by, cell: ({ by }) => by },
]

/**
 * Decisions that were typed for others in the month; all acts that still wait for confirmation; acts that managers confirmed for former
 * staff; and roles that managers granted to themselves. If no account was ever on record, only the decisions typed for others.
 */
export const confirmationsOfMonth: MonthlyFigures<Db> = async (db, month) => {
  const { awaited, selfGrants, isTold } = await actsBy(db, month.last)
  const onBehalf = await typedForOthers(db, month)
  if (!isTold && onBehalf.length === 0) return null
  const waiting = awaited.filter(({ confirmed }) => confirmed === null)
  const forOthers = awaited.flatMap((act) =>
    act.confirmed !== null && act.confirmed.how !== 'self' && inMonth(act.confirmed.on, month)
      ? [{ ...act, confirmed: act.confirmed }]
      : [],
  )
  const typed = monthlyTable({ key: 'onBehalf', title: words.onBehalf }, onBehalf, [
    ...typedColumns,
    { key: 'paper', title: words.paper, cell: ({ paper }) => paper },
  ])
  const section = { key: 'confirmations', title: words.section }
  if (!isTold) return { ...section, said: [], tables: [typed] }
  const own = selfGrants.filter(({ recorded }) => inMonth(recorded, month))
  return {
    ...section,
    said: waiting.length === 0 ? [] : [words.meaning(waiting.length)],
    tables: [
      typed,
      monthlyTable({ key: 'unconfirmed', title: words.unconfirmed }, waiting, [
        ...typedColumns,
        { key: 'left', title: words.left, cell: ({ left }) => left },
      ]),
      monthlyTable({ key: 'confirmedForOthers', title: words.forOthers }, forOthers, [
        { key: 'entry', title: words.entry, number: true, cell: ({ entry }) => entry },
        { key: 'what', title: words.what, cell: ({ what }) => ({ code: what.en, words: what }) },
        { key: 'staff', title: words.staff, cell: ({ staff }) => staff },
        { key: 'confirmed', title: words.confirmedOn, cell: ({ confirmed }) => confirmed.on },
        {
          key: 'how',
          title: words.confirmedHow,
          cell: ({ confirmed }) => ({ code: confirmed.how, words: words.how(confirmed) }),
        },
      ]),
      monthlyTable({ key: 'selfGranted', title: words.selfGranted }, own, [
        { key: 'entry', title: words.entry, number: true, cell: ({ entry }) => entry },
        { key: 'recorded', title: words.recorded, cell: ({ recorded }) => recorded },
        { key: 'staff', title: words.manager, cell: ({ staff }) => staff },
        { key: 'role', title: words.role, cell: ({ role }) => ({ code: role, words: roles[role] }) },
        { key: 'from', title: words.from, cell: ({ from }) => from },
        {
          key: 'alone',
          title: words.remark,
          cell: ({ isAlone }) =>
            isAlone ? { code: 'alone', words: words.alone } : { code: 'not-alone', words: words.notAlone },
        },
      ]),
    ],
  }
}
