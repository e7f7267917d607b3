import { weekday } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { customerTitle } from '../../../customer/customer/title-words.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { everyColumn, shownFields } from '../../../record/columns.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { many, naming, personal, text, yes } from '../../../terminal/flag.ts'
import { type Field, type Part, sentence, table } from '../../../terminal/result.ts'
import { contact } from '../../contact/contact.ts'
import type { ContactView } from '../../contact/views.ts'
import { explainedWords } from '../explained.ts'
import { fault } from '../rules/fault.ts'
import { understoodLine } from '../understood.ts'
import { lineHelp, lineWords } from '../words.ts'
import { entryOf, recordLine } from './entry.ts'
import { settledLine } from './settled.ts'

/** A line as it is asked for: what cannot be mended by a question is told where it is typed. */
const lineAsked = naming(text(lineHelp.question), async (db, line, today) => {
  const understood = await understoodLine(db, line, today)
  if (understood.wrong.length > 0) throw (await import('./told.ts')).wrongLine(understood.line, understood.wrong)
})

/** `log`: a contact in one line (4.3.2), or one a line from the standard input. */
export const log = verb({
  words: lineHelp.verb,
  access: 'write',
  by: doneByAnybody('4.3.2'),
  reviewed: true,
  args: { line: personal(many(text(lineHelp.line))) },
  flags: { dryRun: yes({ en: 'check everything and write nothing', zh: '只检查，不写入' }) },
  explained: explainedWords,
  examples: {
    'log C00001 昨天 电话 监审 2027-09 需求 无 已约定': {
      en: 'a telephone call yesterday that covers both topics',
      zh: '昨天的一次电话，两项内容都谈到',
    },
    'log C00001 yesterday visit surveillance 2027-09 needs none': { en: 'the same in English', zh: '英文同样可用' },
  },
  run: async ({ line: words, dryRun = false }, call) => {
    if (words.length === 1 && words[0] === '-') {
      if (call.interactive && call.world.pasted === undefined)
        throw usage(lineWords.linesFromKeyboard, lineWords.oneByOne)
      return (await import('./lines.ts')).recordLines(dryRun, call)
    }
    const line = words.length > 0 ? words.join(' ') : await lineTyped(call)
    const settled = await settledLine(line, call)
    const { staff: named } = settled.named
    const { staff: flagged } = call.globals
    if (named !== null && flagged !== undefined && call.who.staff !== named)
      throw (await import('./told.ts')).wrongLine(line, [fault(lineWords.staffTwice(named, call.who.staff))])
    const entry = entryOf(settled)
    const who = entry.staff === null ? call.who : { ...call.who, staff: entry.staff }
    const recorded = await call.write((tx) => recordLine(tx, entry, call), { dryRun, who })
    const { view, words: told, more, command } = recorded
    const isOneWay = view.channel === 'email' && view.outcome === 'no-answer'
    const remarks = [...more, ...(isOneWay ? [lineWords.emailOneWay] : [])]
    const parts: Part[] = [
      sentence(dryRun ? lineWords.checked(1) : told),
      { kind: 'record', fields: fieldsOf(view) },
      ...(remarks.length === 0 ? [] : [sentence(lines(remarks))]),
      { ...sentence(lineWords.sameAs(command)), command: true },
    ]
    const json = { contact: view, command, dryRun }
    return { json, items: [view], parts, rows: table(everyColumn(contact, { first: ['number', 'on'] }), [view]) }
  },
})

/** The line, asked for on a terminal; in a pipe it is missing. */
async function lineTyped(call: WriteCall): Promise<string> {
  if (!call.interactive) throw usage(lineWords.noLine, lineWords.writeLine)
  return ask(lineAsked, 'line', call, 'LINE')
}

/** What people read of the record, in full: all that it says, the customer by its whole name. */
function fieldsOf(view: ContactView): readonly Field[] {
  const { on, name, customer, outcome } = view
  const day = lineWords.weekday(weekday(on))
  const shown = {
    on: { shown: { en: `${on} (${day.en})`, zh: `${on}（${day.zh}）` } },
    name: { title: customerTitle, shown: { en: `${name} ${customer}`, zh: `${name} ${customer}` } },
  }
  const left = outcome === 'reached' ? (['outcome'] as const) : []
  const without = ['number', 'customer', 'passedOn', 'recordedAt', 'recordedBy', ...left] as const
  return shownFields(contact, view, shown, without).filter(({ cell }) => cell !== null)
}
