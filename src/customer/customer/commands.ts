import type { FactWords } from '../../register/history.ts'
import { type Noun, noun } from '../../terminal/command.ts'
import type { Dealings } from './dealings.ts'

/** What the program hands in: the room knows little of all that is filed under its customers. */
export interface AroundCustomers {
  readonly dealings: Dealings
  /** What the tables of all rooms and their values are called, for history and for what is erased. */
  readonly facts: () => Promise<FactWords>
  /** The commands that find customers and show them: folds over all rooms. */
  readonly shown: Noun['commands']
  /** Those on whole lists of customers. */
  readonly lists: Noun['commands']
}

/** The organizations that the body serves: who they are, who maintains them, who to call there. */
export const customerCommands = ({ dealings, facts, shown, lists }: AroundCustomers): Noun =>
  noun(
    { en: 'Customers', zh: '客户' },
    {
      add: async () => (await import('./commands/add.ts')).customerAdd(dealings),
      ...shown,
      edit: async () => (await import('./commands/edit.ts')).customerEdit(dealings),
      assign: async () => (await import('../maintainer/commands.ts')).customerAssign(dealings),
      vip: async () => (await import('../vip/commands.ts')).vipCommands,
      person: async () => (await import('../person/commands.ts')).personCommands(dealings, facts),
      history: async () => (await import('./commands/history.ts')).customerHistory(facts),
      merge: async () => (await import('./commands/merge.ts')).customerMerge(dealings),
      ...lists,
      void: async () => (await import('./commands/void.ts')).customerVoid(dealings),
    },
  )
