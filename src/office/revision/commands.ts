import { type Noun, noun } from '../../terminal/command.ts'
import type { WrittenProcedure } from './written-procedure.ts'

/** The commands on the revisions of the procedure. */
export const revisionCommands = (procedure: WrittenProcedure): Noun =>
  noun(
    { en: 'Later revisions of the procedure', zh: '程序的后续版本' },
    {
      add: async () => (await import('./commands/add.ts')).revisionAdd(procedure),
      list: async () => (await import('./commands/list.ts')).revisionList(procedure),
      show: async () => (await import('./commands/list.ts')).revisionShow(procedure),
      void: async () => (await import('./commands/void.ts')).revisionVoid(procedure),
    },
  )
