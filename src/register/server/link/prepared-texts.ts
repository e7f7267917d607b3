/** As many as an import, or a report over all customers, asks again and again. */
const most = 300

/**
 * Which statements a session has ready at the server, by their texts. A text gets a name when it is asked for the second time: most of a
 * command's are asked once.
 */
export class PreparedTexts {
  readonly #names = new Map<string, string>()
  readonly #seen = new Set<string>()
  /** The number in the newest name: none is given twice. */
  #last = 0

  /** The name of a text that is ready; undefined where it has to be sent. */
  nameOf(sql: string): string | undefined {
    return this.#names.get(sql)
  }

  /** The name that a text is to be sent with; '' where it is not worth one. */
  newName(sql: string): string {
    const isAgain = this.#seen.has(sql)
    this.#seen.add(sql)
    if (!isAgain || this.#names.size >= most) return ''
    this.#last += 1
    return `s${this.#last}`
  }

  /** The server has it ready. */
  isReady(sql: string, name: string): void {
    if (name !== '') this.#names.set(sql, name)
  }
}
