import { createPrompt, isBackspaceKey, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import { cursorIn, pressed, useCursor, useWholeLine } from './cursor.ts'
import { type Look, questionRows } from './look.ts'
import { type LeftOut, pastedLines } from './pasted.ts'
import { laidOut } from './typed-text.ts'

export interface LineQuestion extends Look {
  readonly message: string
  /** What was answered before: taken by Enter, replaced by typing. */
  readonly before: string
  /** Says why the answer is not one. */
  readonly check: (raw: string) => string | true | Promise<string | true>
  /** Says that of so many pasted lines the first alone was taken; of a question that takes no key from before, none. */
  readonly leftOut: LeftOut
  readonly takesPaste: boolean
  /** How the answer reads once it is taken. */
  readonly shown: (raw: string) => Promise<string>
  /** Whether dots stand in the place of what is typed. */
  readonly secret: boolean
}

/** Keys that begin to change what stands there instead of replacing it. */
const changing: readonly (string | undefined)[] = ['left', 'right', 'home', 'end', 'delete']

/** The same with Ctrl, as readline has them: what stands there goes, or its last word, or the cursor moves in it. */
const changingWithCtrl: readonly (string | undefined)[] = ['u', 'w', 'a', 'e', 'b', 'f']

const isChanging = (key: { readonly name?: string; readonly ctrl?: boolean }): boolean =>
  (key.ctrl === true ? changingWithCtrl : changing).includes(key.name)

/**
 * A text that is typed. What was refused, or answered before, stays to be seen and is replaced by the next character; an arrow or
 * Backspace changes it instead.
 */
export const lineQuestion = createPrompt<string, LineQuestion>((config, done) => {
  const { message, before, check, paint, columns } = config
  const [value, setValue] = useState(before)
  const [shown, setShown] = useState('')
  const [status, setStatus] = useState<'typing' | 'checking' | 'done'>('typing')
  const [refusal, setRefusal] = useState('')
  const isWhole = useWholeLine(before !== '')
  const cursor = useCursor()
  const [place, setPlace] = useState(before.length)
  const isBusy = useRef(false)

  useEffect(
    (line) =>
      config.onPaste((text) => {
        const [first = '', ...others] = pastedLines(text)
        if (isBusy.current || first === '') return
        const isTaken = config.takesPaste
        if (isTaken) {
          line.write(first)
          isWhole.current = false
          setValue(line.line)
          setPlace(cursorIn(line))
        }
        setRefusal(isTaken && others.length === 0 ? '' : config.leftOut(others.length + 1))
      }),
    [],
  )

  useKeypress(async (key, line) => {
    if (isBusy.current) return
    if (isEnterKey(key)) {
      isBusy.current = true
      // What is typed from now on belongs to the next question, or to this one again.
      line.input.pause()
      setStatus('checking')
      const verdict = await check(value)
      if (verdict === true) {
        setShown(await config.shown(value))
        setStatus('done')
        done(value)
        return
      }
      isBusy.current = false
      isWhole.current = value !== ''
      setRefusal(verdict)
      setStatus('typing')
      setPlace(value.length)
      line.input.resume()
      return
    }
    if (isWhole.current) {
      const kept = isBackspaceKey(key) ? [...value].slice(0, -1).join('') : value
      // A character came into the empty line by itself; any other key begins with what stands there.
      if (isBackspaceKey(key) || isChanging(key)) {
        line.write(kept)
        if (!isBackspaceKey(key)) pressed(line, key)
      } else if (line.line === '') return
      isWhole.current = false
    }
    setRefusal('')
    setValue(line.line)
    setPlace(cursorIn(line))
  })

  const head = questionRows(message, columns, paint)
  if (status === 'done') return [...head.rows, head.last + paint.good(shown === '' ? '—' : shown)].join('\n')
  const dots = (text: string) => '•'.repeat([...text].length)
  const typed = config.secret
    ? laidOut(head.plain, dots(value), dots(value.slice(0, place)).length, columns)
    : laidOut(head.plain, value, place, columns)
  cursor.column = typed.column
  const painted = (text: string) => (refusal !== '' ? paint.bad(text) : isWhole.current ? paint.faint(text) : text)
  const first = typed.above[0] ?? ''
  const above = [head.last + painted(first.slice(head.plain.length)), ...typed.above.slice(1).map(painted)]
  const wrong = refusal === '' ? [] : config.wrapped(`✗ ${refusal}`).map(paint.bad)
  return [[...head.rows, ...above].join('\n'), [...typed.below.map(painted), ...wrong].join('\n')]
})
