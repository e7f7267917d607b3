import type { CasesNaming } from '../../certificate/certificate/referring.ts'
import type { Day } from '../../clause/day.ts'
import { askIfThere } from '../../terminal/ask.ts'
import type { Act } from '../rules.ts'
import { type ActSpec, actVerb } from './act.ts'
import { flagOf } from './act-flags.ts'
import { heldInAct } from './asked.ts'
import { enterChanges, refuseEnded, refuseOtherDay, refuseReliedOn } from './effects.ts'
import { heldAgainstReport, refuseNamed, refuseOtherScope, refusePlanned } from './guards.ts'
import { refuseOtherCertificate, refuseStillInForce } from './reissue.ts'
import { reissueAct } from './reissue-act.ts'

const auditPlanned = flagOf('auditPlanned')

/** A review that plans the audit keeps its day, which is held against the day of the review. */
const plannedInReview = {
  more: ({ auditPlanned: on }) => ({ auditPlannedOn: (on as Day | undefined) ?? null }),
  rule: refusePlanned,
} satisfies Pick<ActSpec, 'more' | 'rule'>

/** The acts on an application that has begun. */
const specs = {
  return: {
    words: { en: 'Return an application to the customer to be mended', zh: '将申请退回客户补正' },
    examples: {
      'change return CH-2026-0001 --reason "second copy missing"': {
        en: 'something is missing: back to the customer',
        zh: '缺少材料，退回客户补正',
      },
    },
  },
  classify: {
    words: { en: 'Say whether the change affects the management system', zh: '判定变更是否影响管理体系运行' },
    examples: {
      'change classify CH-2026-0001 --class administrative --why "only the name changes"': {
        en: 'only customer data change, not the system',
        zh: '仅客户资料变更，不影响体系',
      },
    },
  },
  confirm: {
    words: {
      en: 'Confirm the material of an administrative change (certification)',
      zh: '确认客户提供的资料（认证部）',
    },
    examples: {
      'change confirm CH-2026-0001 --material "business licence" --staff 张三': {
        en: 'the certification department has seen the proof',
        zh: '认证部已核对客户提供的资料',
      },
    },
  },
  'complete-documents': {
    words: { en: 'Record system documents and proof of qualification', zh: '登记管理体系文件和资质证明' },
    examples: {
      'change complete-documents CH-2026-0002 --documents "QM-2026" --proof "licence 2026-06"': {
        en: 'the documents of the system and the licence are there',
        zh: '体系文件和资质证明已齐',
      },
    },
  },
  review: {
    words: { en: 'Review the change of scope (project manager)', zh: '评审变更的认证范围（项目管理人员）' },
    examples: {
      'change review CH-2026-0002 --outcome "can be covered" --audit-needed yes --staff 赵敏': {
        en: 'it can be covered after an audit',
        zh: '可以覆盖，但需审核',
      },
      'change review CH-2026-0002 --outcome "can be covered" --audit-needed yes --audit-planned 2026-07-29 --staff 赵敏':
        { en: 'until the audit of that day nobody is waited for', zh: '已排定审核日期，此前不算无进展' },
    },
    flags: { auditPlanned },
    asked: async (application, input, call) => {
      if (input.auditNeeded !== 'yes' || input.auditPlanned !== undefined) return input
      const day = heldInAct(application, 'review', 'auditPlanned', auditPlanned, input, plannedInReview)
      return { ...input, auditPlanned: await askIfThere(day, 'auditPlanned', call) }
    },
    ...plannedInReview,
  },
  'plan-audit': {
    words: {
      en: 'Plan the audit that a change wants, or move it: until its day nobody is waited for',
      zh: '安排变更审核或改期：计划日之前不算无进展',
    },
    examples: {
      'change plan-audit CH-2026-0002 --audit-planned 2026-08-12 --reason "the customer moves in July" --staff 赵敏': {
        en: 'the audit is put off; the day before it stays on record',
        zh: '审核改期，原定日期保留在案',
      },
    },
    rule: refusePlanned,
  },
  audit: {
    words: { en: 'Record the audit of a change', zh: '登记对变更的审核/检验' },
    examples: {
      'change audit CH-2026-0002 --at "2026-07-29 14:00" --reference A-0117 --staff 李强': {
        en: 'the audit, with its reference',
        zh: '登记审核及其编号',
      },
    },
  },
  decide: {
    words: { en: 'Decide on a change of the system (decision-maker)', zh: '作出认证决定（认证决定人员）' },
    examples: {
      'change decide CH-2026-0002 --decision approved --staff 陈红': {
        en: 'the decision-maker agrees',
        zh: '认证决定：同意',
      },
    },
    guard: refuseEnded,
  },
  'align-report': {
    words: {
      en: 'Hold the inspection report against the F01 (certification)',
      zh: '核对工厂检查报告与变更申请（认证部）',
    },
    examples: {
      'change align-report CH-2026-0003 --f05 F05-0117 --scope "Machining and casting" --staff 张三': {
        en: 'the scope of the report is held against that of F01',
        zh: '报告范围与 F01 核对',
      },
    },
    rule: refuseOtherScope,
    guard: heldAgainstReport,
  },
  approve: {
    words: { en: 'Approve the change (business, not who submitted it)', zh: '审批变更（业务部，非提交人）' },
    examples: {
      'change approve CH-2026-0001 --staff 李经理': {
        en: 'approved by somebody else than submitted it',
        zh: '由提交人以外的人审批',
      },
    },
    guard: refuseEnded,
  },
  enter: {
    words: { en: 'Enter the change: every field from old to new', zh: '录入变更：各项由旧改新' },
    examples: {
      'change enter CH-2026-0001 --effective 2026-07-01 --staff 周华': {
        en: 'the register takes the new values from that day on',
        zh: '自该日起按新内容登记',
      },
    },
    rule: refuseOtherDay,
    guard: refuseEnded,
    effect: async (tx, ready) => {
      await enterChanges(tx, ready)
      return []
    },
  },
  forward: {
    words: { en: 'Forward the F01 to the general department for new certificates', zh: '将 F01 转交综合管理部换证' },
    examples: {
      'change forward CH-2026-0001': {
        en: 'the general department is to issue the certificate anew',
        zh: '转交综合管理部换发证书',
      },
    },
  },
  reissue: reissueAct,
  close: {
    words: { en: 'Close the application: where both copies went', zh: '关闭申请：两联的去向' },
    examples: {
      'change close CH-2026-0001 --first-copy "customer file C00001" --second-copy "general department"': {
        en: 'where the two copies went',
        zh: '登记两联的去向',
      },
    },
    guard: async (tx, ready) => {
      await refuseOtherCertificate(tx, ready)
      await refuseStillInForce(tx, ready)
      return []
    },
  },
  reject: {
    words: { en: 'Reject the application', zh: '不予办理' },
    examples: {
      'change reject CH-2026-0001 --reason "not a change of this customer"': {
        en: 'the customer cannot have it',
        zh: '不予办理及原因',
      },
    },
    guard: refuseReliedOn,
  },
  retract: {
    words: { en: 'Record that the customer takes the application back', zh: '登记客户撤回申请' },
    examples: {
      'change retract CH-2026-0001 --reason "stays as it is"': {
        en: 'the customer does not want it any more',
        zh: '客户撤回申请及原因',
      },
    },
    guard: refuseReliedOn,
  },
  void: {
    words: { en: 'Take back an application that was recorded by mistake', zh: '作废误录的申请' },
    examples: {
      'change void CH-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的申请' },
    },
    guard: refuseReliedOn,
  },
  report: {
    words: { en: 'Report an expansion asked for on site to both departments', zh: '向两部门汇报现场提出的扩大要求' },
    examples: {
      'change report CH-2026-0003 --business-at "2026-07-28 09:10" --certification-at "2026-07-28 09:15" --staff 李强':
        { en: 'both departments know, to the minute', zh: '两部门已获知（记到分钟）' },
    },
  },
  authorize: {
    words: { en: 'Authorize the audit of an expansion (certification)', zh: '授权对扩大范围进行审核（认证部）' },
    examples: {
      'change authorize CH-2026-0003 --at "2026-07-28 10:00" --informed-at "2026-07-28 10:05" --staff 张三': {
        en: 'the expansion may be audited',
        zh: '同意现场审核扩大的范围',
      },
    },
  },
  refuse: {
    words: { en: 'Refuse the audit of an expansion (certification)', zh: '不予授权（认证部）' },
    examples: {
      'change refuse CH-2026-0003 --at "2026-07-28 10:00" --informed-at "2026-07-28 10:05" --reason "no auditor of that code" --staff 张三':
        { en: 'it may not, and why', zh: '不予授权及原因' },
    },
  },
  'return-file': {
    words: { en: 'Return the change with the audit file to certification', zh: '将变更资料随审核档案交回认证部' },
    examples: {
      'change return-file CH-2026-0003 --file A-0117 --staff 李强': {
        en: 'the papers go back with the audit file',
        zh: '变更资料随审核档案交回',
      },
    },
  },
  notify: {
    words: { en: 'Notify business to handle the change (certification)', zh: '通知业务部办理变更（认证部）' },
    examples: {
      'change notify CH-2026-0003 --staff 张三': { en: 'the business department takes over', zh: '通知业务部接手办理' },
    },
  },
} as const satisfies Partial<Record<Act, ActSpec>>

export const verbOf = (act: keyof typeof specs) => actVerb(act, specs[act])

/** `change void`, of an application that nothing rests on. */
export const voidVerb = (casesNaming: CasesNaming) =>
  actVerb('void', {
    ...specs.void,
    guard: async (tx, act) => {
      await refuseNamed(tx, act, casesNaming)
      return specs.void.guard(tx, act)
    },
  })
