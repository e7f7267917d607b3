import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { list, one, table } from '../../../terminal/result.ts'
import { listRevisions } from '../store.ts'
import { revisionWords } from '../words.ts'
import type { WrittenProcedure } from '../written-procedure.ts'
import { revisionNumber } from './number.ts'
import { lineColumns, linesOf, revisionColumns, revisionFields, revisionViews, viewOf } from './record.ts'

/** `revision list`: every revision there is or will be. */
export const revisionList = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'The revisions, since when and approved by whom', zh: '程序各版本、实施日期和批准人' },
    access: 'read',
    examples: { 'revision list': { en: 'every revision and who approved it', zh: '历次版本及批准人' } },
    run: async (_, call) => {
      const views = revisionViews(procedure, await call.read(listRevisions), call.asOf)
      return list('revisions', revisionColumns, views, revisionWords.none)
    },
  })

/** `revision show`: what one of them says. */
export const revisionShow = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'One revision with the limits and titles that it gives', zh: '查看一个版本及其限值和标题' },
    access: 'read',
    args: { number: required(revisionNumber) },
    examples: { 'revision show A/00': { en: 'one revision with its limits and titles', zh: '一个版本的限值和标题' } },
    run: async ({ number }, call) => {
      const view = await call.read((db) => viewOf(db, procedure, number, call.asOf))
      return one('revision', view, null, revisionFields(view), [
        table(lineColumns, linesOf(view), { empty: revisionWords.none }),
      ])
    },
  })
