const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const directoryEnd = 0x06054b50

/** The first of January 1980, midnight: the earliest time that a zip file can name. */
const noTime = 0
const noDay = 0x21

/**
 * The zip file without the times at which its parts were packed: what was printed twice of the same register is the same
 * file, and can be compared by its digest. Times stand before each part and once more in the directory at the end.
 */
export function withoutTimes(zip: Buffer): Buffer {
  const same = Buffer.from(zip)
  // The directory's end is the last thing in a file without a comment, as the libraries write it.
  const end = same.length - 22
  if (end < 0 || same.readUInt32LE(end) !== directoryEnd) throw new Error('the file has no directory where expected')
  const parts = same.readUInt16LE(end + 10)
  let at = same.readUInt32LE(end + 16)
  for (let part = 0; part < parts; part++) {
    expect(same, at, centralHeader)
    clear(same, at + 12)
    const local = same.readUInt32LE(at + 42)
    expect(same, local, localHeader)
    clear(same, local + 10)
    at += 46 + same.readUInt16LE(at + 28) + same.readUInt16LE(at + 30) + same.readUInt16LE(at + 32)
  }
  return same
}

function expect(zip: Buffer, at: number, mark: number): void {
  if (zip.readUInt32LE(at) !== mark) throw new Error(`the file has no part where expected (${at})`)
}

function clear(zip: Buffer, at: number): void {
  zip.writeUInt16LE(noTime, at)
  zip.writeUInt16LE(noDay, at + 2)
}
