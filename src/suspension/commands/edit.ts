import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { editReason } from '../../record/reason.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Correcting } from '../../terminal/command.ts'
import { verb } from '../../terminal/command.ts'
import { choice, required, text } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { suspensionWords } from '../words.ts'
import { caseNow, requireCase } from './case-record.ts'
import { caseNumber } from './flags.ts'
import { actFollowed, caseActs } from './follow-up.ts'

const texts = {
  statement: text({ en: 'more about the reason', zh: '补充说明' }),
  conditions: text({ en: 'what must be fulfilled for restoration', zh: '恢复条件' }),
  evidence: text({ en: 'the evidence, the application or the proof', zh: '整改证据、书面申请或证明' }),
} as const

/** The texts of the newest act of a case, each as it is now. */
async function textsNow(...[db, { case: number = '' }, , lang]: Parameters<Correcting['fields']>) {
  const act = actFollowed(await requireCase(db, number), undefined)
  const { statement, conditions, evidence } = act
  const now = { statement, evidence, ...(act.kind === 'suspension' ? { conditions } : {}) }
  return Object.entries(now).map(([value, is]) => {
    const name = texts[value as keyof typeof texts].words[lang]
    return { value, name: is === null ? name : `${name}${lang === 'zh' ? '：' : ': '}${is}`, short: name }
  })
}

/**
 * `suspend edit`: the texts of an act, where they were mistyped. Its days, its people and its reason are what was
 * decided: a case that is wrong in those is taken back and recorded again.
 */
export const suspendEdit = verb({
  words: { en: 'Correct the mistyped texts of a case', zh: '更正办理中录入有误的文字' },
  access: 'write',
  by: doneBy('business', '4.4.1'),
  args: { case: required(caseNumber) },
  flags: {
    ...texts,
    of: choice(
      { en: 'of this change of status (default: the newest)', zh: '所属状态变更（默认为最近一次）' },
      caseActs,
    ),
    reason: required(editReason),
  },
  corrects: { fields: textsNow, why: ['reason'] },
  examples: {
    'suspend edit SP-2026-0001 --conditions "Fees of 2025 and 2026 paid" --of suspension --reason mistyped': {
      en: 'the conditions were mistyped',
      zh: '更正录入有误的恢复条件',
    },
  },
  run: async ({ case: number, of, reason: _, ...texts }, call) => {
    if (Object.values(texts).every((each) => each === undefined))
      throw usage(recordWords.nothingToChange, suspensionWords.nameAText)
    const { changed, view } = await call.write(async (tx) => {
      const found = await requireCase(tx.db, number)
      const act = actFollowed(found, of)
      if (texts.conditions !== undefined && act.kind !== 'suspension')
        throw usage(suspensionWords.noConditions, suspensionWords.nameAText)
      const changed = tx.update('status_change', act.id, texts)
      return { changed, view: await caseNow(tx, found.id, found.certificate.customer.id) }
    })
    return one('suspension', view, recordWords[changed ? 'changed' : 'unchanged'](number))
  },
})
