import { Problem, usage } from '../../../clause/problem.ts'
import { lines, same, type Words } from '../../../clause/words.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { type Column, columnOf, type Result, sentence, table } from '../../../terminal/result.ts'
import { channels, notCountedReasons } from '../../contact/rules.ts'
import type { ContactView } from '../../contact/views.ts'
import { understoodLine } from '../understood.ts'
import { lineWords } from '../words.ts'
import { entryOf, type LineEntry, recordLine } from './entry.ts'
import { problemOfLine, type WrongLine, wrongLines } from './told.ts'

/** A contact of a list of lines, as it is printed. */
interface LineView extends ContactView {
  /** The number of the line, counted from 1 with those that are skipped. */
  readonly line: number
  readonly already: boolean
  readonly command: string
}

/**
 * Records a contact for each line of the standard input, or of those that were pasted at the desk, in one entry: all of them, or none
 * where a line is wrong. Empty lines and those that begin with # are skipped.
 */
export async function recordLines(dryRun: boolean, call: WriteCall): Promise<Result> {
  const { pasted, stdin } = call.world
  const typed = linesOf(pasted ?? (await inputText(stdin)))
  if (typed.length === 0) throw usage(lineWords.noLines, lineWords.giveLines)
  const entries = await understoodLines(typed, call)
  const said = new Set(entries.map(({ entry: { staff } }) => staff))
  const [staff = null] = said
  const who = said.size === 1 && staff !== null ? { ...call.who, staff } : call.who
  const views = await call.write(
    async (tx) => {
      const views: LineView[] = []
      for (const { number, entry } of entries) {
        const { view, isNew, command } = await recordLine(tx, entry, call).catch((error: unknown) => {
          throw error instanceof Problem ? problemOfLine(error, number) : error
        })
        views.push({ line: number, already: !isNew, command, ...view })
      }
      return views
    },
    { dryRun, who },
  )
  const already = views.filter((each) => each.already).length
  const told = dryRun
    ? lineWords.checked(views.length)
    : lines([lineWords.saved(views.length - already), ...(already > 0 ? [lineWords.alreadyThere(already)] : [])])
  return { json: { contacts: views, dryRun }, items: views, parts: [table(columns, views), sentence(told)] }
}

/** The lines with their numbers, without those that say nothing. */
const linesOf = (text: string): { readonly number: number; readonly line: string }[] =>
  text
    .split(/\r\n|[\n\r]/u)
    .map((line, i) => ({ number: i + 1, line: line.trim() }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))

/** What each line records. Usage problem that tells all the wrong ones. */
async function understoodLines(
  typed: readonly { readonly number: number; readonly line: string }[],
  call: WriteCall,
): Promise<{ readonly number: number; readonly entry: LineEntry }[]> {
  return call.read(async (db) => {
    const entries: { number: number; entry: LineEntry }[] = []
    const wrong: WrongLine[] = []
    for (const { number, line } of typed) {
      const understood = await understoodLine(db, line, call.today)
      const faults = [...understood.wrong, ...understood.open]
      if (faults.length > 0) wrong.push({ line: understood.line, faults, number })
      else entries.push({ number, entry: entryOf({ ...understood, newPerson: null, alsoSaid: [] }) })
    }
    if (wrong.length > 0) throw wrongLines(wrong, typed.length)
    return entries
  })
}

/** Encodings that texts are written in here, in the order in which they are tried. */
const encodings = ['utf-8', 'gb18030'] as const

/** The text of the standard input: UTF-8, or GB18030 as older programs write Chinese. */
async function inputText(stdin: WriteCall['world']['stdin']): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array))
  const bytes = Buffer.concat(pieces)
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding.
    }
  throw usage(lineWords.unreadable, lineWords.saveAsText)
}

const plain = columnOf<LineView>()
const countsWords = ({ notCounted }: LineView): Words =>
  notCounted === null ? { en: 'yes', zh: '计入' } : notCountedReasons[notCounted]

/** What people need to hold the list against what they typed. */
const columns: readonly Column<LineView>[] = [
  plain('line', 'Line', '行', { align: 'right', whole: true }),
  plain('number', 'Contact', '编号', { whole: true }),
  plain('on', 'On', '日期', { whole: true }),
  plain('customer', 'Customer', '客户', { whole: true }),
  plain('name', 'Name', '名称'),
  plain('channel', 'Channel', '方式', { shown: ({ channel }) => channels[channel as keyof typeof channels] }),
  { ...plain('counts', 'Counts', '是否计入'), shown: countsWords, tone: (item) => (item.counts ? 'good' : 'warn') },
  {
    ...plain('already', 'On record already', '此前已登记', { minor: true }),
    shown: ({ already }) => (already ? { en: 'yes', zh: '是' } : same('')),
  },
]
