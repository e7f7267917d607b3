import { crc32, inflateRawSync } from 'node:zlib'

/** A part of a zip file. */
export interface ZipPart {
  readonly name: string
  /** Bytes, as the directory claims. */
  readonly size: number
  readonly isEncrypted: boolean
  /** Its bytes. Throws where they are not those that the directory tells of: as many, and with that checksum. */
  content(): Buffer
}

const directoryEnd = 0x06054b50
const centralHeader = 0x02014b50
const localHeader = 0x04034b50
const endLength = 22
const longestComment = 0xffff

/** In the place of a number that stands in the part's extra field instead: four bytes were too few. */
const elsewhere = 0xffffffff

/**
 * The parts of a zip file by its directory; nothing is unpacked before it is asked for, and none of it can become larger
 * than the directory says. Throws where the directory is damaged or is not there.
 */
export function zipParts(zip: Buffer): ZipPart[] {
  const end = findEnd(zip)
  const parts: ZipPart[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip, at, centralHeader)
    const nameLength = zip.readUInt16LE(at + 28)
    const extraLength = zip.readUInt16LE(at + 30)
    const nameEnd = at + 46 + nameLength
    const extra = zip.subarray(nameEnd, nameEnd + extraLength)
    parts.push(partOf(zip, at, zip.toString('utf8', at + 46, nameEnd), extra))
    at = nameEnd + extraLength + zip.readUInt16LE(at + 32)
  }
  return parts
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - endLength - longestComment)
  for (let at = zip.length - endLength; at >= first; at--) if (zip.readUInt32LE(at) === directoryEnd) return at
  throw new Error('the zip file has no directory')
}

function partOf(zip: Buffer, at: number, name: string, extra: Buffer): ZipPart {
  const [size, packed, offset] = largeNumbers(extra, [
    zip.readUInt32LE(at + 24),
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 42),
  ])
  const checksum = zip.readUInt32LE(at + 16)
  const method = zip.readUInt16LE(at + 10)
  return {
    // Some programs write the strokes of Windows.
    name: name.replaceAll('\\', '/'),
    size,
    isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    content() {
      expect(zip, offset, localHeader)
      const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
      const bytes = unpacked(zip.subarray(start, start + packed), method, size)
      if (bytes.length !== size || crc32(bytes) !== checksum) throw new Error(`${name} is damaged`)
      return bytes
    },
  }
}

function unpacked(bytes: Buffer, method: number, size: number): Buffer {
  if (method === 0) return bytes
  if (method !== 8) throw new Error(`packed by an unknown method (${method})`)
  // The library behind it takes no limit of nothing.
  return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) })
}

/** The numbers of eight bytes that stand in an extra field, in their order, for those that did not fit in four. */
function largeNumbers(extra: Buffer, numbers: readonly [number, number, number]): readonly [number, number, number] {
  if (!numbers.includes(elsewhere)) return numbers
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const [size, packed, offset] = numbers.map((number) => {
      if (number !== elsewhere) return number
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
    return [size ?? 0, packed ?? 0, offset ?? 0]
  }
  return numbers
}

function expect(zip: Buffer, at: number, mark: number): void {
  if (zip.readUInt32LE(at) !== mark) throw new Error(`the zip file has no part where expected (${at})`)
}
