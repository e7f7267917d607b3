import { lines } from '../../../clause/words.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { askedAs, required, text } from '../../../terminal/flag.ts'
import { count } from '../../../terminal/number-flag.ts'
import { one } from '../../../terminal/result.ts'
import { byManagerInPerson } from '../../confirmation/done-by.ts'
import type { WrittenProcedure } from '../../revision/written-procedure.ts'
import { setLimits } from '../store/held.ts'
import { refuseValue, setLimit } from '../store/limit.ts'
import { limitWords } from '../words.ts'
import { limitNamed, limitOffered } from './named.ts'

/** `limit set`: another value from a day on. */
export const limitSet = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'Set a limit from a day on', zh: '自某日起设定限值' },
    access: 'write',
    by: byManagerInPerson,
    args: {
      name: required(limitOffered(procedure)),
      value: required(
        askedAs(
          { en: 'New value (a whole number)', zh: '新值（整数）' },
          count({ en: 'a whole number', zh: '整数' }, 0, 'VALUE'),
        ),
      ),
    },
    flags: {
      from: required(
        askedAs(
          { en: 'In force from', zh: '生效日期' },
          day('ahead', { en: 'in force from this day', zh: '自该日起生效' }),
        ),
      ),
      reason: required(text({ en: 'why and on whose decision', zh: '原因及决定人' })),
      deviation: text(
        {
          en: "why the body deviates, where the value is looser than the procedure's; every report prints it",
          zh: '值宽于程序规定时，偏离程序的原因；每份报告都会列出',
        },
        'REASON',
      ),
    },
    rules: [
      (_, { name, value, from }) => name !== undefined && refuseValue(limitNamed(procedure, name).limit, value, from),
    ],
    examples: {
      'limit set contacts-a-year 3 --from 2027-01-01 --reason "management review 2026"': {
        en: 'more contacts a year than the procedure asks for',
        zh: '每年联系次数严于程序规定',
      },
      'limit set timely-days 7 --from 2027-01-01 --reason "management review 2026" --deviation "two offices until June"':
        { en: 'looser than the procedure, which every report will say', zh: '宽于程序规定，每份报告都会列出' },
    },
    run: async ({ name, value, from, reason, deviation = null }, call) => {
      const cited = limitNamed(procedure, name)
      const { limit } = cited
      const { done, next, replaced } = await call.write(async (tx) => {
        const before = (await setLimits(tx.db))
          .get(limit.name)
          ?.find((own) => own.from === from && own.revision === null)
        const done = await setLimit(tx, cited, { from, value, reason, deviation })
        const next = (await setLimits(tx.db)).get(limit.name)?.find((other) => other.from > from)
        return { done, next, replaced: before === undefined || before.value === value ? null : before }
      })
      const said = [done ? limitWords.setTo(limit.name, value, from) : limitWords.already(limit.name)]
      if (replaced !== null) said.push(limitWords.replaced(from, replaced))
      if (next !== undefined) said.push(limitWords.endsOn(limit.name, next.from, next.value))
      return one('limit', { name: limit.name, value, from, reason, deviation }, lines(said))
    },
  })
