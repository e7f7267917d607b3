import { caseNoun } from '../case/commands/noun.ts'

/** Appeals against decisions (ISO/IEC 17021-1 9.7). */
export const appealCommands = caseNoun('appeal', {
  add: async () => (await import('./commands/add.ts')).appealAdd,
  edit: async () => (await import('./commands/edit.ts')).appealEdit,
})
