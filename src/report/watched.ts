import type { Words } from '../clause/words.ts'
import type { Call } from '../terminal/command.ts'
import { turn } from '../terminal/turn.ts'
import type { Watched } from './judging.ts'

const judging: Words = { en: 'Judging duties', zh: '正在检查各项要求' }

/** Tells whoever waits how many of the duties are judged, and gives an interruption a turn before each part of the work. */
export const watched =
  (call: Call, duties: number): Watched =>
  async (done, of) => {
    call.progress({ words: judging, done: Math.floor((done * duties) / of), of: duties })
    await turn()
  }
