import { type Noun, noun } from '../../terminal/command.ts'
import type { Dealings } from './dealings.ts'

/** What folds over all rooms add to the noun: commands that find customers and show them, and those on whole lists of them. */
export interface CustomerFolds {
  readonly shown: Noun['commands']
  readonly lists: Noun['commands']
}

/** The organizations that the body serves: who they are, who maintains them, whom to call there. */
export const customerCommands = (dealings: Dealings, { shown, lists }: CustomerFolds): Noun =>
  noun(
    { en: 'Customers', zh: '客户' },
    {
      add: async () => (await import('./commands/add.ts')).customerAdd(dealings),
      ...shown,
      edit: async () => (await import('./commands/edit.ts')).customerEdit(dealings),
      assign: async () => (await import('../maintainer/commands.ts')).customerAssign(dealings),
      vip: async () => (await import('../vip/commands.ts')).vipCommands,
      person: async () => (await import('../person/commands.ts')).personCommands(dealings),
      history: async () => (await import('./commands/history.ts')).customerHistory,
      merge: async () => (await import('./commands/merge.ts')).customerMerge(dealings),
      ...lists,
      void: async () => (await import('./commands/void.ts')).customerVoid(dealings),
    },
  )
