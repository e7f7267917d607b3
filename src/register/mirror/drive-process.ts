import { type Operations, operations } from './operations.ts'

/** What a child process is asked to do at a place that may hang, and what it answers. */
export interface Request {
  readonly act: keyof Operations
  readonly args: readonly unknown[]
}
export type Answer =
  | { readonly done: unknown }
  | { readonly failed: { readonly code: string; readonly message: string } }

/** The child: does one act after the other, until nobody listens any more. */
process.on('message', ({ act, args }: Request) => {
  process.send?.(answerTo(act, args))
})
process.on('disconnect', () => process.exit())

function answerTo(act: keyof Operations, args: readonly unknown[]): Answer {
  try {
    const work = operations[act] as (...args: readonly unknown[]) => unknown
    return { done: work(...args) }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return { failed: { code, message } }
  }
}
