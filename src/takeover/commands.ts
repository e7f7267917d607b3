import type { AssessedDuty } from '../clause/clause.ts'
import { doneBy } from '../office/staff/done-by.ts'
import type { Db } from '../register/register.ts'
import { type Noun, noun, verb } from '../terminal/command.ts'
import { askedFormat } from '../terminal/format.ts'
import { opened } from './open.ts'
import { takeoverResult, workbookResult } from './view.ts'

type Duties = readonly AssessedDuty<Db>[]

/** `takeover`: on a terminal one conversation per matter; elsewhere, or with `--output`, what is still to be taken over. */
const takeoverAlone = (duties: Duties) =>
  verb({
    words: {
      en: 'Take over what was before go-live and is not on record: one question per matter, a workbook for many',
      zh: '接收启用日之前不在案的事实：逐项询问，多时用工作簿填写',
    },
    access: 'write',
    // Each matter is saved when it is answered.
    reviewed: 'itself',
    by: doneBy(['business', 'general', 'certification'], 'ISO/IEC 17021-1 9.1.3'),
    examples: {
      takeover: {
        en: 'asks matter by matter; elsewhere it lists what is open',
        zh: '逐项询问；非交互时列出待接收事项',
      },
      'takeover --output takeover.xlsx': {
        en: 'a workbook to be filled in; it is read back with: takeover import takeover.xlsx',
        zh: '写出供填写的工作簿；填好后用 import 子命令导入',
      },
    },
    run: async (_, call) => {
      const { subjects, goLive } = await opened(duties, call)
      const { format, output } = call.globals
      const asked = askedFormat(format, output)
      if (goLive !== null && (asked === 'xlsx' || (output !== undefined && (asked === 'csv' || asked === 'tsv'))))
        return workbookResult(subjects, goLive, call.lang)
      const isAsked = call.interactive && output === undefined && format === undefined
      if (!isAsked || goLive === null || subjects.length === 0) return takeoverResult(subjects, goLive, call.asOf)
      const { converse } = await import('./converse.ts')
      return converse(subjects, goLive, async () => (await opened(duties, call)).subjects, call)
    },
  })

/** `takeover list`: what is still to be taken over, as of any day. */
const takeoverList = (duties: Duties) =>
  verb({
    words: { en: 'What is still to be taken over', zh: '待接收事项' },
    access: 'read',
    examples: { 'takeover list --as-of 2026-12-31': { en: 'as it was on another day', zh: '另一日的情况' } },
    run: async (_, call) => {
      const { subjects, goLive } = await opened(duties, call)
      return takeoverResult(subjects, goLive, call.asOf)
    },
  })

/** The verbs on what was before go-live. `duties` are all that the procedure has. */
export const takeoverCommands = (duties: Duties): Noun =>
  noun(
    { en: 'What was before go-live and is not on record', zh: '启用日之前不在案的事实' },
    {
      list: async () => takeoverList(duties),
      answer: async () => (await import('./commands/answer.ts')).takeoverAnswer(duties),
      import: async () => (await import('./commands/import.ts')).takeoverImport,
    },
    async () => takeoverAlone(duties),
  )
