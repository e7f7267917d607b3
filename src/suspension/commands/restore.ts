import type { Certificate } from '../../certificate/certificate/store/certificate.ts'
import { owedOnRestoration } from '../../certificate/surveillance/standing.ts'
import { scopeOf, standingOn } from '../../change/application.ts'
import { givenUp, states } from '../../change/rules.ts'
import { applicationByNumber, listApplications } from '../../change/store/application.ts'
import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { refused, usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import type { Db } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { askedAs, searched, text } from '../../terminal/flag.ts'
import { seriesNumber } from '../../terminal/number-flag.ts'
import type { Choice } from '../../terminal/world.ts'
import { suspensionWords } from '../words.ts'
import { handled, heldInAct, performAct } from './act.ts'
import { actArguments, actFlags, demanded } from './flags.ts'
import { effectiveOn, type subjectsOf, subjectsToAsk } from './subjects.ts'

const flags = {
  evidence: text({ en: 'the evidence that the conditions are fulfilled', zh: '满足恢复条件的证据' }),
  verifiedBy: staffNamed({ en: 'who verified the evidence', zh: '验证人' }),
  verifiedOn: askedAs(
    { en: 'Day of the verification', zh: '验证日期' },
    pastDay({ en: 'verified on this day', zh: '验证日期' }),
  ),
  ...actFlags,
  reason: askedAs(
    {
      en: 'Why is it restored before the surveillance? (goes into the report)',
      zh: '未做监督先恢复的原因（写入报告）',
    },
    text(
      { en: 'why it is restored without the surveillance that it owes', zh: '应做的监督尚未完成而恢复的原因' },
      'REASON',
    ),
  ),
  change: seriesNumber(
    { en: 'with reduced scope: the change application that reduces it', zh: '缩小范围恢复：相应的变更申请编号' },
    'change_application',
  ),
} as const

/** What a restoration is not recorded without (4.4.1). */
export const restorationDemands = { flags, wanted: ['evidence', 'verifiedBy', 'verifiedOn', 'decidedBy'] } as const

/** `suspend restore`: suspended → valid, with reduced scope where a change application reduces it. */
export const restore = verb({
  words: { en: 'Restore a suspended certificate', zh: '恢复已暂停的证书' },
  access: 'write',
  by: handled,
  args: actArguments('restoration'),
  flags,
  asks: [],
  examples: {
    'suspend restore SP-2026-0001 --evidence "Audit report A-17" --verified-by 赵审 --verified-on 2026-07-29 --decided-by 李决':
      { en: 'verified by one, decided by another', zh: '由一人验证、另一人决定' },
  },
  run: async (typed, call) => {
    const subjects = await call.read((db) => subjectsToAsk(db, 'restoration', typed, call))
    const before = ({ on: day, verifiedOn }: Pick<typeof typed, 'on' | 'verifiedOn'>) => [
      { label: suspensionWords.suspendedOn, day: suspendedBy(subjects, effectiveOn({ on: day }, call.today)) },
      { label: same('--verified-on'), day: verifiedOn },
    ]
    const asking = <Given extends typeof typed>(given: Given) => heldInAct('restoration', flags, given, call, before)
    const dated = { ...typed, ...(await askOthers(asking(typed), ['on'], typed, call)) }
    const on = effectiveOn(dated, call.today)
    const reason = typed.reason ?? (await reasonAsked(subjects, on, call))
    const full = await demanded('restoration', dated, asking, restorationDemands.wanted, call)
    const others = { ...asking(full), change: reducing(subjects) }
    const input = { ...full, ...(await askOthers(others, ['decidedOn', 'change', 'statement'], full, call)) }
    happened(full.verifiedOn, call.today, '--verified-on')
    return performAct(
      {
        act: 'restoration',
        input,
        before: before(input),
        verifiedBy: full.verifiedBy,
        columns: async (tx, certificate) => ({
          reason: await reasonWithout(tx.db, certificate, on, reason),
          evidence: full.evidence,
          verified_on: full.verifiedOn,
          change_id:
            input.change === undefined ? null : await requireReduction(tx.db, input.change, certificate, tx.today),
        }),
      },
      call,
    )
  },
})

/** What was fulfilled before the suspension was not what it was for. All were suspended by the latest of their days. */
const suspendedBy = (subjects: Awaited<ReturnType<typeof subjectsOf>>, on: Day): Day | undefined =>
  subjects
    .flatMap(({ acts }) => acts.filter((act) => act.kind === 'suspension' && act.on <= on).slice(-1))
    .map((act) => act.on)
    .sort()
    .at(-1)

/** The application that reduces the scope, among those that do of these certificates. */
const reducing = (subjects: Awaited<ReturnType<typeof subjectsOf>>) =>
  searched(flags.change, async (db, part, lang, _, today) => {
    const choices: Choice[] = []
    for (const { certificate } of subjects)
      for (const application of await listApplications(db, { asked: certificate.customerId })) {
        const { state, traits } = standingOn(application, today) ?? { state: null, traits: null }
        const scope = scopeOf(application, certificate.id)
        if (state === null || traits === null || givenUp.includes(state) || scope === undefined) continue
        const { number } = application
        if (traits.direction === 'reduction' && number.includes(part.trim().toUpperCase()))
          choices.push({ value: number, name: `${number}  ${states[state][lang]}` })
      }
    return choices
  })

/** On a terminal the reason is asked for before anything else, where a surveillance is owed. */
async function reasonAsked(
  subjects: Awaited<ReturnType<typeof subjectsOf>>,
  on: Day,
  call: WriteCall,
): Promise<string | undefined> {
  if (!call.interactive) return undefined
  const owing = await call.read(async (db) => {
    for (const { certificate } of subjects)
      if ((await owedOnRestoration(db, certificate, on)) !== null) return certificate.number
    return null
  })
  if (owing === null) return undefined
  call.warn(suspensionWords.restoredWithout(owing, on))
  return ask(flags.reason, 'reason', call)
}

/**
 * 9.1.3: a certificate is not restored without the surveillance that it owes, but for a reason that the report tells. Null where
 * it owes none.
 */
async function reasonWithout(
  db: Db,
  certificate: Certificate,
  on: Day,
  reason: string | undefined,
): Promise<string | null> {
  const owed = await owedOnRestoration(db, certificate, on)
  if (owed === null) return null
  if (reason !== undefined) return reason
  const { number } = certificate
  throw refused(
    'ISO/IEC 17021-1 9.1.3',
    suspensionWords.surveillanceOwed(number, on),
    suspensionWords.surveyFirst(number),
  )
}

/**
 * The id of the application that reduces the scope of this very certificate (4.4.1). Usage problem where the customer has
 * none of that number.
 */
async function requireReduction(
  db: Db,
  number: string,
  { id, customerId, number: certificate }: Certificate,
  today: Day,
): Promise<number> {
  const application = await applicationByNumber(db, number)
  const standing = application === null ? null : standingOn(application, today)
  if (application === null || standing === null || application.customer.id !== customerId)
    throw usage(suspensionWords.noChange(number), suspensionWords.submitChange)
  const { state, traits } = standing
  if (givenUp.includes(state))
    throw refused('4.4.1', suspensionWords.givenUp(number, states[state]), suspensionWords.submitChange)
  if (traits.direction !== 'reduction' || scopeOf(application, id) === undefined)
    throw refused('4.4.1', suspensionWords.notReduced(number, certificate), suspensionWords.submitChange)
  return application.id
}
