import type { Certificate } from '../../certificate/certificate/store/certificate.ts'
import { maximumEnd, maximumMonths, suspensionLimits } from '../../certificate/status/rules.ts'
import type { Act } from '../../certificate/status/store/act.ts'
import { type Day, earlier } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { held, text, yes } from '../../terminal/flag.ts'
import { suspensionWords } from '../words.ts'
import { handled, heldInAct, performAct, reasonsFor, requireReason } from './act.ts'
import { actArguments, actFlags, demanded, groundOn, reasonFlag } from './flags.ts'
import { effectiveOn, subjectsOf } from './subjects.ts'

const flags = {
  reason: reasonFlag,
  groundOn,
  ...actFlags,
  until: day('ahead', {
    en: 'the last day (default: as long as the scheme allows)',
    zh: '暂停截止日（默认为允许的最长期限）',
  }),
  seasonal: yes({ en: 'a seasonal product: it may last longer', zh: '季节性产品，可适用更长期限' }),
  conditions: text({ en: 'what must be fulfilled for restoration', zh: '恢复条件' }),
} as const

/** `suspend start`: valid → suspended. */
export const start = verb({
  words: {
    en: 'Suspend a certificate, or adopt a suspension that a list brought',
    zh: '暂停证书，或补全导入的暂停记录',
  },
  access: 'write',
  by: handled,
  args: actArguments('suspension'),
  flags,
  asks: [],
  examples: {
    'suspend start CN-Q-0007 --reason surveillance-overdue --ground-on 2026-06-20 --decided-by 李决 --conditions "Surveillance passed"':
      { en: 'the decision is on record, and what ends the suspension', zh: '登记暂停决定和恢复条件' },
    'suspend start C00001 --all-certificates --reason 未按期缴费 --ground-on 2026-07-20 --decided-by 李决 --conditions 缴清费用 --dry-run':
      { en: 'all certificates of a customer, as a trial', zh: '试运行：暂停某客户的全部证书' },
  },
  run: async (typed, call) => {
    const reasons = await reasonsFor('suspension', typed, call)
    const before = ({ groundOn: day }: { readonly groundOn?: Day | undefined }) => [{ label: same('--ground-on'), day }]
    const asking = <Given extends typeof typed>(given: Given) => {
      const own = heldInAct('suspension', flags, given, call, before)
      return { ...own, until: held(own.until, (db, until: Day) => refuseOtherEnd(db, given, until, call)) }
    }
    // Why comes before when; in a pipe all that is missing is told at once.
    const why = ['reason', 'groundOn'] as const
    const said = call.interactive ? await demanded('suspension', typed, asking, why, call, reasons) : typed
    const dated = { ...said, ...(await askOthers(asking(said), ['on'], said, call)) }
    const wanted = [...why, 'decidedBy', 'conditions'] as const
    const whole = await demanded('suspension', dated, asking, wanted, call, reasons)
    const seasonal = (await isProduct(whole, call)) ? (['seasonal'] as const) : []
    const decided = { ...whole, ...(await askOthers(asking(whole), ['decidedOn', ...seasonal], whole, call)) }
    const input = { ...decided, ...(await askOthers(asking(decided), ['until', 'statement'], decided, call)) }
    happened(input.groundOn, call.today, '--ground-on')
    const on = effectiveOn(input, call.today)
    return performAct(
      {
        act: 'suspension',
        input,
        before: before(input),
        columns: async (tx, certificate, there) => ({
          reason: (await requireReason(tx.db, input.reason, 'suspension')).code,
          ground_on: input.groundOn,
          conditions: input.conditions,
          ends_on: await endOf(tx.db, certificate, there, {
            on,
            until: input.until,
            seasonal: input.seasonal === true,
          }),
        }),
      },
      call,
    )
  },
})

/** Whether it is about products, of which seasonal ones may be suspended for longer (4.4.1). */
const isProduct = (input: Parameters<typeof subjectsOf>[2], call: WriteCall): Promise<boolean> =>
  call.read(async (db) =>
    (await subjectsOf(db, 'suspension', input, call)).some(({ certificate }) => certificate.scheme === 'product'),
  )

/** Refused where the last day is later than the scheme of one of the certificates allows, or before the first. */
async function refuseOtherEnd(
  db: Db,
  input: Parameters<typeof subjectsOf>[2] & { readonly seasonal?: true | undefined },
  until: Day,
  call: WriteCall,
): Promise<void> {
  const told = { on: effectiveOn(input, call.today), until, seasonal: input.seasonal === true }
  for (const { certificate, there } of await subjectsOf(db, 'suspension', input, call))
    await endOf(db, certificate, there, told)
}

/** The last day: as typed, as it was on record, or the latest that the scheme allows. Refused where it is later (4.4.1). */
async function endOf(
  db: Db,
  { number, scheme }: Certificate,
  there: Act | null,
  { on, until, seasonal }: { on: Day; until: Day | undefined; seasonal: boolean },
): Promise<Day> {
  if (seasonal && scheme !== 'product') throw usage(suspensionWords.notSeasonal(number), suspensionWords.leaveSeasonal)
  const limits = valuesOn(suspensionLimits, on, await setLimits(db))
  const last = maximumEnd(on, scheme, seasonal, limits)
  const end = until ?? there?.until ?? last
  if (end < on)
    throw refused(
      '4.4.1',
      suspensionWords.outOfOrder(same(`--on ${on}`), same(`--until ${end}`)),
      suspensionWords.earlierEnd(last),
    )
  if (until !== undefined && until > last)
    throw refused(
      '4.4.1',
      suspensionWords.tooLong(until, last, maximumMonths(scheme, seasonal, limits)),
      suspensionWords.earlierEnd(last),
    )
  return earlier(end, last)
}
