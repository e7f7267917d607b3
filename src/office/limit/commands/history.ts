import { verb } from '../../../terminal/command.ts'
import { list, table } from '../../../terminal/result.ts'
import type { WrittenProcedure } from '../../revision/written-procedure.ts'
import { recordedValues } from '../store/limit.ts'
import { limitWords } from '../words.ts'
import { limitNamed, limitOffered } from './named.ts'
import { historyColumns, historyOf } from './record.ts'

/** `limit history`: every value that was, is or will be. */
export const limitHistory = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'All values of a limit, or of all, with who set them and why', zh: '限值的全部历史值、设定人和原因' },
    access: 'read',
    args: { name: limitOffered(procedure) },
    examples: {
      'limit history': { en: 'every value of every limit', zh: '全部限值的历次值' },
      'limit history contacts-a-year': { en: 'every value of one', zh: '某一限值的历次值' },
    },
    run: async ({ name }, call) => {
      const asked = name === undefined ? procedure.limits : [limitNamed(procedure, name)]
      const recorded = await call.read(recordedValues)
      const records = asked.flatMap((cited) => historyOf(cited, procedure.revision, recorded))
      const { people, rows } = historyColumns(call.timeZone)
      return { ...list('values', people, records, limitWords.none), rows: table(rows, records) }
    },
  })
