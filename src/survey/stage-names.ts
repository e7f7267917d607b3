import type { Stage } from './rules.ts'

/** Words for the three stages that lists use besides their names. */
export const otherStageNames: Readonly<Record<string, Stage>> = {
  a: 'acceptance',
  受理: 'acceptance',
  合同: 'acceptance',
  合同受理阶段: 'acceptance',
  b: 'audit',
  审核: 'audit',
  检验: 'audit',
  审核过程: 'audit',
  检验过程: 'audit',
  '审核/检验': 'audit',
  审核检验: 'audit',
  审核检验过程: 'audit',
  审核检验过程阶段: 'audit',
  '审核/检验过程阶段': 'audit',
  audit: 'audit',
  inspection: 'audit',
  c: 'service',
  证后: 'service',
  服务: 'service',
  证后服务阶段: 'service',
}
