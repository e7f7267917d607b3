import type { WhatIsDue } from '../clause/due.ts'
import type { Db } from '../register/register.ts'
import { type Noun, noun } from '../terminal/command.ts'
import type { Duties, Procedure } from './commands/compliance.ts'

/** The report commands over the procedure's table of contents. */
export const reportCommands = (procedure: Procedure, duties: Duties, dues: readonly WhatIsDue<Db>[]): Noun =>
  noun(
    { en: 'Compliance with the procedure, and its lists', zh: '程序符合性与名单' },
    {
      compliance: async () => (await import('./commands/compliance.ts')).compliance(procedure, duties),
      agenda: async () => (await import('./commands/agenda.ts')).agendaVerb(duties, dues, 'report agenda'),
      certificates: async () => (await import('./commands/certificates.ts')).certificates,
      maintenance: async () => (await import('./commands/maintenance.ts')).maintenance,
    },
  )
