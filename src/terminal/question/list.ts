import { createPrompt, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import { clipped } from '../wrap.ts'
import { cursorIn, useCursor, useWholeLine } from './cursor.ts'
import { type Look, questionRows } from './look.ts'
import { type LeftOut, pastedLines } from './pasted.ts'
import { laidOut } from './typed-text.ts'

/** One of the choices as it is drawn. */
export interface Item {
  readonly value: string
  readonly name: string
  readonly short?: string
}

export interface ListQuestion extends Look {
  readonly message: string
  /** What was chosen before: it is the one that Enter takes until something is typed. */
  readonly before: string | undefined
  /** Whether none is Enter's until one was moved to or typed, as long as nothing was chosen before. */
  readonly decides: boolean
  /** The choices for what was typed, best first; null where the search was left for a later one. */
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly Item[] | null>
  /** Says why a choice may not be taken. */
  readonly check: (value: string) => string | true | Promise<string | true>
  /** Below the choices: how to take one. */
  readonly how: string
  /** In their place: that none is what was typed. */
  readonly none: string
  /** Says that of so many pasted lines the first alone was taken. */
  readonly leftOut: LeftOut
  /** What is said where Enter takes none. */
  readonly choose: string
  /** At their end: how many more there are. */
  readonly more: (left: number) => string
}

/** At most so many choices are shown at a time. */
const most = 15

/** How far keys go in the list. */
const steps: Readonly<Record<string, number>> = { up: -1, down: 1, pageup: 2 - most, pagedown: most - 2 }

/** A choice that is searched for while it is typed. */
export const listQuestion = createPrompt<Item, ListQuestion>((config, done) => {
  const { message, before, decides, find, check, paint, columns } = config
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const [found, setFound] = useState<readonly Item[] | null>(null)
  const [fault, setFault] = useState('')
  const [refusal, setRefusal] = useState('')
  const [active, setActive] = useState(0)
  const [taken, setTaken] = useState<Item | null>(null)
  const cursor = useCursor()
  const isFirst = useWholeLine(true)
  const isOwed = useRef(false)
  const isMoved = useRef(false)
  const isGoing = useRef(true)
  const isChecked = useRef(false)
  const keyboard = useRef<{ write(text: string): void; input: { pause(): unknown; resume(): unknown } } | null>(null)

  useEffect((line) => {
    keyboard.current = line
    return config.onPaste((text) => {
      const [first = '', ...others] = pastedLines(text)
      if (isChecked.current || first === '') return
      isOwed.current = false
      line.write(first)
      setTyped(line.line)
      setPlace(cursorIn(line))
      setRefusal(others.length === 0 ? '' : config.leftOut(others.length + 1))
    })
  }, [])

  const take = async (item: Item) => {
    isChecked.current = true
    // What is typed from now on belongs to the next question, or to this one again.
    keyboard.current?.input.pause()
    const verdict = await check(item.value)
    isChecked.current = false
    if (verdict === true) {
      setTaken(item)
      done(item)
      return
    }
    setRefusal(verdict)
    keyboard.current?.input.resume()
  }

  const takeAt = (items: readonly Item[], at: number) => {
    const item = items[at]
    if (item !== undefined) void take(item)
    else if (items.length > 0) setRefusal(config.choose)
  }

  useEffect(() => {
    const left = new AbortController()
    isGoing.current = true
    find(typed, left.signal).then(
      (items) => {
        if (left.signal.aborted || items === null) return
        isGoing.current = false
        const at = isFirst.current && before !== undefined ? items.findIndex(({ value }) => value === before) : 0
        isFirst.current = false
        // What is offered only where it is typed, as a name that is not on record yet.
        if (at === -1 && before !== undefined && before !== '') {
          keyboard.current?.write(before)
          setTyped(before)
          setPlace(before.length)
          return
        }
        const isUndecided = decides && before === undefined && typed.trim() === '' && !isMoved.current
        const first = isUndecided ? -1 : Math.max(at, 0)
        setFault('')
        setActive(first)
        setFound(items)
        // Enter came before what it takes was found, as it does with a code that is pasted.
        if (isOwed.current) takeAt(items, first)
        isOwed.current = false
      },
      (error: unknown) => {
        if (left.signal.aborted) return
        isGoing.current = false
        isOwed.current = false
        setFault(error instanceof Error ? error.message : String(error))
      },
    )
    return () => left.abort()
  }, [typed])

  useKeypress((key, line) => {
    if (taken !== null || isChecked.current) return
    setRefusal('')
    if (isEnterKey(key)) {
      // readline has emptied its line: whoever types on goes on with what stands there.
      line.write(typed)
      if (isGoing.current) isOwed.current = true
      else takeAt(found ?? [], active)
      return
    }
    isOwed.current = false
    const step = steps[key.name ?? '']
    if (step !== undefined) {
      isMoved.current = true
      const last = (found?.length ?? 1) - 1
      // From one end to the other by a single step alone.
      const next = active + step
      const isPast = next < 0 || next > last
      setActive(Math.abs(step) === 1 && isPast ? (next < 0 ? last : 0) : Math.min(Math.max(next, 0), last))
      return
    }
    setTyped(line.line)
    setPlace(cursorIn(line))
  })

  const head = questionRows(message, columns, paint)
  if (taken !== null) return [...head.rows, head.last + paint.good(taken.short ?? taken.name)].join('\n')
  const text = laidOut(head.plain, typed, place, columns)
  cursor.column = text.column
  const above = [head.last + (text.above[0] ?? '').slice(head.plain.length), ...text.above.slice(1)]
  const items = found ?? []
  const wrong = refusal === '' ? [] : config.wrapped(`✗ ${refusal}`).map(paint.bad)
  const how = config.wrapped(config.how).map(paint.faint)
  // The line that says how many more there are takes one, too.
  const used = [head.rows, above, text.below, wrong, how].reduce((lines, part) => lines + part.length, 1)
  const room = Math.max(1, Math.min(most, config.rows - used))
  const top = Math.max(0, Math.min(active - Math.floor(room / 2), items.length - room))
  const drawn = items.slice(top, top + room).map((item, i) => {
    const isActive = top + i === active
    // A full line would be broken by the terminal.
    const line = `${isActive ? '❯' : ' '} ${clipped(item.name, columns - 3)}`
    return isActive ? paint.strong(line) : line
  })
  const left = items.length - top - room
  const none = found !== null && items.length === 0 ? config.wrapped(config.none).map(paint.bad) : []
  const below = fault === '' ? [...none, ...drawn] : config.wrapped(fault).map(paint.bad)
  const more = left > 0 && fault === '' ? [paint.faint(`  ${config.more(left)}`)] : []
  return [[...head.rows, ...above].join('\n'), [...text.below, ...below, ...more, ...wrong, ...how].join('\n')]
})
