import { type Noun, noun } from '../terminal/command.ts'

/**
 * The yearly satisfaction survey (4.5): from the questionnaire to the analysis. `madeOfIt` is what follows from the analysis:
 * suggestions, which other feedback leads to as well, and to whom all that was reported.
 */
export const surveyCommands = (madeOfIt: Noun['commands']): Noun =>
  noun(
    { en: 'The satisfaction survey (4.5)', zh: '顾客满意度调查（4.5）' },
    {
      questionnaire: async () => (await import('./questionnaire/commands.ts')).questionnaireCommands,
      sample: async () => (await import('./round/commands/sample.ts')).surveySample,
      verify: async () => (await import('./round/commands/verify.ts')).surveyVerify,
      issue: async () => (await import('./round/commands/issue.ts')).surveyIssue,
      substitute: async () => (await import('./round/commands/substitute.ts')).surveySubstitute,
      return: async () => (await import('./return/commands.ts')).surveyReturn,
      import: async () => (await import('./return/commands/import.ts')).surveyImport,
      answers: async () => (await import('./return/commands/edit.ts')).surveyAnswers,
      edit: async () => (await import('./return/commands/edit.ts')).surveyEdit,
      void: async () => (await import('./return/commands/edit.ts')).surveyVoid,
      form: async () => (await import('./questionnaire/commands/form.ts')).surveyForm,
      remind: async () => (await import('./round/commands/remind.ts')).surveyRemind,
      close: async () => (await import('./score/commands/close.ts')).surveyClose,
      reopen: async () => (await import('./score/commands/close.ts')).surveyReopen,
      score: async () => (await import('./score/commands/score.ts')).surveyScore,
      'follow-up': async () => (await import('./score/commands/follow-up.ts')).followUpCommands,
      ...madeOfIt,
      list: async () => (await import('./round/commands/list.ts')).surveyList,
      show: async () => (await import('./round/commands/list.ts')).surveyShow,
    },
  )
