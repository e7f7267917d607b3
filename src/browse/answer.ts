/** A page that is asked for: the words of its path below the door's own prefix, decoded once, and what was asked with it. */
export interface Asked {
  /** Never an empty word, `.` or `..`, nor one with a slash, a backslash or a control character in it; of `/` none at all. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  /** What the path of each page begins with, from one slash to the next: `/3f0c…/`. Another at each start. */
  readonly base: string
  /** Told when whoever asked went away, or the door was closed: what is being made for them need not be finished. */
  readonly gone: AbortSignal
}

/** What is answered. An iterable is asked for its next piece only when the last one was taken, and ended when nobody takes it any more. */
export interface Answer {
  readonly status: number
  /** As the header says it: `text/html; charset=utf-8`. */
  readonly type: string
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>
  /** Such as Content-Disposition; none of the door's own can be taken away by them. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What stands behind the door. HEAD is asked as GET is, and its body thrown away unread. */
export type Answers = (asked: Asked) => Promise<Answer>
