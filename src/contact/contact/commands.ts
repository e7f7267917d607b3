import { noun } from '../../terminal/command.ts'

/** The contacts with customers (4.3.2) and the passing on of what VIPs say (4.3.3). */
export const contactCommands = noun(
  { en: 'Contacts with customers (4.3.2, 4.3.3)', zh: '客户联系（4.3.2、4.3.3）' },
  {
    add: async () => (await import('./commands/add.ts')).contactAdd,
    list: async () => (await import('./commands/list.ts')).contactList,
    due: async () => (await import('./commands/due.ts')).contactDue,
    show: async () => (await import('./commands/list.ts')).contactShow,
    edit: async () => (await import('./commands/edit.ts')).contactEdit,
    'pass-on': async () => (await import('./commands/edit.ts')).contactPassOn,
    import: async () => (await import('./commands/import.ts')).contactImport,
    void: async () => (await import('./commands/edit.ts')).contactVoid,
  },
)
