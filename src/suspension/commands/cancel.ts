import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { verb } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { text } from '../../terminal/flag.ts'
import { suspensionWords } from '../words.ts'
import { handled, performAct, requireReason } from './act.ts'
import { actArguments, actFlags, demanded, reasonFlag } from './flags.ts'
import { subjectsOf } from './subjects.ts'

const flags = {
  application: text({ en: "the customer's written application", zh: '组织的书面申请' }, 'REFERENCE'),
  proof: text({ en: 'or the proof that it is discontinued', zh: '或停止经营的证明' }, 'REFERENCE'),
  groundOn: pastDay({ en: 'the day of the application or the proof', zh: '申请或证明的日期' }),
  reason: reasonFlag,
  ...actFlags,
} as const

/** What a cancellation is not recorded without (4.4.1). */
export const cancellationDemands = { flags, wanted: ['application', 'decidedBy'] } as const

/** `suspend cancel`: valid or suspended → cancelled (注销), at the customer's request. */
export const cancel = verb({
  words: { en: "Cancel a certificate at the customer's request (注销)", zh: '注销证书' },
  access: 'write',
  by: handled,
  args: actArguments('cancellation'),
  flags,
  examples: {
    'suspend cancel CN-Q-0001 --application 注销申请-2026-03 --decided-by 李决': {
      en: 'the customer asked for it in writing',
      zh: '客户书面申请注销',
    },
  },
  run: async (input, call) => {
    const { application, proof } = input
    if (application !== undefined && proof !== undefined)
      throw usage(suspensionWords.applicationOrProof, suspensionWords.giveOneOfThem)
    await call.read((db) => subjectsOf(db, 'cancellation', input, call))
    const full = await demanded(
      'cancellation',
      // Either will do: what is asked for, and told to be missing, is the application.
      { ...input, application: application ?? proof },
      flags,
      cancellationDemands.wanted,
      call,
    )
    if (input.groundOn !== undefined) happened(input.groundOn, call.today, '--ground-on')
    const reason = input.reason ?? (proof === undefined ? 'customer-application' : 'discontinued')
    return performAct(
      {
        act: 'cancellation',
        input: full,
        before: [{ label: same('--ground-on'), day: input.groundOn }],
        columns: async (tx) => ({
          reason: (await requireReason(tx.db, reason, 'cancellation')).code,
          ground_on: input.groundOn ?? null,
          evidence: full.application,
        }),
      },
      call,
    )
  },
})
