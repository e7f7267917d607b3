import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { requireStaff } from '../../office/store.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { day, naming, seriesNumber, text } from '../../terminal/flag.ts'
import { changeApplicationId, reducesScope } from '../store/change.ts'
import { suspensionWords } from '../words.ts'
import { effectiveOn, performAct, subjectsOf } from './act.ts'
import { actArguments, actFlags, demanded } from './flags.ts'

const { requirement } = suspensionWords

const flags = {
  evidence: text({ en: 'the evidence that the conditions are fulfilled', zh: '满足恢复条件的证据' }),
  verifiedBy: naming(text({ en: 'who verified the evidence', zh: '验证人' }, 'NAME'), requireStaff),
  verifiedOn: day({ en: 'verified on this day', zh: '验证日期' }),
  ...actFlags,
  change: seriesNumber({
    en: 'with reduced scope: the change application that reduces it',
    zh: '缩小范围恢复：相应的变更申请编号',
  }),
} as const

/** `suspend restore`: suspended → valid, with reduced scope where a change application reduces it. */
export const restore = verb({
  words: { en: 'Restore a suspended certificate', zh: '恢复已暂停的证书' },
  access: 'write',
  args: actArguments,
  flags,
  examples: [
    'suspend restore SP-2026-0001 --evidence "Audit report A-17" --verified-by 赵审 --verified-on 2026-07-20 --decided-by 李决',
  ],
  run: async (input, call) => {
    const subjects = await call.read((db) => subjectsOf(db, 'restoration', input, call.today))
    const full = await demanded(
      'restoration',
      input.certificate,
      input,
      [
        { key: 'evidence', flag: flags.evidence, words: requirement.evidence },
        { key: 'verifiedBy', flag: flags.verifiedBy, words: requirement.verifiedBy },
        { key: 'verifiedOn', flag: flags.verifiedOn, words: requirement.verifiedOn },
        { key: 'decidedBy', flag: flags.decidedBy, words: requirement.decidedBy },
      ],
      call,
    )
    happened(full.verifiedOn, call.today, '--verified-on')
    const on = effectiveOn(input, call.today)
    // What was fulfilled before the suspension was not what it was for. All were suspended by the latest of their days.
    const starts = subjects.flatMap(({ acts }) =>
      acts.filter((act) => act.kind === 'suspension' && act.on <= on).slice(-1),
    )
    const suspended = starts
      .map((act) => act.on)
      .sort()
      .at(-1)
    return performAct(
      {
        act: 'restoration',
        input: full,
        before: [
          { label: suspensionWords.suspendedOn, day: suspended },
          { label: same('--verified-on'), day: full.verifiedOn },
        ],
        verifiedBy: full.verifiedBy,
        columns: async (tx, { customerId }) => ({
          evidence: full.evidence,
          verified_on: full.verifiedOn,
          change_id: input.change === undefined ? null : await requireChange(tx.db, input.change, customerId),
        }),
      },
      call,
    )
  },
})

/** The id of the customer's change application. Usage problem where there is none of that number. */
async function requireChange(db: Db, number: string, customerId: number): Promise<number> {
  const id = await changeApplicationId(db, number, customerId)
  if (id === null) throw usage(suspensionWords.noChange(number), suspensionWords.submitChange)
  if (!(await reducesScope(db, id))) throw usage(suspensionWords.notReduced(number), suspensionWords.submitChange)
  return id
}
