import { requiredReason } from '../../../record/reason.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { type Flag, required, searched } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { byManagerInPerson } from '../../confirmation/done-by.ts'
import type { WrittenProcedure } from '../../revision/written-procedure.ts'
import { setLimits } from '../store/held.ts'
import { voidLimit } from '../store/limit.ts'
import { limitWords } from '../words.ts'
import { limitNamed, limitOffered } from './named.ts'

/** The days from which the body has set the limit, each with its value. */
const daysOfLimit: NonNullable<Flag['search']> = async (db, typed, _lang, { name = '' }) =>
  ((await setLimits(db)).get(name.normalize('NFKC').toLowerCase()) ?? [])
    .filter(({ from, revision }) => revision === null && from.includes(typed.trim()))
    .map(({ from, value }) => ({ value: from, name: `${from}  ${value}`, short: from }))

/** `limit void`: a value that was set by mistake. */
export const limitVoid = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'Take back a limit set by mistake', zh: '作废误设的限值' },
    access: 'write',
    by: byManagerInPerson,
    args: { name: required(limitOffered(procedure)) },
    flags: {
      from: required(searched(day('past', { en: 'the day it was set from', zh: '所设的生效日' }), daysOfLimit)),
      reason: requiredReason,
    },
    examples: {
      'limit void contacts-a-year --from 2027-01-01 --reason "wrong year"': {
        en: 'taken back: it was the wrong year',
        zh: '作废：年份弄错了',
      },
    },
    run: async ({ name: typed, from, reason }, call) => {
      const { name } = limitNamed(procedure, typed).limit
      await call.write((tx) => voidLimit(tx, name, from, reason))
      return one('limit', { name, from, reason }, limitWords.voided(name, from))
    },
  })
