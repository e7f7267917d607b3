import { requireCertificate } from '../../certificate/certificate/certificate.ts'
import { fold } from '../../clause/fold.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { takeoverAnswers } from '../../office/takeover/takeover.ts'
import { askText } from '../../terminal/ask.ts'
import { verb } from '../../terminal/command.ts'
import { choice, offering, required, searched, text, worded } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { aboutOf, apply } from '../apply.ts'
import { type MatterName, matterNames, matters } from '../matters.ts'
import { takeoverWords } from '../words.ts'

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

/** `takeover answer`: what is said of a matter for everybody, or for one customer or certificate. */
export const takeoverAnswer = verb({
  words: {
    en: 'Say of a matter that what is on record is all there was, or that nobody can tell any more',
    zh: '就某一事项答复：在案的即为全部，或无从查明',
  },
  access: 'write',
  by: doneBy(['business', 'general', 'certification'], 'ISO/IEC 17021-1 9.1.3'),
  args: {
    matter: required(matterAsked),
    answer: required({ ...answered, parse: (raw, label) => answered.parse(earlierWords[raw.trim()] ?? raw, label) }),
  },
  flags: {
    customer: worded({ en: 'only of this customer', zh: '仅此客户' }, customerArgument),
    certificate: offering('certificate', text({ en: 'only of this certificate', zh: '仅此证书' }, 'NUMBER')),
    reason: text({ en: 'why nobody can tell any more', zh: '无从查明的理由' }),
  },
  examples: {
    'takeover answer event complete': { en: 'no events but those on record', zh: '除在案的以外没有办过活动' },
    'takeover answer contact unknown --reason "旧系统已停用，联系记录无法读取"': {
      en: 'nobody can tell any more: every report will say so',
      zh: '无从查明：每份报告都会列出',
    },
  },
  run: async ({ matter: name, answer, customer, certificate, reason: typed }, call) => {
    const { complete, never, title } = matters[name]
    if (complete === null) throw usage(takeoverWords.kindByKind, takeoverWords.giveKind)
    const isAsked = answer === 'unknown' && never === null && typed === undefined && call.interactive
    const reason = isAsked
      ? await askText(takeoverWords.why[call.lang], 'prose', call, { needed: takeoverWords.whyNeeded })
      : typed
    const said = { answer, reason: reason ?? null }
    const { changed } = await call.write(async (tx) => {
      const code = customer === undefined ? null : (await requireCustomer(tx.db, customer)).code
      const number = certificate === undefined ? null : (await requireCertificate(tx.db, certificate)).number
      const about = await aboutOf(tx, name, code, number)
      if (about === null)
        throw usage(takeoverWords.ofAnother(String(certificate), String(customer)), takeoverWords.seeList)
      const done = await apply(tx, name, about, said)
      if ('refused' in done)
        throw never === null
          ? usage(takeoverWords.whyNeeded, takeoverWords.giveReason)
          : usage(takeoverWords.neverUnknown(title, never), takeoverWords.giveDay(name))
      return done
    })
    const about = certificate ?? customer ?? null
    const words = changed ? takeoverWords.answered(title, answer === 'unknown', about) : takeoverWords.already
    return one(
      'takeover',
      { matter: name, answer, customer: customer ?? null, certificate: certificate ?? null, reason: reason ?? null },
      words,
    )
  },
})
