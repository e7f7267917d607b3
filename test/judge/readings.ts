import * as change from './reading/change.ts'
import * as contact from './reading/contact.ts'
import * as contract from './reading/contract.ts'
import * as customer from './reading/customer.ts'
import * as maintenance from './reading/maintenance.ts'
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
const notYet = (judge: Judge, lacking: string): Reading => ({ judge, compared: lacking })

/**
 * The duties that are judged a second time, by their ids. Each judge is written from the procedure alone. Where the program
 * reads a duty otherwise on purpose, the duty is named with what it lacks and left out of the comparison until it does.
 */
export const readings: Readonly<Record<string, Reading>> = {
  'maintainer-for-every-contract': compared(customer.maintainerForEveryContract),
  'open-channels': notYet(
    contact.openChannels,
    'on record for less than twelve months and not contacted yet is on track (4.1.1)',
  ),
  'information-recorded': compared(contact.informationRecorded),
  're-sign-papers': compared(contract.reSignPapers),
  'contract-steps': notYet(contract.contractSteps, 'signed and not set up for `set-up-days` is at risk (4.1.4)'),
  'price-floor': notYet(
    contract.priceFloor,
    'a service without a floor on the day its price took effect is at risk; each price since signing is judged (4.1.5)',
  ),
  'change-kinds': compared(change.changeKinds),
  'change-owner': notYet(change.changeOwner, 'open until the last act of business (4.2.2)'),
  'change-in-duplicate': notYet(change.changeInDuplicate, 'open until it is closed (4.2.3)'),
  'change-administrative': notYet(change.changeAdministrative, 'open until the entry and what follows it (4.2.4)'),
  'change-system': notYet(change.changeSystem, 'open until the entry (4.2.5)'),
  'change-on-site-reduction': notYet(change.changeOnSiteReduction, 'open until the report is aligned (4.2.6)'),
  'change-on-site-expansion': notYet(
    change.changeOnSiteExpansion,
    'open until the report is aligned and the change entered (4.2.7)',
  ),
  'change-amount': compared(change.changeAmount),
  'maintenance-division': compared(customer.maintenanceDivision),
  'maintenance-list': compared(customer.maintenanceList),
  'contact-twice-a-year': notYet(
    contact.contactTwiceAYear,
    'certified for fewer than 90 days of the year: nothing is owed (4.3.2)',
  ),
  'vip-service': notYet(contact.vipService, 'certified for fewer than 90 days of the year: nothing is owed (4.3.2)'),
  'monthly-intelligence': compared(maintenance.monthlyIntelligence),
  'two-events-a-year': notYet(maintenance.twoEvents, 'an event counts with attendees or minutes on record (4.3.5)'),
  magazine: compared(maintenance.magazine),
  'loss-and-abnormality': notYet(maintenance.lossAndAbnormality, 'quality is told of the loss of a VIP alone (4.3.7)'),
  'suspension-and-withdrawal': notYet(suspensionAndWithdrawal, 'the expiry ends a suspension (section 5)'),
  'feedback-and-analysis': notYet(survey.feedbackAndAnalysis, 'a report has one improvement suggestion (4.5.1)'),
  'survey-draw': notYet(survey.surveyDraw, 'no lawful size under five (4.5.2)'),
  'survey-return': compared(survey.surveyReturn),
  'survey-stages': compared(survey.surveyStages),
  'survey-score': compared(survey.surveyScore),
}
