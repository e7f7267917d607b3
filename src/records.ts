import { isReference, rowNames } from './customer/customer/store/names.ts'
import { daysOf, journalWords } from './record/journal.ts'
import type { AnyKind } from './record/kind.ts'
import type { FactWords } from './register/history.ts'
import type { RowDays } from './register/records.ts'

/**
 * Every kind of record, as `procedure.ts` has every duty, in the order of the rooms: loaded where a journal is read, for what its
 * tables, columns and stored values are called.
 */
const kinds: readonly (() => Promise<readonly AnyKind[]>)[] = [
  async () => [(await import('./office/account/account.ts')).account],
  async () => [(await import('./office/calendar/calendar-day.ts')).calendarDay],
  async () => [(await import('./office/confirmation/confirmation.ts')).confirmation],
  async () => [(await import('./office/limit/limit.ts')).limit],
  async () => [(await import('./office/mapping/mapping.ts')).mapping],
  async () => [(await import('./office/revision/revision.ts')).revision],
  async () => [(await import('./office/setting/setting.ts')).setting],
  async () => [(await import('./office/takeover/takeover.ts')).takeover],
  async () => {
    const { staff, staffRole } = await import('./office/staff/staff.ts')
    return [staff, staffRole]
  },
  async () => {
    const { customer, formerName, headOffice } = await import('./customer/customer/customer.ts')
    return [customer, formerName, headOffice]
  },
  async () => [(await import('./customer/maintainer/maintainer.ts')).maintainer],
  async () => [(await import('./customer/person/erasure.ts')).erasure],
  async () => [(await import('./customer/person/person.ts')).person],
  async () => {
    const { personErasure, personRestriction } = await import('./customer/person/restriction.ts')
    return [personErasure, personRestriction]
  },
  async () => [(await import('./customer/vip/vip.ts')).vip],
  async () => {
    const { authorityReport, reportedStatus } = await import('./certificate/authority/authority-report.ts')
    return [authorityReport, reportedStatus]
  },
  async () => [(await import('./certificate/certificate/certificate.ts')).certificate],
  async () => [(await import('./certificate/contract/contract.ts')).contract],
  async () => [(await import('./certificate/price-floor/price-floor.ts')).priceFloor],
  async () => [(await import('./certificate/re-sign/re-sign.ts')).reSign],
  async () => {
    const { statusChange, statusReason } = await import('./certificate/status/status-change.ts')
    return [statusChange, statusReason]
  },
  async () => [(await import('./certificate/surveillance/surveillance.ts')).surveillance],
  async () => [(await import('./contact/contact/contact.ts')).contact],
  async () => [(await import('./contact/contact/transmittal.ts')).transmittal],
  async () => [(await import('./contact/information/information.ts')).information],
  async () => [(await import('./contact/information/transmittal.ts')).informationTransmittal],
  async () => [(await import('./maintenance/division/list.ts')).issuedList],
  async () => [(await import('./maintenance/event/attendance.ts')).attendance],
  async () => [(await import('./maintenance/event/event.ts')).event],
  async () => [(await import('./maintenance/intelligence/intelligence.ts')).intelligence],
  async () => [(await import('./maintenance/loss/loss.ts')).loss],
  async () => [(await import('./maintenance/magazine/magazine.ts')).magazine],
  async () => [(await import('./maintenance/magazine/sending.ts')).sending],
  async () => {
    const { changeAct, changeApplication, changeLine, changePerson } = await import('./change/change.ts')
    return [changeAct, changeApplication, changeLine, changePerson]
  },
  async () => {
    const { statusFollowUp, suspensionCase } = await import('./suspension/suspension.ts')
    return [statusFollowUp, suspensionCase]
  },
  async () => [(await import('./survey/questionnaire/item.ts')).item],
  async () => [(await import('./survey/questionnaire/questionnaire.ts')).questionnaire],
  async () => [(await import('./survey/return/return.ts')).returned],
  async () => {
    const { draw, issue, sampled, survey } = await import('./survey/round/kinds.ts')
    return [draw, issue, sampled, survey]
  },
  async () => {
    const { closing, followUp } = await import('./survey/score/kinds.ts')
    return [closing, followUp]
  },
  async () => [(await import('./voice/comment/comment.ts')).commentClassification],
  async () => [(await import('./voice/appeal/appeal.ts')).appeal],
  async () => {
    const { caseAct, caseMatter } = await import('./voice/case/case.ts')
    return [caseAct, caseMatter]
  },
  async () => [(await import('./voice/feedback/feedback.ts')).feedback],
  async () => [(await import('./voice/suggestion/none-needed.ts')).noSuggestion],
  async () => [(await import('./voice/suggestion/report.ts')).report],
  async () => [(await import('./voice/suggestion/suggestion.ts')).suggestion],
  async () => [(await import('./finding/finding.ts')).finding],
]

/** Every kind of record. */
export const everyKind = async (): Promise<AnyKind[]> => (await Promise.all(kinds.map((load) => load()))).flat()

/** How the facts of a journal are told to people, and on which day a row of each table became one. */
export async function facts(): Promise<{ readonly factWords: FactWords; readonly factDays: RowDays }> {
  const all = await everyKind()
  return { factWords: journalWords(all, { isReference, names: rowNames }), factDays: daysOf(all) }
}
