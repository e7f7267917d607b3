import type { CitedLimit } from '../../clause/limit.ts'
import { didYouMean, nearNames } from '../../clause/near.ts'
import { usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { type Noun, noun, verb } from '../../terminal/command.ts'
import { count, day, offering, required, text } from '../../terminal/flag.ts'
import { list, one, sentence, table } from '../../terminal/result.ts'
import type { WrittenProcedure } from '../revision/revision.ts'
import { doneBy } from '../staff/done-by.ts'
import { setLimits } from '../store.ts'
import { historyColumns, historyOf, limitColumns } from './commands/record.ts'
import { limitsOn } from './limits-on.ts'
import { deviationsWithin, recordedValues, setLimit, voidLimit } from './store.ts'
import { limitWords } from './words.ts'

/** The commands on the figures that duties are judged by. */
export const limitCommands = (procedure: WrittenProcedure): Noun => {
  const byName = new Map(procedure.limits.map((cited) => [cited.limit.name, cited]))
  const limitNamed = (name: string): CitedLimit => {
    const found = byName.get(name.normalize('NFKC').toLowerCase())
    if (found === undefined) {
      const names = [...byName.keys()]
      throw usage(limitWords.unknown(name), didYouMean(nearNames(name, names), limitWords.known(names)))
    }
    return found
  }
  const name = offering(
    'limit',
    text({ en: 'the limit, as "limit list" names it', zh: '限值名称（见 limit list）' }, 'LIMIT'),
  )

  const limitList = verb({
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

  const limitSet = verb({
    words: { en: 'Set a limit from a day on', zh: '自某日起设定限值' },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { name: required(name), value: required(count({ en: 'a whole number', zh: '整数' }, 0, 'VALUE')) },
    flags: {
      from: required(day({ en: 'in force from this day', zh: '自该日起生效' })),
      reason: required(text({ en: 'why, and on whose decision', zh: '原因及决定人' })),
      deviation: text(
        {
          en: "why the body deviates, where the value is looser than the procedure's; every report prints it",
          zh: '值宽于程序规定时，偏离程序的原因；每份报告都会列出',
        },
        'REASON',
      ),
    },
    examples: {
      'limit set contacts-a-year 3 --from 2027-01-01 --reason "management review 2026"': {
        en: 'more contacts a year than the procedure asks for',
        zh: '每年联系次数严于程序规定',
      },
      'limit set timely-days 7 --from 2027-01-01 --reason "management review 2026" --deviation "two offices until June"':
        { en: 'looser than the procedure, which every report will say', zh: '宽于程序规定，每份报告都会列出' },
    },
    run: async ({ name, value, from, reason, deviation = null }, call) => {
      const cited = limitNamed(name)
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

  const limitHistory = verb({
    words: { en: 'All values of a limit, or of all, with who set them and why', zh: '限值的全部历史值、设定人和原因' },
    access: 'read',
    args: { name },
    examples: {
      'limit history': { en: 'every value of every limit', zh: '全部限值的历次值' },
      'limit history contacts-a-year': { en: 'every value of one', zh: '某一限值的历次值' },
    },
    run: async ({ name }, call) => {
      const asked = name === undefined ? procedure.limits : [limitNamed(name)]
      const recorded = await call.read(recordedValues)
      const records = asked.flatMap((cited) => historyOf(cited, procedure.revision, recorded))
      const { people, rows } = historyColumns(call.timeZone)
      return { ...list('values', people, records, limitWords.none), rows: table(rows, records) }
    },
  })

  const limitVoid = verb({
    words: { en: 'Take back a limit set by mistake', zh: '作废误设的限值' },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { name: required(name) },
    flags: {
      from: required(day({ en: 'the day it was set from', zh: '所设的生效日' })),
      reason: required(text({ en: 'why', zh: '原因' })),
    },
    examples: {
      'limit void contacts-a-year --from 2027-01-01 --reason "wrong year"': {
        en: 'taken back: it was the wrong year',
        zh: '作废：年份弄错了',
      },
    },
    run: async ({ name: typed, from, reason }, call) => {
      const { name } = limitNamed(typed).limit
      await call.write(async (tx) => {
        await voidLimit(tx, name, from, reason)
      })
      return one('limit', { name, from, reason }, limitWords.voided(name, from))
    },
  })

  return noun(
    { en: 'The figures that duties are judged by', zh: '判定所依据的限值' },
    {
      list: async () => limitList,
      set: async () => limitSet,
      history: async () => limitHistory,
      void: async () => limitVoid,
    },
  )
}
