import type { Verifying } from '../register/verify.ts'
import type { Call } from '../terminal/command.ts'
import { turn } from '../terminal/turn.ts'
import { upkeepWords } from './words.ts'

/** With this many checks or more, checking the file takes seconds. */
const long = 1_000_000

/** Goes through a journal while somebody waits: tells how far it is, and hears between two steps that it is to stop. */
export const watching =
  (call: Call) =>
  async <T>(work: Generator<Verifying, T>): Promise<T> => {
    try {
      for (;;) {
        const step = work.next()
        if (step.done === true) return step.value
        const { done, of } = step.value
        if (done > 0) call.progress({ done, of, words: upkeepWords.verifying, unit: upkeepWords.checks })
        else if (of >= long) call.progress({ done, of, words: upkeepWords.checkingFile, atOnce: true })
        await turn()
      }
    } finally {
      call.progress(null)
    }
  }
