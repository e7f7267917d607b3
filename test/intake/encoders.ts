import type { Encoding } from '../../src/intake/encoding.ts'

/** Node decodes the Chinese encodings but cannot write them: these tables are the decoder turned round. */
const tables = new Map<string, Map<string, Buffer>>()

function table(encoding: 'gb18030' | 'big5' | 'shift_jis'): Map<string, Buffer> {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const made = new Map<string, Buffer>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  const learn = (bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if ([...text].length === 1 && !made.has(text)) made.set(text, Buffer.from(bytes))
    } catch {
      // not a character of this encoding
    }
  }
  for (let byte = 0; byte < 0x80; byte += 1) learn([byte])
  if (encoding === 'shift_jis') for (let byte = 0xa1; byte < 0xe0; byte += 1) learn([byte])
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) learn([lead, trail])
  if (encoding === 'gb18030') for (const [text, bytes] of fourByteRange()) if (!made.has(text)) made.set(text, bytes)
  tables.set(encoding, made)
  return made
}

/** The characters of the BMP that GB18030 writes in four bytes, from 81 30 81 30 to 84 31 A4 39 without a gap. */
function fourByteRange(): [string, Buffer][] {
  const codes = Array.from({ length: 39_420 }, (_, n) =>
    Buffer.from([
      0x81 + Math.floor(n / 12_600),
      0x30 + (Math.floor(n / 1260) % 10),
      0x81 + (Math.floor(n / 10) % 126),
      0x30 + (n % 10),
    ]),
  )
  const text = [...new TextDecoder('gb18030').decode(Buffer.concat(codes))]
  return codes.map((bytes, index) => [text[index] ?? '', bytes])
}

/** GB18030 beyond the BMP is arithmetic: four bytes from 90 30 81 30 on. */
function fourBytes(codePoint: number): Buffer {
  let rest = codePoint - 0x10000
  const d = rest % 10
  rest = Math.floor(rest / 10)
  const c = rest % 126
  rest = Math.floor(rest / 126)
  return Buffer.from([0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), 0x81 + c, 0x30 + d])
}

function multibyte(text: string, encoding: 'gb18030' | 'big5' | 'shift_jis'): Buffer {
  const bytes = table(encoding)
  return Buffer.concat(
    [...text].map((character) => {
      const found = bytes.get(character)
      if (found !== undefined) return found
      const codePoint = character.codePointAt(0) ?? 0
      if (encoding === 'gb18030' && codePoint > 0xffff) return fourBytes(codePoint)
      throw new Error(`${character} is not in ${encoding}`)
    }),
  )
}

/** The text's bytes, without a byte order mark. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  return multibyte(text, encoding)
}
