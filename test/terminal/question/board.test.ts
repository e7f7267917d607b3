import { describe, expect, it } from 'vitest'
import { fitting } from '../../../src/terminal/question/board.ts'

describe('how much of the board there is room for', () => {
  it.each([
    // All of it.
    [{ rows: 10, at: 0, details: 4 }, 18, { from: 0, rows: 10, details: 4 }],
    // What is told of a row goes first, but for three lines.
    [{ rows: 10, at: 9, details: 8 }, 14, { from: 0, rows: 10, details: 4 }],
    [{ rows: 10, at: 9, details: 8 }, 11, { from: 2, rows: 8, details: 3 }],
    [{ rows: 10, at: 4, details: 8 }, 6, { from: 3, rows: 3, details: 3 }],
    // The row of the cursor is there even where nothing else is.
    [{ rows: 10, at: 5, details: 8 }, 0, { from: 5, rows: 1, details: 0 }],
    [{ rows: 0, at: 0, details: 0 }, 18, { from: 0, rows: 0, details: 0 }],
  ])('%o in %d lines: %o', (list, room, fits) => expect(fitting(list, room)).toEqual(fits))
})
