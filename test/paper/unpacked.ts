import { inflateRawSync } from 'node:zlib'

/** One part of a zip file: what a reader sees of it. */
export interface Part {
  readonly name: string
  readonly text: string
  /** When it was packed, as zip writes time and day. */
  readonly packed: readonly [number, number]
}

/** The parts of a zip file by its directory; throws where a part is not as long as it says. */
export function unpacked(zip: Buffer): Part[] {
  const end = zip.length - 22
  const count = zip.readUInt16LE(end + 10)
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    const [method, time, day] = [zip.readUInt16LE(at + 10), zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14)]
    const [size, whole, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)]
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + size)
    const content = method === 0 ? packed : inflateRawSync(packed)
    if (content.length !== whole) throw new Error(`${name} is ${content.length} bytes long, not ${whole}`)
    if (zip.readUInt16LE(local + 10) !== time || zip.readUInt16LE(local + 12) !== day)
      throw new Error(`${name}: two times`)
    parts.push({ name, text: content.toString('utf8'), packed: [time, day] })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

/** The text of the part of that name. */
export const partOf = (zip: Buffer, name: string): string => {
  const part = unpacked(zip).find((each) => each.name === name)
  if (part === undefined) throw new Error(`there is no ${name}`)
  return part.text
}

/** Whether XML is well formed as far as Word minds: every element is closed by its own name, and nothing is left raw. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false
    } else if (empty !== '/') open.push(name)
  }
  const text = xml.replace(/<[^<>]*>/g, '')
  return open.length === 0 && !/[<>\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)
}
