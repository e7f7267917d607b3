import { below, type Chance, pick } from './runs.ts'

/** A register that something happened to; `log`: what stands beside it as its log, null for nothing. */
export interface Mutant {
  readonly what: string
  readonly bytes: Buffer
  readonly log: Buffer | null
}

const page = 4096

function noise(random: Chance, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let n = 0; n < length; n++) bytes[n] = below(random, 256)
  return bytes
}

function flip(random: Chance, bytes: Buffer, from: number, to: number): void {
  const at = from + below(random, to - from)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
}

const pages = (bytes: Buffer): number => Math.floor(bytes.length / page)

type Damage = (random: Chance, bytes: Buffer) => Buffer

const damages: Readonly<Record<string, Damage>> = {
  'bits flipped anywhere': (random, bytes) => {
    for (let n = 1 + below(random, 20); n > 0; n--) flip(random, bytes, 0, bytes.length)
    return bytes
  },
  'a bit of the header flipped': (random, bytes) => {
    flip(random, bytes, 0, 100)
    return bytes
  },
  'bits of the schema flipped': (random, bytes) => {
    for (let n = 1 + below(random, 5); n > 0; n--) flip(random, bytes, 100, page)
    return bytes
  },
  'a field of the header changed': (random, bytes) => {
    const at = pick(random, [16, 18, 19, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96])
    const value = pick(random, [0, 1, 2, 3, 4, 5, 255, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff])
    if (at === 18 || at === 19 || at === 20) bytes[at] = value & 0xff
    else bytes.writeUInt32BE(value, at)
    return bytes
  },
  'cut off': (random, bytes) => bytes.subarray(0, below(random, bytes.length)),
  'cut off at a page': (random, bytes) => bytes.subarray(0, page * below(random, pages(bytes))),
  'pages exchanged': (random, bytes) => {
    const [one, other] = [below(random, pages(bytes)) * page, below(random, pages(bytes)) * page]
    const kept = Buffer.from(bytes.subarray(one, one + page))
    bytes.copyWithin(one, other, other + page)
    kept.copy(bytes, other)
    return bytes
  },
  'a page emptied': (random, bytes) => {
    const at = below(random, pages(bytes)) * page
    return bytes.fill(0, at, at + page)
  },
  'garbage in the middle': (random, bytes) => {
    noise(random, 1 + below(random, 2 * page)).copy(bytes, below(random, bytes.length))
    return bytes
  },
  'garbage behind the header': (random, bytes) => Buffer.concat([bytes.subarray(0, 100), noise(random, 3 * page)]),
  'garbage behind the end': (random, bytes) => Buffer.concat([bytes, noise(random, below(random, 2 * page))]),
  'nothing but garbage': (random) => noise(random, below(random, 2 * page)),
}

/** A magic number and a version as a log has them, and behind that anything. */
function anyLog(random: Chance): Buffer {
  const log = noise(random, 32 + below(random, 3 * (page + 24)))
  log.writeUInt32BE(0x377f0682, 0)
  log.writeUInt32BE(3007000, 4)
  log.writeUInt32BE(page, 8)
  return log
}

/** Damages a copy of a register, in a way that depends on nothing but the chances. */
export function mutated(random: Chance, whole: Buffer): Mutant {
  const what = pick(random, Object.keys(damages))
  const bytes = Buffer.from((damages[what] as Damage)(random, Buffer.from(whole)))
  const log = random() < 0.1 ? anyLog(random) : null
  return { what: log === null ? what : `${what}, garbage as its log`, bytes, log }
}
