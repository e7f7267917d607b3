import type { WhatIsDue } from '../clause/due.ts'
import type { MonthlyFigures } from '../clause/monthly.ts'
import type { FactWords } from '../register/history.ts'
import type { RowDays } from '../register/records.ts'
import type { Db } from '../register/register.ts'
import { type Noun, noun } from '../terminal/command.ts'
import type { Procedure } from './basis.ts'
import type { Duties } from './commands/compliance.ts'
import type { OpensKey } from './evidence/proof.ts'
import type { Owed } from './forecast.ts'

/** What reports are made of: the procedure's table of contents, and the glossary of the facts. */
export interface Reported {
  readonly procedure: Procedure
  readonly duties: Duties
  readonly dues: readonly WhatIsDue<Db>[]
  readonly owed: Owed
  readonly monthlyFigures: readonly MonthlyFigures<Db>[]
  readonly factWords: FactWords
  /** On which day a row of each table became a fact. */
  readonly factDays: RowDays
  readonly openKey: OpensKey
}

/** The report commands over the procedure's table of contents. */
export const reportCommands = ({
  procedure,
  duties,
  dues,
  owed,
  monthlyFigures,
  factWords,
  factDays,
  openKey,
}: Reported): Noun =>
  noun(
    { en: 'Compliance with the procedure, and its lists', zh: '程序符合性与名单' },
    {
      overview: async () => (await import('./commands/overview.ts')).overview({ procedure, duties, dues, owed }),
      compliance: async () => (await import('./commands/compliance.ts')).compliance(procedure, duties),
      monthly: async () =>
        (await import('./commands/monthly.ts')).monthly({
          procedure,
          duties,
          dues,
          figures: monthlyFigures,
          names: factWords,
        }),
      agenda: async () => (await import('./commands/agenda.ts')).agendaVerb(duties, dues, 'report agenda'),
      evidence: async () =>
        (await import('./commands/evidence.ts')).evidence(procedure, duties, factWords, factDays, openKey),
      certificates: async () => (await import('./commands/certificates.ts')).certificates,
      forecast: async () => (await import('./commands/forecast.ts')).forecast(owed),
      retention: async () => (await import('./commands/retention.ts')).retention,
      maintenance: async () => (await import('./commands/maintenance.ts')).maintenance,
    },
  )
