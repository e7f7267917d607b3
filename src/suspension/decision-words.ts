import type { DecisionFault } from '../certificate/status/rules.ts'
import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

/** Why a decision of a day does not hold, and what to do about it while it is being recorded. */
export function decisionFaultWords(fault: DecisionFault, name: string, on: Day): readonly [words: Words, hint: Words] {
  if (fault === 'no-role')
    return [
      {
        en: `${name} does not hold the role "decision-maker" on ${on}, the day of the decision.`,
        zh: `${name} 在决定日 ${on} 没有“认证决定人员”角色。`,
      },
      {
        en: `Name who decided with --decided-by ("certdesk staff list" shows who may); who decides on certification is for a manager to record`,
        zh: `请用 --decided-by 指明决定人（certdesk staff list 可查看）；谁是认证决定人员由经理登记`,
      },
    ]
  if (fault === 'handled')
    return [
      { en: `${name} both handles the case and decides it.`, zh: `${name} 既是经办人又是认证决定人员。` },
      {
        en: 'Name who handled it with --staff, or who decided with --decided-by: two people.',
        zh: '请用 --staff 指明经办人，或用 --decided-by 指明决定人，二者须为不同人员。',
      },
    ]
  return [
    { en: `${name} both verified the evidence and decides on it.`, zh: `${name} 既是验证人又是认证决定人员。` },
    {
      en: 'Let somebody else decide and name them with --decided-by.',
      zh: '请由他人作出决定，并用 --decided-by 指明。',
    },
  ]
}
