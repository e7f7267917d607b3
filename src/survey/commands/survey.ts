import { noun } from '../../terminal/command.ts'

/** The yearly satisfaction survey (4.5): from the questionnaire to the analysis and what is made of it. */
export const surveyCommands = noun(
  { en: 'The satisfaction survey (4.5)', zh: '顾客满意度调查（4.5）' },
  {
    questionnaire: async () => (await import('./questionnaire.ts')).questionnaireCommands,
    sample: async () => (await import('./sample.ts')).surveySample,
    verify: async () => (await import('./verify.ts')).surveyVerify,
    issue: async () => (await import('./issue.ts')).surveyIssue,
    substitute: async () => (await import('./substitute.ts')).surveySubstitute,
    return: async () => (await import('./return.ts')).surveyReturn,
    import: async () => (await import('./return-import.ts')).surveyImport,
    answers: async () => (await import('./return-edit.ts')).surveyAnswers,
    edit: async () => (await import('./return-edit.ts')).surveyEdit,
    void: async () => (await import('./return-edit.ts')).surveyVoid,
    form: async () => (await import('./form.ts')).surveyForm,
    remind: async () => (await import('./remind.ts')).surveyRemind,
    close: async () => (await import('./close.ts')).surveyClose,
    reopen: async () => (await import('./close.ts')).surveyReopen,
    score: async () => (await import('./score.ts')).surveyScore,
    'follow-up': async () => (await import('./follow-up.ts')).followUpCommands,
    suggest: async () => (await import('./suggest.ts')).suggestCommands,
    'report-to': async () => (await import('./report-to.ts')).surveyReportTo,
    reports: async () => (await import('./report-to.ts')).surveyReports,
    list: async () => (await import('./list.ts')).surveyList,
    show: async () => (await import('./list.ts')).surveyShow,
  },
)
