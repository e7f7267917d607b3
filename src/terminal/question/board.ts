import { createPrompt, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import type { Board, Picked } from '../world.ts'
import { clipped, widthOf } from '../wrap.ts'
import { cursorIn, useCursor } from './cursor.ts'
import type { Look } from './look.ts'
import { pastedLines } from './pasted.ts'
import { laidOut } from './typed-text.ts'

export interface BoardQuestion extends Look {
  readonly board: Board
}

/** What stands before the line that is typed. */
const mark = '> '

/** Lines of what is told of a row that are there even where rows have to make room for them. */
const leastTold = 3

/**
 * How much of a list there is `room` for, in lines: from which row on how many, that of the cursor (`at`) among them, and how many lines of
 * what is told of it.
 */
export function fitting(list: { readonly rows: number; readonly at: number; readonly details: number }, room: number) {
  const rows = Math.min(list.rows, Math.max(1, room - Math.min(list.details, leastTold)))
  const from = Math.max(0, Math.min(list.at - Math.floor(rows / 2), list.rows - rows))
  return { from, rows, details: Math.max(0, Math.min(list.details, room - rows)) }
}

/**
 * A list to move in, above a line to type on. Enter takes the line that is typed, or what the cursor stands on where nothing is. A folded
 * board shows its line alone until an arrow, or Enter on nothing, opens it.
 */
export const boardQuestion = createPrompt<Picked, BoardQuestion>(
  ({ board, onPaste, paint, columns, rows: screen, wrapped }, done) => {
    const [typed, setTyped] = useState(board.before)
    const [place, setPlace] = useState(board.before.length)
    const [isFolded, fold] = useState(board.isFolded)
    const [active, setActive] = useState(board.at)
    const [isLeft, leave] = useState(false)
    const recalled = useRef(0)
    const [, redraw] = useState(0)
    const changes = useRef(0)
    const cursor = useCursor()

    useEffect((line) => {
      if (board.before !== '') line.write(board.before)
      return board.onChange(() => {
        changes.current += 1
        redraw(changes.current)
      })
    }, [])

    const { head, rows, details, foot } = board.view()
    const at = Math.min(active, Math.max(0, rows.length - 1))

    const end = (picked: Picked) => {
      leave(true)
      done(picked)
    }

    useEffect(
      (line) =>
        onPaste((text) => {
          const [first = '', ...others] = pastedLines(text)
          if (others.length > 0) {
            setTyped('')
            end({ pasted: [line.line + first, ...others] })
            return
          }
          if (first === '') return
          line.write(first)
          board.typed(line.line)
          setTyped(line.line)
          setPlace(cursorIn(line))
        }),
      [],
    )

    useKeypress((key, line) => {
      if (isLeft) return
      if (isEnterKey(key)) {
        if (typed.trim() !== '') end({ text: typed })
        else if (isFolded) fold(false)
        else if (rows.length > 0) end({ row: at })
        return
      }
      const step = key.name === 'up' ? -1 : key.name === 'down' ? 1 : 0
      if (step !== 0) {
        const back = recalled.current - step
        const earlier = board.history.at(-back)
        if (isFolded && back >= 0 && (back > 0 || recalled.current > 0)) {
          if (back > 0 && earlier === undefined) return
          recalled.current = back
          const text = back === 0 ? '' : (earlier ?? '')
          line.clearLine(0)
          line.write(text)
          setTyped(text)
          setPlace(text.length)
        } else if (isFolded) fold(false)
        else if (rows.length > 0) setActive((at + step + rows.length) % rows.length)
        return
      }
      if (typed === '' && board.atOnce.includes(line.line)) end({ key: line.line })
      else {
        board.typed(line.line)
        setTyped(line.line)
        setPlace(cursorIn(line))
      }
    })

    const text = laidOut(mark, typed, place, columns)
    cursor.column = text.column
    const line = [paint.good(mark) + (text.above[0] ?? '').slice(mark.length), ...text.above.slice(1)]
    // What was typed stays to be read above what came of it; the list is drawn anew below it.
    if (isLeft) return typed === '' ? '' : line.join('\n')
    const isChosen = (i: number) => typed === '' && i === at
    const drawn = rows.map((row, i) => {
      const shown = clipped(`${isChosen(i) ? '❯' : ' '} ${row.text}`, columns - 1)
      return isChosen(i) ? paint.strong(shown) : row.tone === undefined ? shown : paint[row.tone](shown)
    })
    const below = [...text.below, ...wrapped(foot).map(paint.faint)]
    const heads = head.flatMap((each) => wrapped(each))
    const told = typed === '' ? (details(at) ?? []).flatMap((detail) => wrapped(detail, 2)) : []
    const room = screen - heads.length - 1 - line.length - below.length
    const fits = fitting({ rows: rows.length, at, details: told.length }, room)
    const above = [
      ...heads.map(paint.strong),
      ...drawn.slice(fits.from, fits.from + fits.rows),
      ...told.slice(0, fits.details).map((each, i) => {
        const isCut = i === fits.details - 1 && told.length > fits.details
        return paint.faint(`  ${isCut ? `${clipped(each, columns - 5)} …` : each}`)
      }),
    ]
    const rule = paint.faint('─'.repeat(Math.min(columns - 1, Math.max(20, widthOf(foot)))))
    return [[...(isFolded ? [] : [...above, rule]), ...line].join('\n'), below.join('\n')]
  },
)
