import { noun } from '../../terminal/command.ts'

/** The surveillance of certificates (ISO/IEC 17021-1 9.1.3). */
export const surveillanceCommands = noun(
  { en: 'Surveillance of certificates, planned and done', zh: '证书的监督：计划与完成' },
  {
    add: async () => (await import('./commands/done.ts')).surveillanceAdd,
    plan: async () => (await import('./commands/plan.ts')).surveillancePlan,
    done: async () => (await import('./commands/done.ts')).surveillanceDone,
    notice: async () => (await import('./commands/plan.ts')).surveillanceNotice,
    list: async () => (await import('./commands/list.ts')).surveillanceList,
    void: async () => (await import('./commands/void.ts')).surveillanceVoid,
  },
)
