import { crc32, deflateRawSync } from 'node:zlib'
import * as library from '@e965/xlsx'

type Parts = Readonly<Record<string, string | Buffer>>

/** A zip file; `claimed` is the size that its directory tells instead of the true one. */
export function zip(parts: Parts, { claimed, flags = 0 }: { claimed?: number; flags?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimed ?? bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    locals.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

/** The parts of a sound workbook. */
export function partsOf(book: Buffer): Record<string, Buffer> {
  const container = library.CFB.read(book, { type: 'buffer' })
  return Object.fromEntries(
    (container.FullPaths as string[]).flatMap((path, n) => {
      const content = container.FileIndex[n].content
      return content?.length > 0 && !path.endsWith('/') ? [[path.replace('Root Entry/', ''), Buffer.from(content)]] : []
    }),
  )
}
