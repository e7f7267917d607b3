import { caseNoun } from '../case/commands/noun.ts'

/** Complaints as cases (ISO/IEC 17021-1 9.8), received as feedback that came as one. */
export const complaintCommands = caseNoun('complaint', {
  add: async () => (await import('./commands/add.ts')).complaintAdd,
  edit: async () => (await import('./commands/edit.ts')).complaintEdit,
})
