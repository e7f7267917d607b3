import { requireCertificate } from '../../certificate/certificate/certificate.ts'
import { type IssueKind, issueKinds } from '../../certificate/certificate/issue-kind.ts'
import { listedKind } from '../../certificate/certificate/listed-kind.ts'
import { requireContract } from '../../certificate/contract/contract.ts'
import type { AssessedDuty } from '../../clause/clause.ts'
import { type Day, readDay } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { type Problem, usage } from '../../clause/problem.ts'
import type { Reason } from '../../clause/reason.ts'
import type { TakeoverAnswer } from '../../clause/takeover.ts'
import type { Words } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { takeoverAnswers } from '../../office/takeover/takeover.ts'
import type { Db } from '../../register/register.ts'
import { askText } from '../../terminal/ask.ts'
import { verb } from '../../terminal/command.ts'
import { pastDay, sayingDay } from '../../terminal/day-flag.ts'
import { choice, type Flag, offering, required, searched, text, worded } from '../../terminal/flag.ts'
import { typed } from '../../terminal/global-options.ts'
import { one } from '../../terminal/result.ts'
import { aboutOf, apply, type Said } from '../apply.ts'
import { type MatterName, matterNames, matters } from '../matters.ts'
import { customersOf, opened } from '../open.ts'
import { rowWords, takeoverWords } from '../words.ts'

const titlesOf = (names: readonly MatterName[]) =>
  Object.fromEntries(names.map((name) => [name, matters[name].title])) as Record<MatterName, Words>

const matterNamed = choice({ en: 'the matter', zh: '事项' }, titlesOf(matterNames), 'MATTER')

/** A matter that a kind alone answers is not offered: each of its certificates is asked about by "certdesk takeover". */
const matterAsked = {
  ...matterNamed,
  asked: { kind: 'choice', choices: titlesOf(matterNames.filter((name) => matters[name].complete !== null)) },
} as const

/** What can be said of the matter: not of all that nobody can tell any more. */
const answered = searched(
  choice({ en: 'what is said', zh: '答复' }, takeoverAnswers, 'complete|unknown'),
  async (_db, typed, lang, { matter = '' }) => {
    const name = matterNamed.parse(matter, 'MATTER')
    const open = (Object.keys(takeoverAnswers) as (keyof typeof takeoverAnswers)[]).filter(
      (value) => value !== 'unknown' || matters[name].never === null,
    )
    return open
      .map((value) => ({ value, name: takeoverAnswers[value][lang] }))
      .filter((each) => fold(`${each.name} ${each.value}`).includes(fold(typed)))
  },
)

/** What an answer was called by earlier versions, and is still typed. */
const earlierWords: Readonly<Record<string, string>> = { 确已无从查明: 'unknown' }

/** What is typed as an answer: one of the two, the kind of an issue, or the day that the matter asks for. */
type Answered = TakeoverAnswer | IssueKind | Day

const dayTyped = (raw: string): Day | null => {
  const day = readDay(raw)
  return day === 'open' ? null : day
}

const answerOrFact: Flag<Answered, 'required'> = {
  ...sayingDay('past', required(answered)),
  parse: (raw, label) => listedKind(raw) ?? dayTyped(raw) ?? answered.parse(earlierWords[raw.trim()] ?? raw, label),
}

/** The sorts of answer with what each is said with; none of it is dropped without a word where it belongs to another. */
const saidWith = { reason: 'answer', reference: 'day', lastAudit: 'kind' } as const

interface More {
  readonly reason?: string | undefined
  readonly reference?: string | undefined
  readonly lastAudit?: Day | undefined
}

/** What was said, as it is put on record. Usage problem where it was given with what belongs to another sort of answer. */
function saidAs(answer: Answered, { reason, reference, lastAudit }: More): Said {
  const kind = Object.keys(issueKinds).includes(answer) ? (answer as IssueKind) : null
  const sort = Object.keys(takeoverAnswers).includes(answer) ? 'answer' : kind === null ? 'day' : 'kind'
  for (const [key, value] of Object.entries({ reason, reference, lastAudit }))
    if (value !== undefined && saidWith[key as keyof typeof saidWith] !== sort)
      throw usage(takeoverWords.notWith(typed(key)), takeoverWords.leaveOut(typed(key)))
  if (sort === 'answer') return { answer: answer as TakeoverAnswer, reason: reason ?? null }
  if (kind !== null) return { kind, lastAuditOn: lastAudit ?? null }
  return { day: answer as Day, reference: reference ?? null }
}

/** Why it is not taken. An answer of everybody that cannot be is told what can be typed instead. */
function notTaken(name: MatterName, said: Said, refused: Reason): Problem {
  const { title, never } = matters[name]
  if (!('answer' in said)) return usage(takeoverWords.notTaken(title, refused), takeoverWords.seeList)
  return never === null
    ? usage(takeoverWords.whyNeeded, takeoverWords.giveReason)
    : usage(takeoverWords.neverUnknown(title, never), takeoverWords.giveDay(name))
}

/** `takeover answer`: what is said of a matter for everybody, or for one customer, certificate or contract. */
export const takeoverAnswer = (duties: readonly AssessedDuty<Db>[]) =>
  verb({
    words: {
      en: 'Say of a matter that what is on record is all there was, that nobody can tell any more, or the day or kind asked for',
      zh: '就某一事项答复：在案的即为全部、无从查明，或所问的日期、发证类型',
    },
    access: 'write',
    by: doneBy(['business', 'general', 'certification'], 'ISO/IEC 17021-1 9.1.3'),
    args: { matter: required(matterAsked), answer: answerOrFact },
    flags: {
      customer: worded({ en: 'only of this customer', zh: '仅此客户' }, customerArgument),
      certificate: offering('certificate', text({ en: 'only of this certificate', zh: '仅此证书' }, 'NUMBER')),
      contract: offering('contract', text({ en: 'only of this contract', zh: '仅此合同' }, 'NUMBER')),
      reference: text(
        { en: 'what the day rests on: its report or reference', zh: '日期的依据或报告编号' },
        'REFERENCE',
      ),
      lastAudit: pastDay({
        en: 'of a transfer: the last audit of the body before',
        zh: '转机构时，原机构最近一次审核的日期',
      }),
      reason: text({ en: 'why nobody can tell any more', zh: '无从查明的理由' }),
    },
    examples: {
      'takeover answer event complete': { en: 'no events but those on record', zh: '除在案的以外没有办过活动' },
      'takeover answer contact unknown --reason "旧系统已停用，联系记录无法读取"': {
        en: 'nobody can tell any more: every report will say so',
        zh: '无从查明：每份报告都会列出',
      },
      'takeover answer surveillance 2026-04-20 --certificate CN-Q-0001 --reference JD-2026-007': {
        en: 'the day that is asked for of a certificate',
        zh: '某张证书所问的日期及其依据',
      },
    },
    run: async ({ matter: name, answer, customer, certificate, contract, ...more }, call) => {
      const { complete, never, title } = matters[name]
      const isAsked = answer === 'unknown' && never === null && more.reason === undefined && call.interactive
      const reason = isAsked
        ? await askText(takeoverWords.why[call.lang], 'prose', call, { needed: takeoverWords.whyNeeded })
        : more.reason
      const said = saidAs(answer, { ...more, reason })
      if (complete === null && 'answer' in said) throw usage(takeoverWords.kindByKind, takeoverWords.giveKind)
      if (call.guided && (customer ?? certificate ?? contract) === undefined) {
        const open = (await opened(duties, call)).subjects.filter(({ matter }) => matter === name)
        const first = open.slice(0, 3).map(({ name: customer, number }) => [customer, number].filter(Boolean).join(' '))
        if (open.length > 1) await call.agreed([takeoverWords.allOpen(open.length, customersOf(open), first)])
      }
      const { changed } = await call.write(async (tx) => {
        const code = customer === undefined ? null : (await requireCustomer(tx.db, customer)).code
        const ofCertificate = certificate === undefined ? null : (await requireCertificate(tx.db, certificate)).number
        const number = contract === undefined ? ofCertificate : (await requireContract(tx.db, contract)).number
        const about = await aboutOf(tx, name, code, number)
        if (about === null)
          throw usage(
            customer === undefined || certificate === undefined
              ? takeoverWords.notAbout(title, number ?? String(customer))
              : takeoverWords.ofAnother(certificate, customer),
            takeoverWords.seeList,
          )
        if (code === null && number === null && !('answer' in said))
          throw usage(takeoverWords.ofWhich, takeoverWords.nameIt)
        if ('day' in said && said.day > call.today) throw notTaken(name, said, rowWords.afterToday(call.today))
        const done = await apply(tx, name, about, said)
        if ('refused' in done) throw notTaken(name, said, done.refused)
        return done
      })
      const about = contract ?? certificate ?? customer ?? null
      const words =
        'answer' in said ? takeoverWords.answered(title, answer === 'unknown', about) : takeoverWords.recorded(title, 1)
      const asked = { customer, certificate, contract, reference: more.reference, lastAudit: more.lastAudit, reason }
      const record = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, value ?? null]))
      return one('takeover', { matter: name, answer, ...record }, changed ? words : takeoverWords.already)
    },
  })
