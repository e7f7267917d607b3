import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf } from '../../../record/flags.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { choice, decisive, required } from '../../../terminal/flag.ts'
import { yesNo } from '../../../terminal/result.ts'
import { loss } from '../loss.ts'
import { lossWords } from '../words.ts'
import { lossBefore } from './order.ts'
import { stepDay, stepsRule, takeSteps } from './steps.ts'

const { remedyAction, improvementAction } = flagsOf(loss)
const actions = { remedyAction, improvementAction } as const

const decision = (words: Words) => decisive(choice(words, { yes: yesNo(true), no: yesNo(false) }))

/** A yes or a no that somebody decided on: nothing is no answer. */
export const decisions = {
  remedy: decision({ en: 'whether it is remedied', zh: '是否补救' }),
  improvement: decision({ en: 'whether something is improved', zh: '是否改进' }),
} as const

/** `loss decide`: whether it can be remedied and whether something is improved: asked for of the loss of a VIP, possible of all. */
export const lossDecide = verb({
  words: {
    en: 'Record whether there is a remedy and an improvement: a no is an answer',
    zh: '登记是否补救、是否改进（“否”也是答复）',
  },
  access: 'write',
  by: doneBy('business', '4.3.7', 'on'),
  args: { number: required(lossBefore('decided')) },
  flags: { remedy: required(decisions.remedy), improvement: required(decisions.improvement), ...actions, on: stepDay },
  asks: ['on'],
  rules: [
    stepsRule(({ remedy, improvement, remedyAction, improvementAction }) => ({
      decided: {
        remedy: isYes(remedy),
        remedy_action: remedyAction,
        improvement: isYes(improvement),
        improvement_action: improvementAction,
      },
    })),
  ],
  examples: {
    'loss decide LS-2026-0001 --remedy no --improvement yes --improvement-action "Quote earlier"': {
      en: 'no remedy, but something is to improve',
      zh: '不补救，但要改进',
    },
  },
  run: async ({ number, remedy, improvement, remedyAction, improvementAction, on }, call) => {
    const remedied = await actionOf('remedy', remedy, remedyAction, call)
    const improved = await actionOf('improvement', improvement, improvementAction, call)
    return takeSteps(number, on, call, async (_tx, _on, staffId) => ({
      decided: {
        remedy: isYes(remedy),
        remedy_action: remedied,
        improvement: isYes(improvement),
        improvement_action: improved,
        decided_by: staffId,
      },
    }))
  },
})

/** A yes or a no as it is stored; undefined where it is not said yet. */
const isYes = <Said extends 'yes' | 'no' | undefined>(said: Said) =>
  (said === undefined ? undefined : said === 'yes' ? 1 : 0) as Said extends undefined ? 0 | 1 | undefined : 0 | 1

/** What is done upon a yes, asked for on a terminal; null upon a no. */
async function actionOf(
  name: 'remedy' | 'improvement',
  decided: 'yes' | 'no',
  action: string | undefined,
  call: WriteCall,
): Promise<string | null> {
  if (decided === 'no') {
    if (action !== undefined) throw usage(lossWords.actionOfNone(name), lossWords.leaveAction)
    return null
  }
  if (action !== undefined) return action
  if (!call.interactive) throw usage(lossWords.needsAction(name), lossWords.sayAction(name))
  return ask(actions[`${name}Action`], `${name}Action`, call)
}
