import { noun } from '../../terminal/command.ts'

/** The organizations that the body serves: who they are, who maintains them, whom to call there. */
export const customerCommands = noun(
  { en: 'Customers', zh: '客户' },
  {
    add: async () => (await import('./commands/add.ts')).customerAdd,
    list: async () => (await import('./commands/list.ts')).customerList,
    find: async () => (await import('./commands/list.ts')).customerFind,
    show: async () => (await import('./commands/show.ts')).customerShow,
    file: async () => (await import('../../customer-file/commands.ts')).customerFile,
    edit: async () => (await import('./commands/edit.ts')).customerEdit,
    assign: async () => (await import('../maintainer/commands.ts')).customerAssign,
    vip: async () => (await import('../vip/commands.ts')).vipCommands,
    person: async () => (await import('../person/commands.ts')).personCommands,
    history: async () => (await import('./commands/history.ts')).customerHistory,
    merge: async () => (await import('./commands/merge.ts')).customerMerge,
    import: async () => (await import('../../customer-list/commands/import.ts')).customerImport,
    export: async () => (await import('../../customer-list/commands/export.ts')).customerExport,
    void: async () => (await import('./commands/void.ts')).customerVoid,
  },
)
