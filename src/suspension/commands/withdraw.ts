import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { same } from '../../clause/words.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { verb } from '../../terminal/command.ts'
import { handled, heldInAct, performAct, reasonsFor, requireReason } from './act.ts'
import { actArguments, actFlags, demanded, groundOn, reasonFlag } from './flags.ts'

const flags = { reason: reasonFlag, groundOn, ...actFlags } as const

/** What a withdrawal is not recorded without (4.4.1). */
export const withdrawalDemands = { flags, wanted: ['reason', 'decidedBy'] } as const

/** `suspend withdraw`: valid or suspended → withdrawn (撤销), by the body. */
export const withdraw = verb({
  words: { en: 'Withdraw a certificate (撤销)', zh: '撤销证书' },
  access: 'write',
  by: handled,
  args: actArguments('withdrawal'),
  flags,
  asks: [],
  examples: {
    'suspend withdraw SP-2026-0001 --reason suspension-unresolved --decided-by 李决': {
      en: 'what was wrong was not put right in time',
      zh: '暂停期满仍未解决，予以撤销',
    },
  },
  run: async (typed, call) => {
    const reasons = await reasonsFor('withdrawal', typed, call)
    const before = ({ groundOn: day }: { readonly groundOn?: Day | undefined }) => [{ label: same('--ground-on'), day }]
    const asking = <Given extends typeof typed>(given: Given) => heldInAct('withdrawal', flags, given, call, before)
    const begun = { ...typed, ...(await askOthers(asking(typed), ['on'], typed, call)) }
    const dated = { ...begun, ...(await askOthers(asking(begun), ['groundOn'], begun, call)) }
    const full = await demanded('withdrawal', dated, asking, withdrawalDemands.wanted, call, reasons)
    const input = { ...full, ...(await askOthers(asking(full), ['decidedOn', 'statement'], full, call)) }
    if (input.groundOn !== undefined) happened(input.groundOn, call.today, '--ground-on')
    return performAct(
      {
        act: 'withdrawal',
        input,
        before: before(input),
        columns: async (tx) => ({
          reason: (await requireReason(tx.db, input.reason, 'withdrawal')).code,
          ground_on: input.groundOn ?? null,
        }),
      },
      call,
    )
  },
})
