import type { Watch } from '../register/verify.ts'
import type { Call } from '../terminal/command.ts'
import { turn } from '../terminal/turn.ts'
import { upkeepWords } from './words.ts'

/** Verifies while somebody waits: tells how far it is, and hears between two steps that it is to stop. */
export const watching =
  (call: Call): Watch =>
  async (work) => {
    try {
      for (;;) {
        const step = work.next()
        if (step.done === true) return step.value
        call.progress({ ...step.value, words: upkeepWords.verifying, unit: upkeepWords.checks })
        await turn()
      }
    } finally {
      call.progress(null)
    }
  }
