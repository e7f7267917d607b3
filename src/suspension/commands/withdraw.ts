import { statusOn } from '../../certificate/certificate/rules.ts'
import { unresolved } from '../../certificate/status/reasons.ts'
import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { same } from '../../clause/words.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import type { Choices } from '../../terminal/flag.ts'
import { handled, heldInAct, performAct, reasonsFor, requireReason } from './act.ts'
import { actArguments, actFlags, demanded, groundOn, reasonFlag } from './flags.ts'
import { effectiveOn, subjectsOf } from './subjects.ts'

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
    const reasons = await likeliestFirst(await reasonsFor('withdrawal', typed, call), typed, call)
    const before = ({ groundOn: day }: { readonly groundOn?: Day | undefined }) => [{ label: same('--ground-on'), day }]
    const asking = <Given extends typeof typed>(given: Given) => heldInAct('withdrawal', flags, given, call, before)
    // Why comes before when; in a pipe all that is missing is told at once.
    const said = call.interactive ? await demanded('withdrawal', typed, asking, ['reason'], call, reasons) : typed
    const begun = { ...said, ...(await askOthers(asking(said), ['groundOn'], said, call)) }
    const dated = { ...begun, ...(await askOthers(asking(begun), ['on'], begun, call)) }
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

/** The reasons, what a suspension is mostly withdrawn for in front where one stands. */
async function likeliestFirst(
  reasons: Choices,
  typed: Parameters<typeof subjectsOf>[2],
  call: WriteCall,
): Promise<Choices> {
  const on = effectiveOn(typed, call.today)
  const subjects = await call.read((db) => subjectsOf(db, 'withdrawal', typed, call))
  const first = reasons[unresolved]
  const isSuspended = subjects.every(({ certificate }) => statusOn(certificate, on) === 'suspended')
  return first === undefined || !isSuspended ? reasons : { [unresolved]: first, ...reasons }
}
