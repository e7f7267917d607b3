import { verb } from '../../../terminal/command.ts'
import { list, sentence, table } from '../../../terminal/result.ts'
import type { WrittenProcedure } from '../../revision/written-procedure.ts'
import { limitsOn } from '../limits-on.ts'
import { setLimits } from '../store/held.ts'
import { deviationsWithin } from '../store/limit.ts'
import { limitWords } from '../words.ts'
import { limitColumns } from './record.ts'

/** `limit list`: the limits of a day, and what lies ahead of it. */
export const limitList = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'The limits in force on a day', zh: '某日有效的限值' },
    access: 'read',
    examples: {
      'limit list': { en: 'the limits of today', zh: '今天的限值' },
      'limit list --as-of 2026-03-31': { en: 'those of another day', zh: '另一日的限值' },
    },
    run: async (_, call) => {
      const { set, deviations } = await call.read(async (db) => ({
        set: await setLimits(db),
        deviations: await deviationsWithin(db, procedure.limits, call.asOf),
      }))
      const records = limitsOn(procedure, set, call.asOf)
      const ahead = procedure.limits.flatMap(({ limit: { name } }) =>
        (set.get(name) ?? []).filter(({ from }) => from > call.asOf).map(({ from, value }) => ({ name, value, from })),
      )
      const more = [
        ...deviations.map(limitWords.deviation),
        ...ahead.map(({ name, value, from }) => limitWords.ahead(name, value, from)),
      ]
      const { people, rows } = limitColumns(procedure.limits)
      return { ...list('limits', people, records, limitWords.none, more.map(sentence)), rows: table(rows, records) }
    },
  })
