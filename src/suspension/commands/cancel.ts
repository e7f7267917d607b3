import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { ask } from '../../terminal/ask.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { askedAs, text } from '../../terminal/flag.ts'
import { leadsOn } from '../../terminal/world.ts'
import { suspensionWords } from '../words.ts'
import { handled, heldInAct, performAct, requireReason } from './act.ts'
import { actArguments, actFlags, demanded, reasonFlag } from './flags.ts'
import { subjectsOf, subjectsToAsk } from './subjects.ts'

const flags = {
  application: text({ en: "the customer's written application", zh: '组织的书面申请' }, 'REFERENCE'),
  proof: askedAs(
    { en: 'Proof that it is discontinued', zh: '停止经营的证明' },
    text({ en: 'or the proof that it is discontinued', zh: '或停止经营的证明' }, 'REFERENCE'),
  ),
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
  asks: [],
  examples: {
    'suspend cancel CN-Q-0001 --application 注销申请-2026-03 --decided-by 李决': {
      en: 'the customer asked for it in writing',
      zh: '客户书面申请注销',
    },
  },
  run: async (typed, call) => {
    const { application, proof } = await groundAsked(typed, call)
    if (application !== undefined && proof !== undefined)
      throw usage(suspensionWords.applicationOrProof, suspensionWords.giveOneOfThem)
    await call.read((db) => subjectsOf(db, 'cancellation', typed, call))
    const before = ({ groundOn: day }: { readonly groundOn?: Day | undefined }) => [{ label: same('--ground-on'), day }]
    const asking = <Given extends typeof typed>(given: Given) => heldInAct('cancellation', flags, given, call, before)
    const begun = { ...typed, ...(await askOthers(asking(typed), ['groundOn'], typed, call)) }
    const dated = { ...begun, ...(await askOthers(asking(begun), ['on'], begun, call)) }
    // Either will do: what is told to be missing is the application.
    const whole = { ...dated, application: application ?? proof }
    const full = await demanded('cancellation', whole, asking, cancellationDemands.wanted, call)
    const input = { ...full, ...(await askOthers(asking(full), ['decidedOn', 'statement'], full, call)) }
    if (input.groundOn !== undefined) happened(input.groundOn, call.today, '--ground-on')
    const reason = input.reason ?? (proof === undefined ? 'customer-application' : 'discontinued')
    return performAct(
      {
        act: 'cancellation',
        input,
        before: before(input),
        columns: async (tx) => ({
          reason: (await requireReason(tx.db, reason, 'cancellation')).code,
          ground_on: input.groundOn ?? null,
          evidence: input.application,
        }),
      },
      call,
    )
  },
})

/** What the cancellation rests on: on a terminal the application or the proof, whichever there is. */
async function groundAsked(
  { certificate, application, proof, ...more }: Ground & Parameters<typeof subjectsOf>[2],
  call: WriteCall,
): Promise<Ground> {
  if (!call.interactive || application !== undefined || proof !== undefined) return { application, proof }
  // Nobody is asked about a certificate that cannot be cancelled.
  await call.read((db) => subjectsToAsk(db, 'cancellation', { certificate, ...more }, call))
  const grounds = { application: flags.application, proof: flags.proof } as const
  const choices = Object.entries(grounds).map(([value, { words }]) => ({ value, name: words[call.lang] }))
  const key = await call.world.prompts.choose(suspensionWords.onWhatGround[call.lang], choices, call.lang, {
    as: leadsOn,
  })
  const what = key === 'proof' ? 'proof' : 'application'
  return { application, proof, [what]: await ask(flags[what], what, call) }
}

interface Ground {
  readonly application: string | undefined
  readonly proof: string | undefined
}
