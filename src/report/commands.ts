import { type Noun, noun } from '../terminal/command.ts'
import { compliance, type Duties, type Procedure } from './commands/compliance.ts'
import { maintenance } from './commands/maintenance.ts'

/** The report commands over the procedure's table of contents. */
export const reportCommands = (procedure: Procedure, duties: Duties): Noun =>
  noun('report', { en: 'Compliance with the procedure, and its lists', zh: '程序符合性与名单' }, [
    compliance(procedure, duties),
    maintenance,
  ])
