import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { ask } from '../terminal/ask.ts'
import type { WriteCall } from '../terminal/command.ts'
import { askedAs, required, text } from '../terminal/flag.ts'

/** What `--reason` takes, where a command can do without it. */
export const optionalReason = text({ en: 'why', zh: '原因' })

/** What `--reason` takes, where a command wants one. */
export const requiredReason = required(optionalReason)

/** Why something on record is changed. */
export const editReason = text({ en: 'why it is changed', zh: '修改原因' })

/** Why something on record is changed, of a command that also records what was missing: for that no reason is wanted. */
export const replaceReason = askedAs(
  { en: 'Why it is replaced', zh: '改写已有内容的原因' },
  text({ en: 'why, where something on record is replaced', zh: '改写已有内容的原因' }),
)

/**
 * The reason of what turned out to need one, as an option of the write: asked for on a terminal; in a pipe a usage problem that says why.
 */
export async function reasonFor(
  given: string | undefined,
  why: Words,
  call: WriteCall,
): Promise<{ readonly note: string }> {
  if (given !== undefined) return { note: given }
  if (!call.interactive) throw usage(why, { en: 'Give it with --reason.', zh: '请用 --reason 说明。' })
  call.warn(why)
  return { note: await ask(requiredReason, 'reason', call) }
}
