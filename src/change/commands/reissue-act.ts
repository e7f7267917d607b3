import type { Day } from '../../clause/day.ts'
import { plainNumber } from '../../clause/plain-number.ts'
import { usage } from '../../clause/problem.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import type { Db } from '../../register/register.ts'
import { askText } from '../../terminal/ask.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { askedAs } from '../../terminal/flag.ts'
import type { Application } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { reissuedFor } from '../store/issued.ts'
import { changeWords } from '../words.ts'
import type { ActSpec } from './act.ts'
import { heldInAct } from './asked.ts'
import { refuseNumberTaken, refuseOtherReissue, reissueCertificates, toReissue } from './reissue.ts'

/** The number of each new certificate, where there are several: one answer does not say of which it is. */
async function numbersAsked(application: Application, input: Typed, call: WriteCall): Promise<Typed> {
  const typed = input.number as readonly string[]
  const owed = await call.read((db) => toReissue({ db, today: call.today }, application, call.today))
  if (typed.length > 0 || owed.length < 2) return input
  const pairs: string[] = []
  for (const { number } of owed) {
    const message = changeWords.newNumberOf(number)[call.lang]
    const as = (typed: string) => ['--number', `${number}=${typed}`]
    const rule = async (db: Db, typed: string) => {
      await refuseNumberTaken(db, typed)
      if (pairs.some((pair) => pair.endsWith(`=${typed}`)))
        throw usage(refusalWords.numberTaken(typed), refusalWords.giveFreeNumber)
    }
    const asked = await askText(message, 'number', call, { needed: changeWords.numberNeeded, as, rule })
    pairs.push(`${number}=${asked}`)
  }
  return { ...input, number: pairs }
}

/** The days that new certificates have by themselves where they are not said. */
const issueFlags = {
  issued: askedAs(
    { en: 'Issued', zh: '发证日期' },
    pastDay({ en: 'issued on this day (default: the day of the act)', zh: '发证日期（默认为办理日期）' }),
  ),
  expires: askedAs(
    { en: 'Valid until', zh: '有效期至' },
    day('ahead', { en: 'valid until (default: that of the old one)', zh: '有效期至（默认按原证书）' }),
  ),
} as const

/** `change reissue`: the new certificates, each with its number and days (4.2.4). */
export const reissueAct = {
  words: { en: 'Record the new certificates (general department)', zh: '登记换发的新证书（综合管理部）' },
  examples: {
    'change reissue CH-2026-0001 --number CN-Q-0205 --staff 周华': {
      en: 'the new certificate, which supersedes the old one',
      zh: '登记新证书，原证书即已换证',
    },
  },
  askedFirst: numbersAsked,
  flags: issueFlags,
  asked: async (application, input, call) => {
    let dated = input
    for (const key of ['issued', 'expires'] as const) {
      const flag = heldInAct(application, 'reissue', key, issueFlags[key], dated, { rule: refuseOtherReissue })
      dated = { ...dated, ...(await askOthers({ [key]: flag }, [key], dated, call)) }
    }
    return dated
  },
  rule: refuseOtherReissue,
  same: async (tx, { application }, input) => {
    const typed = (input.number as readonly string[]).map((each) => plainNumber(each.split(/[=＝]/u).at(-1) ?? ''))
    const issued = await reissuedFor(tx.db, application.id)
    const numbers = issued.map(({ number }) => plainNumber(number))
    const on = application.acts.at(-1)?.on
    return (
      JSON.stringify([...typed].sort()) === JSON.stringify(numbers.sort()) &&
      issued.every(
        ({ issuedOn, expiresOn, oldExpiresOn }) =>
          issuedOn === (input.issued ?? on) && expiresOn === (input.expires ?? oldExpiresOn),
      )
    )
  },
  effect: async (tx, ready, input) => {
    const pairs = await reissueCertificates(tx, ready, {
      number: input.number as readonly string[],
      issued: (input.issued as Day | undefined) ?? ready.on,
      expires: input.expires as Day | undefined,
    })
    return pairs.map(({ old, number }) => changeWords.reissuedAs(old.number, number))
  },
} as const satisfies ActSpec
