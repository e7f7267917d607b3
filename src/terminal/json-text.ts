import { visibleJson } from '../clause/visible.ts'
import { batchesOf, isReadLater } from './items.ts'
import type { Result } from './result.ts'

/** Whether there is anything in a value, however deep, that is read when it is printed. */
function holdsLater(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return isReadLater(value) || (Array.isArray(value) ? value : Object.values(value)).some(holdsLater)
}

/** How a text is set: what each level is further in by (none: all on one line), and the margin of the level it is on. */
interface Setting {
  readonly step: '' | '  '
  readonly margin: string
}

const deeper = ({ step, margin }: Setting): Setting => ({ step, margin: margin + step })

const lineEnd = ({ step, margin }: Setting): string => (step === '' ? '' : `\n${margin}`)

/** Text of JSON, which has no line end but its own, on the level that it is on. */
const set = (text: string, { margin }: Setting): string => (margin === '' ? text : text.replaceAll('\n', `\n${margin}`))

/** A value in pieces that together are what `JSON.stringify` makes of it, with every list that is read later at hand. */
async function* textOf(value: unknown, setting: Setting): AsyncGenerator<string> {
  if (isReadLater(value)) yield* listOf(value.batches(), true, setting)
  else if (!holdsLater(value)) yield set(JSON.stringify(value, null, setting.step) ?? 'null', setting)
  else if (Array.isArray(value)) yield* listOf([value], false, setting)
  else yield* objectOf(Object(value), setting)
}

/** A list of which batches that are plain are made text in one go. */
async function* listOf(
  batches: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
  arePlain: boolean,
  setting: Setting,
): AsyncGenerator<string> {
  let before = '['
  for await (const batch of batches) {
    if (batch.length === 0) continue
    if (arePlain) {
      const all = JSON.stringify(batch, null, setting.step)
      yield before + set(all.slice(1, setting.step === '' ? -1 : -2), setting)
    } else
      for (const [i, item] of batch.entries()) {
        yield (i === 0 ? before : ',') + lineEnd(deeper(setting))
        yield* textOf(item, deeper(setting))
      }
    before = ','
  }
  yield before === '[' ? '[]' : `${lineEnd(setting)}]`
}

async function* objectOf(value: object, setting: Setting): AsyncGenerator<string> {
  const colon = setting.step === '' ? ':' : ': '
  let before = '{'
  for (const [key, held] of Object.entries(value)) {
    if (held === undefined) continue
    yield `${before}${lineEnd(deeper(setting))}${JSON.stringify(key)}${colon}`
    yield* textOf(held, deeper(setting))
    before = ','
  }
  yield `${lineEnd(setting)}}`
}

async function* shown(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield visibleJson(piece)
}

/** The body of a result as JSON. */
export async function* json(result: Result): AsyncGenerator<string> {
  yield* shown(textOf({ schema: 1, ...result.json }, { step: '  ', margin: '' }))
  yield '\n'
}

/** The items of a result as JSON lines, or its body as one line. */
export async function* jsonLines({ items, json }: Result): AsyncGenerator<string> {
  const lines = items ?? [{ schema: 1, ...json }]
  for await (const batch of batchesOf(lines)) {
    if (isReadLater(lines) || !holdsLater(batch)) yield visibleJson(batch.map(lineOf).join(''))
    else
      for (const item of batch) {
        yield* shown(textOf(item, { step: '', margin: '' }))
        yield '\n'
      }
  }
}

const lineOf = (item: unknown): string => `${JSON.stringify(item)}\n`
