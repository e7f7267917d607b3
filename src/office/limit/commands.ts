import { type Noun, noun } from '../../terminal/command.ts'
import type { WrittenProcedure } from '../revision/written-procedure.ts'

/** The commands on the figures that duties are judged by. */
export const limitCommands = (procedure: WrittenProcedure): Noun =>
  noun(
    { en: 'The figures that duties are judged by', zh: '判定所依据的限值' },
    {
      list: async () => (await import('./commands/list.ts')).limitList(procedure),
      set: async () => (await import('./commands/set.ts')).limitSet(procedure),
      history: async () => (await import('./commands/history.ts')).limitHistory(procedure),
      void: async () => (await import('./commands/void.ts')).limitVoid(procedure),
    },
  )
