import { actVerb } from './act.ts'

export const report = actVerb({
  act: 'report',
  words: { en: 'Report an expansion asked for on site to both departments', zh: '向两部门汇报现场提出的扩大要求' },
  examples: {
    'change report CH-2026-0003 --business-at "2026-07-28 09:10" --certification-at "2026-07-28 09:15" --staff 李强': {
      en: 'both departments know, to the minute',
      zh: '两部门已获知（记到分钟）',
    },
  },
})

export const authorize = actVerb({
  act: 'authorize',
  words: { en: 'Authorize the audit of an expansion (certification)', zh: '授权对扩大范围进行审核（认证部）' },
  examples: {
    'change authorize CH-2026-0003 --at "2026-07-28 10:00" --informed-at "2026-07-28 10:05" --staff 张三': {
      en: 'the expansion may be audited',
      zh: '同意现场审核扩大的范围',
    },
  },
})

export const refuse = actVerb({
  act: 'refuse',
  words: { en: 'Refuse the audit of an expansion (certification)', zh: '不予授权（认证部）' },
  examples: {
    'change refuse CH-2026-0003 --at "2026-07-28 10:00" --informed-at "2026-07-28 10:05" --reason "no auditor of that code" --staff 张三':
      { en: 'it may not, and why', zh: '不予授权及原因' },
  },
})

export const returnFile = actVerb({
  act: 'return-file',
  words: { en: 'Return the change with the audit file to certification', zh: '将变更资料随审核档案交回认证部' },
  examples: {
    'change return-file CH-2026-0003 --file A-0117 --staff 李强': {
      en: 'the papers go back with the audit file',
      zh: '变更资料随审核档案交回',
    },
  },
})

export const notify = actVerb({
  act: 'notify',
  words: { en: 'Notify business to handle the change (certification)', zh: '通知业务部办理变更（认证部）' },
  examples: {
    'change notify CH-2026-0003 --staff 张三': { en: 'the business department takes over', zh: '通知业务部接手办理' },
  },
})
