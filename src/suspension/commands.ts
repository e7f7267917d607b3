import type { CasesNaming } from '../certificate/certificate/referring.ts'
import { type Noun, noun } from '../terminal/command.ts'

/** How a certificate leaves validity, and comes back (4.4). What a complaint or an appeal is about is not voided: `casesNaming` tells. */
export const suspendCommands = (casesNaming: CasesNaming): Noun =>
  noun(
    { en: 'Suspension, restoration, withdrawal, cancellation (4.4)', zh: '暂停、恢复、撤销、注销（4.4）' },
    {
      start: async () => (await import('./commands/start.ts')).start,
      restore: async () => (await import('./commands/restore.ts')).restore,
      withdraw: async () => (await import('./commands/withdraw.ts')).withdraw,
      cancel: async () => (await import('./commands/cancel.ts')).cancel,
      'follow-up': async () => (await import('./commands/follow-up.ts')).followUp,
      list: async () => (await import('./commands/list.ts')).suspendList,
      due: async () => (await import('./commands/due.ts')).suspendDue,
      show: async () => (await import('./commands/list.ts')).suspendShow,
      notice: async () => (await import('./commands/notice.ts')).suspendNotice,
      edit: async () => (await import('./commands/edit.ts')).suspendEdit,
      void: async () => (await import('./commands/void.ts')).suspendVoid(casesNaming),
      reason: async () => (await import('./commands/reason.ts')).reasonCommands,
    },
  )
