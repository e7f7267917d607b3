import type { Day } from '../../clause/day.ts'
import { dueWithin } from '../../clause/judge.ts'
import { limit } from '../../clause/limit.ts'
import { linesOf } from '../application.ts'
import { sameScope } from '../rules.ts'
import { changeWords } from '../words.ts'
import { clause } from './judging.ts'

/** 4.2.4: material confirmed by certification, entered by general, certificates issued anew where printed data change. */
export const changeAdministrative = clause({
  id: 'change-administrative',
  cite: '4.2.4',
  title: { en: 'Changes that do not affect the system', zh: '不影响管理体系运行的变更' },
  rule: {
    en: 'A change that leaves the system untouched is confirmed by certification, entered by general, and its certificate issued anew where printed data change.',
    zh: '不影响体系的变更经认证部确认、由综合管理部录入；证书所载内容变化的，换发证书。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change classify', 'change confirm', 'change approve', 'change enter', 'change forward', 'change reissue'],
  limits: {},
  remarks: ({ applications, expiriesMoved: moved }) =>
    applications.flatMap(({ application, taken }) => {
      const { code: customer, name } = application.customer
      const submission = taken.findLast(({ act }) => act.act === 'submit')?.act
      const reissue = taken.findLast(({ act }) => act.act === 'reissue')?.act
      const kept =
        submission === undefined || submission.reissue !== false || submission.statement === null
          ? []
          : [{ on: submission.on, text: changeWords.notReissued(application.number, submission.statement) }]
      const expiries =
        reissue === undefined
          ? []
          : moved
              .filter(({ applicationId }) => applicationId === application.id)
              .map(({ number, expiresOn, before }) => ({
                on: reissue.on,
                text: changeWords.expiryMoved(application.number, number, before, expiresOn),
              }))
      return [...kept, ...expiries].map(({ on, text }) => ({
        ...{ customer, name, text },
        facts: { on, application: application.number },
      }))
    }),
})

/** 4.2.5: documents and proof, the project manager's review, the audit where it is needed, the decision. */
export const changeSystem = clause({
  id: 'change-system',
  cite: '4.2.5',
  title: { en: 'Changes of scope and system', zh: '影响管理体系运行的变更' },
  rule: {
    en: "A change of the system has its documents and proof, the project manager's review, the audit where it is needed, and a decision.",
    zh: '影响体系的变更资料和资质齐全，经项目管理人员评审，需要时经过审核，并有决定。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: [
    'change classify',
    'change complete-documents',
    'change review',
    'change audit',
    'change decide',
    'change approve',
    'change enter',
  ],
  limits: {},
})

/** 4.2.6: what came up on site goes back with the file, and the report agrees with the certificate. */
export const changeOnSiteReduction = clause({
  id: 'change-on-site-reduction',
  cite: '4.2.6',
  title: { en: 'Reduction found on site', zh: '现场缩小认证范围' },
  rule: {
    en: "What came up on site goes back with the audit file, the report's scope is that of the application, and the change is entered.",
    zh: '现场提出的变更随审核案卷返回，报告的范围与申请一致，并完成录入。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change signal', 'change return-file', 'change notify', 'change submit', 'change align-report'],
  limits: {},
  // What an expansion does on site is of 4.2.7.
  rows: ({ clause }, { direction }) => clause === '4.2.6' && direction !== 'expansion',
  remarks: ({ applications }) =>
    applications.flatMap(({ application, taken }) => {
      const { code, name } = application.customer
      const aligned = taken.find(({ act }) => act.act === 'align-report')?.act
      const scope = linesOf(application).find(({ field }) => field === 'scope')
      const found = aligned?.statement ?? null
      if (aligned === undefined || scope === undefined || found === null || sameScope(scope.after, found)) return []
      const text = changeWords.scopeOnReport(application.number, found)
      return [{ customer: code, name, text, facts: { on: aligned.on, application: application.number } }]
    }),
})

const reporting = {
  report: limit(
    'change-report-days',
    1,
    { en: 'Working days in which an expansion asked for on site is reported', zh: '现场扩大要求汇报的工作日数' },
    { stricter: 'lower' },
  ),
} as const

/** 4.2.7: an expansion is reported to both departments at once, and audited only after the authorization. */
export const changeOnSiteExpansion = clause<keyof typeof reporting>({
  id: 'change-on-site-expansion',
  cite: '4.2.7',
  title: { en: 'Expansion asked for on site', zh: '现场扩大认证范围' },
  rule: {
    en: 'An expansion asked for on site is reported to business and certification at once, and audited only after it was authorized.',
    zh: '现场提出的扩大范围当即报告业务部和认证部，获得授权之后才审核。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: [
    'change signal',
    'change report',
    'change authorize',
    'change refuse',
    'change audit',
    'change return-file',
    'change align-report',
  ],
  limits: reporting,
  // How the report of an expansion agrees with its F01 is said in 4.2.6, and is one of its steps.
  rows: ({ clause }, { direction }) => clause === '4.2.7' || (clause === '4.2.6' && direction === 'expansion'),
  own: ({ application, taken }, asOf, limits) => {
    const signal = taken.find(({ act }) => act.act === 'signal')?.act
    if (signal?.direction !== 'expansion' || application.origin !== 'on-site') return null
    const report = taken.find(({ act }) => act.act === 'report')?.act
    const given = taken.at(-1)?.transition.to ?? 'signalled'
    if (report === undefined && ['rejected', 'retracted', 'void'].includes(given)) return null
    const within = (from: Day, doneOn: Day | null) => dueWithin(from, limits.report, doneOn, asOf.day, asOf.calendar)
    const reported = within(signal.on, report?.on ?? null)
    const said =
      reported.state === 'met'
        ? []
        : [report === undefined ? changeWords.notReported(reported.due) : changeWords.reportedLate(reported.daysLate)]
    // What certification decided is told to business in the same time.
    const informed = taken.find(({ act }) => act.informedAt !== null)?.act
    const told = informed === undefined ? null : within(informed.on, informed.informedAt?.slice(0, 10) as Day)
    if (told === null || told.state === 'met')
      return said.length === 0 ? null : { due: reported.due, state: reported.state, words: said }
    return { due: told.due, state: 'breach', words: [...said, changeWords.informedLate(told.daysLate)] }
  },
})
