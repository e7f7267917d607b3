import { contractStepsTaken } from './certificate/checks/contract-steps.ts'
import { maintainerForEveryContract } from './certificate/checks/maintainer.ts'
import { priceFloorHeld } from './certificate/checks/price-floor.ts'
import { reSignPapers } from './certificate/checks/re-sign.ts'
import { surveillanceDue } from './certificate/checks/surveillance.ts'
import { dueOfCertificates } from './certificate/due.ts'
import {
  changeAdministrative,
  changeAmount,
  changeInDuplicate,
  changeKinds,
  changeOnSiteExpansion,
  changeOnSiteReduction,
  changeOwner,
  changeSystem,
} from './change/checks.ts'
import { type AssessedDuty, duty, type Pending } from './clause/clause.ts'
import type { WhatIsDue } from './clause/due.ts'
import type { Words } from './clause/words.ts'
import { openChannels } from './contact/checks/channels.ts'
import { contactTwiceAYear } from './contact/checks/contacts.ts'
import { informationRecorded } from './contact/checks/information.ts'
import { vipService } from './contact/checks/vip.ts'
import { dueFollowUps } from './contact/due.ts'
import { twoEventsAYear } from './maintenance/checks/event.ts'
import { monthlyIntelligence } from './maintenance/checks/intelligence.ts'
import { maintenanceDivision, maintenanceList } from './maintenance/checks/list.ts'
import { lossAndAbnormality } from './maintenance/checks/loss.ts'
import type { Db } from './register/register.ts'
import { surveyStages } from './survey/checks/content.ts'
import { surveyDraw } from './survey/checks/draw.ts'
import { feedbackAndAnalysis } from './survey/checks/feedback.ts'
import { surveyReturn } from './survey/checks/returns.ts'
import { surveyScore } from './survey/checks/score.ts'
import { dueOfSurvey } from './survey/due.ts'
import { suspensionAndWithdrawal } from './suspension/checks.ts'

/** The document whose duties these are. */
export const procedure = {
  number: 'NCT-GI-007',
  title: { en: 'Customer Service Management', zh: '客户服务管理' } satisfies Words,
  revision: 'A/00',
} as const

/** A duty whose room is not built yet: the report names it openly. */
const pending = (cite: string, id: string, cadence: Pending['cadence'], en: string, zh: string): Pending => ({
  id,
  cite,
  title: { en, zh },
  kind: 'automated',
  cadence,
  pending: true,
})

/** Every duty of NCT-GI-007 in clause order, and of ISO/IEC 17021-1 what 4.3.2 and 4.4 hang on: the table of contents. */
export const duties: readonly (AssessedDuty<Db> | Pending)[] = [
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
  pending('4.3.6', 'magazine', 'event', 'Distribution of the magazine', '杂志发放'),
  duty(lossAndAbnormality),
  duty(suspensionAndWithdrawal),
  duty(feedbackAndAnalysis),
  duty(surveyDraw),
  duty(surveyReturn),
  duty(surveyStages),
  duty(surveyScore),
  duty(surveillanceDue),
]

/** What the rooms have falling due beyond the findings of the duties. */
export const dues: readonly WhatIsDue<Db>[] = [dueFollowUps, dueOfCertificates, dueOfSurvey]
