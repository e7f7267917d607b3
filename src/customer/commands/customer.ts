import { noun } from '../../terminal/command.ts'

/** The organizations that the body serves: who they are, who maintains them, whom to call there. */
export const customerCommands = noun(
  { en: 'Customers', zh: '客户' },
  {
    add: async () => (await import('./add.ts')).customerAdd,
    list: async () => (await import('./list.ts')).customerList,
    find: async () => (await import('./list.ts')).customerFind,
    show: async () => (await import('./show.ts')).customerShow,
    file: async () => (await import('./file.ts')).customerFile,
    edit: async () => (await import('./edit.ts')).customerEdit,
    assign: async () => (await import('./assign.ts')).customerAssign,
    vip: async () => (await import('./vip.ts')).vipCommands,
    person: async () => (await import('./person.ts')).personCommands,
    history: async () => (await import('./history.ts')).customerHistory,
    merge: async () => (await import('./merge.ts')).customerMerge,
    import: async () => (await import('./import.ts')).customerImport,
    export: async () => (await import('./export.ts')).customerExport,
    void: async () => (await import('./void.ts')).customerVoid,
  },
)
