import { standingOn } from '../change/application.ts'
import { listApplications } from '../change/store/application.ts'
import type { Day } from '../clause/day.ts'
import { same, type Words } from '../clause/words.ts'
import { listInformation } from '../contact/information/information.ts'
import { listFindings } from '../finding/finding.ts'
import { lossViews } from '../maintenance/loss/loss.ts'
import type { LeftOpen } from '../office/staff/in-hand.ts'
import { namesOfPerson } from '../office/staff/store/staff.ts'
import type { Db } from '../register/register.ts'
import { caseViews } from '../voice/case/record.ts'
import { listFeedback } from '../voice/feedback/feedback.ts'
import { listSuggestions } from '../voice/suggestion/suggestion.ts'

const kinds = {
  information: { en: 'information to act on', zh: '待办信息' },
  complaint: { en: 'complaint', zh: '投诉' },
  appeal: { en: 'appeal', zh: '申诉' },
  suggestion: { en: 'suggestion', zh: '改进建议' },
  change: { en: 'change application', zh: '变更申请' },
  loss: { en: 'loss or abnormality', zh: '流失/异常' },
  finding: { en: 'record of a breach', zh: '不符合记录' },
} as const satisfies Record<string, Words>

const handOver = (noun: string, number: string): Words => ({
  en: `certdesk ${noun} edit ${number} --owner NAME --reason "handed over"`,
  zh: `certdesk ${noun} edit ${number} --owner 姓名 --reason 交接`,
})

/** What somebody who leaves has open, each with the command that hands it over or continues it. */
export async function leftOpenBy(db: Db, name: string, today: Day): Promise<LeftOpen[]> {
  const own = await namesOfPerson(db, name)
  const isOwn = (who: string | null) => who !== null && own.has(who)
  const information = (await listInformation(db, { to: today })).filter(
    ({ owner, actionNeeded, closed }) => isOwn(owner) && actionNeeded && closed === null,
  )
  const feedback = (await listFeedback(db, { asOf: today })).filter(
    ({ owner, closed }) => isOwn(owner) && closed === null,
  )
  const appeals = (await caseViews(db, 'appeal', { day: today })).filter(({ owner, open }) => isOwn(owner) && open)
  const suggestions = (await listSuggestions(db, today)).filter(({ owner, closed }) => isOwn(owner) && closed === null)
  const changes = (await listApplications(db)).filter(
    (each) => each.acts.some(({ staff }) => isOwn(staff)) && standingOn(each, today)?.open === true,
  )
  const losses = (await lossViews(db, today)).filter(({ by, closed }) => isOwn(by) && closed === null)
  const findings = (await listFindings(db, today)).filter(
    ({ openedBy, days }) => isOwn(openedBy) && days.acknowledge === null,
  )
  return [
    ...information.map(({ number }) => ({ what: kinds.information, number, command: handOver('information', number) })),
    ...feedback.map(({ number }) => ({ what: kinds.complaint, number, command: handOver('feedback', number) })),
    ...appeals.map(({ number }) => ({ what: kinds.appeal, number, command: handOver('appeal', number) })),
    ...suggestions.map(({ number }) => ({
      what: kinds.suggestion,
      number,
      command: handOver('survey suggest', number),
    })),
    ...changes.map(({ number }) => ({ what: kinds.change, number, command: same(`certdesk change next ${number}`) })),
    ...losses.map(({ number }) => ({ what: kinds.loss, number, command: same(`certdesk loss show ${number}`) })),
    ...findings.map(({ number }) => ({
      what: kinds.finding,
      number,
      command: same(`certdesk finding show ${number}`),
    })),
  ]
}
