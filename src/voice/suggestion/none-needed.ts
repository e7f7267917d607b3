import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { answersNeeds } from '../../contact/contact/topics.ts'
import { value } from '../../record/field.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import type { Db } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { text } from '../../terminal/flag.ts'
import { suggestionWords } from './words.ts'

const reason = text({ en: 'why none is needed', zh: '无需改进的原因' })

/** Why none is needed (4.5.1): that there is no reason is none. */
export const whyNone: typeof reason = {
  ...reason,
  parse: (raw, label) => {
    const typed = reason.parse(raw, label)
    if (!answersNeeds(typed) || /^(?:无|没有|none|no)[.。]?$/iu.test(typed.normalize('NFKC')))
      throw usage(suggestionWords.noReason(label, typed), suggestionWords.giveWhyNone)
    return typed
  },
}

/** That the analysis of a survey wants no improvement suggestion, and why (4.5.1). */
export const noSuggestion = kindOf({
  table: 'no_suggestion',
  command: 'survey suggest none',
  json: 'noSuggestion',
  identity: unnumbered,
  day: 'decided_on',
  called: { one: { en: 'statement that no suggestion is needed', zh: '无需改进建议的说明' } },
  fields: {
    decided: value('decided_on', 'Decided', '决定日期', pastDay({ en: 'the day it was decided', zh: '决定日期' }), {
      typedAs: 'on',
    }),
    why: value('reason', 'Why', '原因', whyNone),
  },
  columns: { closing_id: '调查结束', staff_id: '人员' },
})

/** Why an analysis wants no suggestion, and the day on which that was decided. */
interface NoneNeeded {
  readonly id: number
  readonly reason: string
  readonly on: Day
}

/** Why the analysis of a closing wants no suggestion, as said by the day; null where nobody said so. */
export async function noneNeeded(db: Db, closingId: number, day: Day): Promise<NoneNeeded | null> {
  const row = await db
    .selectFrom('no_suggestion')
    .select(['id', 'reason', 'decided_on as on'])
    .where('closing_id', '=', closingId)
    .where('voided_at', 'is', null)
    .where('decided_on', '<=', day)
    .executeTakeFirst()
  return row ?? null
}
