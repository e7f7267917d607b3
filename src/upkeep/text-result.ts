import type { Call } from '../terminal/command.ts'
import type { Result } from '../terminal/result.ts'

/**
 * A text that is kept or handed on as it is: in every format but those of programs, which have it as a value beside the others under
 * their noun.
 */
export function textResult(
  call: Call,
  noun: string,
  value: Readonly<Record<string, unknown>> & { readonly text: string },
): Result {
  const result = { json: { [noun]: value }, items: [value], parts: [] }
  const { format } = call.globals
  return format === 'json' || format === 'jsonl' ? result : { ...result, raw: value.text }
}
