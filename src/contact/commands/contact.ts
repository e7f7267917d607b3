import { noun } from '../../terminal/command.ts'

/** The contacts with customers (4.3.2) and the passing on of what VIPs say (4.3.3). */
export const contactCommands = noun(
  { en: 'Contacts with customers (4.3.2, 4.3.3)', zh: '客户联系（4.3.2、4.3.3）' },
  {
    add: async () => (await import('./add.ts')).contactAdd,
    list: async () => (await import('./list.ts')).contactList,
    due: async () => (await import('./due.ts')).contactDue,
    show: async () => (await import('./list.ts')).contactShow,
    edit: async () => (await import('./edit.ts')).contactEdit,
    'pass-on': async () => (await import('./edit.ts')).contactPassOn,
    import: async () => (await import('./import.ts')).contactImport,
    void: async () => (await import('./edit.ts')).contactVoid,
  },
)
