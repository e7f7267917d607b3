import { verb } from '../../../terminal/command.ts'
import { list } from '../../../terminal/result.ts'
import { listRevisions } from '../store.ts'
import { revisionWords } from '../words.ts'
import type { WrittenProcedure } from '../written-procedure.ts'
import { revisionColumns, revisionViews } from './record.ts'

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
