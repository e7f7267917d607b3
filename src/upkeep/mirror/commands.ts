import { noun } from '../../terminal/command.ts'
import { mirrorWords } from './words.ts'

/** Second journals of the register on other disks. */
export const mirrorCommands = noun(mirrorWords.noun, {
  add: async () => (await import('./commands/add.ts')).mirrorAdd,
  list: async () => (await import('./commands/list.ts')).mirrorList,
  status: async () => (await import('./commands/status.ts')).mirrorStatus,
  update: async () => (await import('./commands/update.ts')).mirrorUpdate,
  remove: async () => (await import('./commands/remove.ts')).mirrorRemove,
  resolve: async () => (await import('./commands/resolve.ts')).mirrorResolve,
})
