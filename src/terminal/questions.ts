/** What questions are asked with, apart from the rest of the program: the bundle keeps it in a file of its own. */

export { boardQuestion } from './question/board.ts'
export { lineQuestion } from './question/line.ts'
export { listQuestion } from './question/list.ts'
