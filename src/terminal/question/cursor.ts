import { useEffect, useRef } from '@inquirer/core'

/** Where the cursor stands on its line. */
export interface Cursor {
  column: number
}

/**
 * The library asks readline where the cursor is, which counts the whole line that was typed as one and knows nothing of what is drawn
 * instead; it is told what was drawn last.
 */
export function useCursor(): Cursor {
  const cursor = useRef<Cursor>({ column: 0 }).current
  useEffect((line) => {
    line.getCursorPos = () => ({ rows: 0, cols: cursor.column })
  }, [])
  return cursor
}

/** Whether what stands there goes as a whole at the next character. */
export const useWholeLine = (is: boolean): { current: boolean } => useRef(is)

/** Where the cursor is in the text that is typed: readline says it, though its type here doesn't. */
export const cursorIn = (line: object): number => (line as { readonly cursor: number }).cursor

/** Presses a key that moves in the text or changes it: readline takes one without a text, though its type here doesn't. */
export const pressed = (line: object, key: object): void =>
  (line as { write(text: null, key: object): void }).write(null, key)
