import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import { onRow } from '../../../record/rule.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { contactWords } from '../../contact/words.ts'
import { information, informationView } from '../information.ts'
import { passInformationOn } from '../transmittal.ts'

/** `information pass-on`: what was learned of a VIP goes on to the certification department (4.3.3). */
export const informationPassOn = verb({
  words: { en: 'Record that information was passed on to certification', zh: '登记信息已传递至认证部' },
  access: 'write',
  by: doneBy('business', '4.3.3', 'on'),
  args: { number: required(numberOf(information)) },
  flags: {
    on: pastDay({ en: 'the day it was passed on (default today)', zh: '传递日期（默认今天）' }),
    to: text({ en: 'who received it', zh: '接收人' }, 'NAME'),
  },
  asks: ['to', 'on'],
  rules: [onRow(information, refusePassOn)],
  examples: {
    'information pass-on IN-2026-0001 --to 认证部': {
      en: 'what was learned of a VIP went to the certification department',
      zh: 'VIP 客户的信息已传递至认证部',
    },
  },
  run: async ({ number, on: typed, to }, call) => {
    const on: Day = happened(typed ?? call.today, call.today, '--on')
    const { passed, view } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, information, number)
      refusePassOn(row, { on })
      const passed = passInformationOn(tx, row.id, on, to ?? null)
      return { passed, view: await informationView(tx.db, number, call.today) }
    })
    return one('information', view, passed ? contactWords.passedOn(number, on) : recordWords.unchanged(number))
  },
})

/** Nothing is passed on before it was received. */
function refusePassOn({ received_on }: Row<'information'>, { on }: { readonly on?: Day | undefined }): void {
  if (on !== undefined) notBefore('--on', on, contactWords.theReceipt, received_on)
}
