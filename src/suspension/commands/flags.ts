import { certificate } from '../../certificate/certificate/certificate.ts'
import { certificateDates } from '../../certificate/certificate/store/certificate.ts'
import { blocked, type CaseAct } from '../../certificate/status/rules.ts'
import { refused } from '../../clause/problem.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { choosing, numberOf } from '../../record/flags.ts'
import { ask } from '../../terminal/ask.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { askedAs, type Choices, decisive, type Flag, required, text, yes } from '../../terminal/flag.ts'
import { shownWith } from '../../terminal/global-options.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { suspensionCase } from '../suspension.ts'
import { suspensionWords } from '../words.ts'

const subject: Flag<string, 'optional'> = {
  ...paperNumber(
    {
      en: 'the certificate or the case, such as SP-2026-0001; with --all-certificates the customer',
      zh: '证书编号或办理编号（如 SP-2026-0001）；与 --all-certificates 合用时为客户',
    },
    'certificate',
  ),
  question: { en: 'the certificate or the case, such as SP-2026-0001', zh: '证书编号或办理编号（如 SP-2026-0001）' },
}

/** What an act of 4.4 is about: where it is asked for, the certificates are offered that the act is open to. */
export const actArguments = (act: CaseAct) => ({
  certificate: required(
    choosing(subject, certificate, async (db, today) =>
      (await certificateDates(db)).filter((each) => blocked(act, each, today) === null).map(({ id }) => id),
    ),
  ),
})

export const actFlags = {
  on: askedAs(
    { en: 'Effective day', zh: '生效日期' },
    day('ahead', {
      en: 'takes effect on this day (default today); may lie ahead',
      zh: '生效日期（默认今天），可为将来日期',
    }),
  ),
  decidedBy: staffNamed({ en: 'the decision-maker', zh: '认证决定人员' }, ['decision-maker']),
  decidedOn: askedAs(
    { en: 'Day of the decision', zh: '决定日期' },
    day('past', {
      en: 'decided on this day (default: the day it takes effect, at the latest today)',
      zh: '决定日期（默认为生效日期，最迟为今天）',
    }),
  ),
  statement: text({ en: 'more about the reason, in your own words', zh: '补充说明' }),
  allCertificates: yes({ en: 'all certificates of the customer that allow it', zh: '该客户所有可办理的证书' }),
  dryRun: yes({ en: 'only say what would be recorded', zh: '只说明将登记什么' }),
} as const

export const groundOn = askedAs(
  { en: 'Day the ground was confirmed', zh: '事由确认日期' },
  pastDay({ en: 'the ground was confirmed on this day', zh: '事由确认日期' }),
)

/** Why an act of 4.4 is done: it decides, so that no reason is preselected. */
export const reasonFlag = decisive(
  askedAs(
    { en: 'Reason', zh: '原因' },
    text({ en: 'the reason: see "suspend reason list"', zh: '原因，见 certdesk suspend reason list' }, 'REASON'),
  ),
)

export const caseNumber = numberOf(suspensionCase)

/** What 4.4.1 demands of acts, by the keys of their flags. */
type Requirement = keyof typeof suspensionWords.requirement

type Complete<Input, Key extends keyof Input> = Input & { readonly [K in Key]-?: NonNullable<Input[K]> }

/**
 * The input with all that 4.4.1 demands of the act: asked for on a terminal. Refused elsewhere, naming everything that
 * is missing: an act of which it is not on record is not one.
 */
export async function demanded<
  Key extends Requirement,
  Input extends { readonly certificate: string } & { readonly [K in Key]: unknown },
>(
  act: CaseAct,
  input: Input,
  flagsOf: (given: Input) => { readonly [K in Key]: Flag },
  wanted: readonly Key[],
  call: WriteCall,
  reasons: Choices = {},
): Promise<Complete<Input, Key>> {
  const missing = wanted.filter((key) => input[key] === undefined)
  if (missing.length > 0 && !call.interactive)
    throw refused(
      '4.4.1',
      suspensionWords.needs(act, missing),
      suspensionWords.giveThem(
        act,
        input.certificate,
        missing.map((key) => shownWith(key, flagsOf(input)[key])),
      ),
    )
  const answers: Record<string, unknown> = {}
  for (const key of missing) {
    const own = flagsOf({ ...input, ...answers })[key]
    const flag: Flag = key === 'reason' ? { ...own, asked: { kind: 'choice', choices: reasons } } : own
    answers[key] = await ask(flag, key, call)
  }
  return { ...input, ...answers } as Complete<Input, Key>
}
