import { noun } from '../../terminal/command.ts'
import { serverCommandWords as words } from './words.ts'

const clerkCommands = noun(words.clerkNoun, {
  add: async () => (await import('./commands/clerk-add.ts')).clerkAdd,
  remove: async () => (await import('./commands/clerk-remove.ts')).clerkRemove,
  list: async () => (await import('./commands/clerk-list.ts')).clerkList,
})

/** What is done at a PostgreSQL server by whoever administers the register there. */
export const serverCommands = noun(words.noun, {
  init: async () => (await import('./commands/init.ts')).serverInit,
  clerk: async () => clerkCommands,
  upgrade: async () => (await import('./commands/upgrade.ts')).serverUpgrade,
})
