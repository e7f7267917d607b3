import type { Noun, Verb } from '../terminal/command.ts'
import { audit } from './commands/audit.ts'
import { backup, restore } from './commands/backup.ts'
import { doctor } from './commands/doctor.ts'
import { init } from './commands/init.ts'
import { undo } from './commands/undo.ts'
import { where } from './commands/where.ts'

/** The commands on the register's file itself. */
export const upkeepCommands: readonly (Verb | Noun)[] = [init, where, doctor, backup, restore, audit, undo]
