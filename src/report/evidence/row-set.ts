/** Rows of a table by their ids, a bit for each: a pack may have a million. */
export class RowSet {
  #bits = new Uint8Array(1024)

  add(id: number): void {
    const at = id >>> 3
    if (at >= this.#bits.length) {
      const more = new Uint8Array(Math.max(at + 1, 2 * this.#bits.length))
      more.set(this.#bits)
      this.#bits = more
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (id & 7))
  }

  has(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0
  }
}
