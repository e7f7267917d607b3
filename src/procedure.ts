import { maintainerForEveryContract } from './certificate/certificate/check.ts'
import { contractStepsTaken } from './certificate/contract/check.ts'
import { dueOfCertificates } from './certificate/due.ts'
import { certificatesOfMonth } from './certificate/monthly.ts'
import { priceFloorHeld } from './certificate/price-floor/check.ts'
import { reSignPapers } from './certificate/re-sign/check.ts'
import { dueOfRetention } from './certificate/retention/due.ts'
import { surveillanceDue } from './certificate/surveillance/check.ts'
import { changeAmount, changeInDuplicate, changeKinds, changeOwner } from './change/checks/application.ts'
import {
  changeAdministrative,
  changeOnSiteExpansion,
  changeOnSiteReduction,
  changeSystem,
} from './change/checks/ways.ts'
import { changesOfMonth } from './change/monthly.ts'
import { type AssessedDuty, duty } from './clause/clause.ts'
import type { WhatIsDue } from './clause/due.ts'
import type { MonthlyFigures } from './clause/monthly.ts'
import type { Words } from './clause/words.ts'
import { openChannels } from './contact/contact/checks/channels.ts'
import { contactTwiceAYear } from './contact/contact/checks/contacts.ts'
import { vipService } from './contact/contact/checks/vip.ts'
import { dueCalls, owedContacts } from './contact/contact/due.ts'
import { contactsOfMonth } from './contact/contact/monthly.ts'
import { informationRecorded } from './contact/information/check.ts'
import { retentionOfMonth } from './customer/person/monthly.ts'
import { findingsOfMonth } from './finding/monthly.ts'
import { maintenanceDivision, maintenanceList } from './maintenance/division/check.ts'
import { twoEventsAYear } from './maintenance/event/check.ts'
import { eventsOfMonth } from './maintenance/event/monthly.ts'
import { monthlyIntelligence } from './maintenance/intelligence/check.ts'
import { intelligenceOfMonth } from './maintenance/intelligence/monthly.ts'
import { lossAndAbnormality } from './maintenance/loss/check.ts'
import { lossesOfMonth } from './maintenance/loss/monthly.ts'
import { magazineSent } from './maintenance/magazine/check.ts'
import { magazineOfMonth } from './maintenance/magazine/monthly.ts'
import { dueOfConfirmations } from './office/confirmation/due.ts'
import { confirmationsOfMonth } from './office/confirmation/monthly.ts'
import type { Db } from './register/register.ts'
import { dueOfSurvey } from './survey/due.ts'
import { surveyOfMonth } from './survey/monthly.ts'
import { surveyStages } from './survey/questionnaire/check.ts'
import { surveyReturn } from './survey/return/check.ts'
import { surveyDraw } from './survey/round/checks/draw.ts'
import { returnsAhead } from './survey/round/returns-ahead.ts'
import { surveyScore } from './survey/score/check.ts'
import { suspensionAndWithdrawal } from './suspension/checks.ts'
import { suspensionsOfMonth } from './suspension/monthly.ts'
import { appealsHandled } from './voice/appeal/check.ts'
import { casesOfMonth } from './voice/case/monthly.ts'
import { complaintsHandled } from './voice/complaint/check.ts'
import { dueOfVoice } from './voice/due.ts'
import { feedbackAndAnalysis } from './voice/feedback/check.ts'
import { feedbackOfMonth } from './voice/monthly.ts'

/** The document whose duties these are. */
export const procedure = {
  number: 'NCT-GI-007',
  title: { en: 'Customer Service Management', zh: '客户服务管理' } satisfies Words,
  revision: 'A/00',
} as const

/** Every duty of NCT-GI-007 in clause order, and of ISO/IEC 17021-1 what is handled by it besides: the table of contents. */
export const duties: readonly AssessedDuty<Db>[] = [
  duty(maintainerForEveryContract),
  duty(openChannels),
  duty(informationRecorded),
  duty(reSignPapers),
  duty(contractStepsTaken),
  duty(priceFloorHeld),
  duty(changeKinds),
  duty(changeOwner),
  duty(changeInDuplicate),
  duty(changeAdministrative),
  duty(changeSystem),
  duty(changeOnSiteReduction),
  duty(changeOnSiteExpansion),
  duty(changeAmount),
  duty(maintenanceDivision),
  duty(maintenanceList),
  duty(contactTwiceAYear),
  duty(vipService),
  duty(monthlyIntelligence),
  duty(twoEventsAYear),
  duty(magazineSent),
  duty(lossAndAbnormality),
  duty(suspensionAndWithdrawal),
  duty(feedbackAndAnalysis),
  duty(surveyDraw),
  duty(surveyReturn),
  duty(surveyStages),
  duty(surveyScore),
  duty(surveillanceDue),
  duty(appealsHandled),
  duty(complaintsHandled),
]

/** What the rooms have falling due beyond the findings of the duties. */
export const dues: readonly WhatIsDue<Db>[] = [
  dueCalls,
  dueOfCertificates,
  dueOfSurvey,
  dueOfVoice,
  dueOfRetention,
  dueOfConfirmations,
]

/** What the rooms have to tell of a month, in the order of the report on it. */
export const monthlyFigures: readonly MonthlyFigures<Db>[] = [
  contactsOfMonth,
  certificatesOfMonth,
  changesOfMonth,
  suspensionsOfMonth,
  lossesOfMonth,
  surveyOfMonth,
  feedbackOfMonth,
  casesOfMonth,
  eventsOfMonth,
  intelligenceOfMonth,
  magazineOfMonth,
  findingsOfMonth,
  retentionOfMonth,
  confirmationsOfMonth,
]

/** What is still owed of the year, for who looks ahead. */
export const owed = { contacts: owedContacts, survey: returnsAhead }
