import { appealsHandled, complaintsHandled } from './reading/cases.ts'
import * as change from './reading/change.ts'
import * as contact from './reading/contact.ts'
import * as contract from './reading/contract.ts'
import * as customer from './reading/customer.ts'
import * as maintenance from './reading/maintenance.ts'
import { surveillanceDue } from './reading/surveillance.ts'
import * as survey from './reading/survey.ts'
import { suspensionAndWithdrawal } from './reading/suspension.ts'
import type { Judge } from './reading/verdict.ts'

/** A duty as it is read a second time. */
interface Reading {
  readonly judge: Judge
  /** Whether the program is held against it; else what of the procedure the program does not read so yet. */
  readonly compared: true | string
}

const compared = (judge: Judge): Reading => ({ judge, compared: true })

/**
 * The duties that are judged a second time, by their ids. Each judge is written from the procedure alone. Where the program
 * reads a duty otherwise on purpose, the duty is named with what it lacks and left out of the comparison until it does.
 */
export const readings: Readonly<Record<string, Reading>> = {
  'maintainer-for-every-contract': compared(customer.maintainerForEveryContract),
  'open-channels': compared(contact.openChannels),
  'information-recorded': compared(contact.informationRecorded),
  're-sign-papers': compared(contract.reSignPapers),
  'contract-steps': compared(contract.contractSteps),
  'price-floor': compared(contract.priceFloor),
  'change-kinds': compared(change.changeKinds),
  'change-owner': compared(change.changeOwner),
  'change-in-duplicate': compared(change.changeInDuplicate),
  'change-administrative': compared(change.changeAdministrative),
  'change-system': compared(change.changeSystem),
  'change-on-site-reduction': compared(change.changeOnSiteReduction),
  'change-on-site-expansion': compared(change.changeOnSiteExpansion),
  'change-amount': compared(change.changeAmount),
  'maintenance-division': compared(customer.maintenanceDivision),
  'maintenance-list': compared(customer.maintenanceList),
  'contact-twice-a-year': compared(contact.contactTwiceAYear),
  'vip-service': compared(contact.vipService),
  'monthly-intelligence': compared(maintenance.monthlyIntelligence),
  'two-events-a-year': compared(maintenance.twoEvents),
  magazine: compared(maintenance.magazine),
  'loss-and-abnormality': compared(maintenance.lossAndAbnormality),
  'suspension-and-withdrawal': compared(suspensionAndWithdrawal),
  'surveillance-due': compared(surveillanceDue),
  'feedback-and-analysis': compared(survey.feedbackAndAnalysis),
  'survey-draw': compared(survey.surveyDraw),
  'survey-return': compared(survey.surveyReturn),
  'survey-stages': compared(survey.surveyStages),
  'survey-score': compared(survey.surveyScore),
  'appeals-handled': compared(appealsHandled),
  'complaints-handled': compared(complaintsHandled),
}
