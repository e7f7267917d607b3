import type { Drive } from './operations.ts'

/** How much of a file is read at once. */
const piece = 1 << 18

/** The whole lines of a file, one by one, without their ends; none where there is no such file. What the last leaves half is passed over. */
export async function* linesOf(drive: Drive, file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for (let from = 0; ; ) {
    const looked = await drive.look(file, from, piece)
    if (looked === null || looked.bytes.length === 0) return
    from += looked.bytes.length
    const held = rest.length === 0 ? Buffer.from(looked.bytes) : Buffer.concat([rest, looked.bytes])
    let start = 0
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, start)) {
      yield held.toString('utf8', start, end)
      start = end + 1
    }
    rest = held.subarray(start)
  }
}
