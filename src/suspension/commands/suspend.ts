import { noun } from '../../terminal/command.ts'

/** How a certificate leaves validity, and comes back (4.4). */
export const suspendCommands = noun(
  { en: 'Suspension, restoration, withdrawal, cancellation (4.4)', zh: '暂停、恢复、撤销、注销（4.4）' },
  {
    start: async () => (await import('./start.ts')).start,
    restore: async () => (await import('./restore.ts')).restore,
    withdraw: async () => (await import('./withdraw.ts')).withdraw,
    cancel: async () => (await import('./cancel.ts')).cancel,
    'follow-up': async () => (await import('./follow-up.ts')).followUp,
    list: async () => (await import('./list.ts')).suspendList,
    due: async () => (await import('./due.ts')).suspendDue,
    show: async () => (await import('./list.ts')).suspendShow,
    notice: async () => (await import('./notice.ts')).suspendNotice,
    edit: async () => (await import('./edit.ts')).suspendEdit,
    void: async () => (await import('./void.ts')).suspendVoid,
    reason: async () => (await import('./reason.ts')).reasonCommands,
  },
)
