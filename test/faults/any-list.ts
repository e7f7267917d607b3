import type { Encoding } from '../../src/intake/encoding.ts'
import { encode } from '../intake/encoders.ts'
import { below, type Chance, pick } from './runs.ts'

const headers = [
  ...[
    '客户编号',
    '客户名称',
    '统一社会信用代码',
    '联系人',
    '手机',
    '联系电话',
    '邮箱',
    '注册地址',
    '员工人数',
    '客户级别',
  ],
  ...['业务员', '合同编号', '合同金额', '证书编号', '认证标准', '发证日期', '到期日期', '证书状态', '暂停原因', '备注'],
  ...['Name', 'Code', 'name', 'Phone', '', ' ', '未知列', '客户名称'],
]

const cells = [
  ...['', ' ', '深圳示例有限公司', '东莞样本电子厂', 'C00001', '91440300MA5DEM012D', '13800138000', '0755-88886666'],
  ...['2025-02-30', '2025/5/20', '45797', '20250520', '18,000.00', '¥18000', '1e400', '-0', '9007199254740993', '二十'],
  ...[
    '有效',
    '暂停',
    '撤销',
    'VIP',
    '是',
    '李强',
    'GB/T 19001-2016',
    'a@b',
    '=1+1',
    '+86',
    '@SUM(A1)',
    "'",
    '\t',
    '\u0000',
  ],
  ...[
    '\u202e',
    '\ufeff',
    '\u2028',
    '\ud800',
    '𠮷野家',
    'é',
    'null',
    '#N/A',
    '1.23457E+17',
    '""',
    '"',
    'a"b',
    'a\nb',
    'a,b',
    ';',
  ],
]

const delimiters = [',', ';', '\t', '|'] as const
const lineEnds = ['\n', '\r\n', '\r'] as const
const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252', 'big5']
const marks: Readonly<Partial<Record<Encoding, readonly number[]>>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
}

function cell(random: Chance): string {
  const kind = random()
  if (kind < 0.001) return pick(random, ['字', 'x', '"', '\n']).repeat(below(random, 200_000))
  if (kind < 0.05)
    return String.fromCharCode(...Array.from({ length: below(random, 12) }, () => below(random, 0x10000)))
  return pick(random, cells)
}

/** A cell as a spreadsheet quotes it, or as one that doesn't know how. */
function quoted(random: Chance, text: string, delimiter: string): string {
  const kind = random()
  if (kind < 0.05) return `"${text}`
  if (kind < 0.08) return `${text}"`
  if (kind < 0.12) return text
  return kind < 0.2 || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function text(random: Chance): string {
  const [delimiter, end] = [pick(random, delimiters), pick(random, lineEnds)]
  const columns = 1 + below(random, 8)
  const named = Array.from({ length: columns }, () => pick(random, headers))
  if (random() < 0.8) named[0] = '客户名称'
  const line = () => {
    const width = random() < 0.9 ? columns : below(random, 12)
    return Array.from({ length: width }, () => quoted(random, cell(random), delimiter)).join(delimiter)
  }
  const lines = Array.from({ length: below(random, 12) }, line)
  const head = random() < 0.05 ? [`sep=${delimiter}`] : []
  return [...head, named.join(delimiter), ...lines].join(end) + (random() < 0.7 ? end : '')
}

/** The encoding's own bytes where it has the characters, otherwise those of UTF-8. */
function bytesOf(written: string, encoding: Encoding): Buffer {
  try {
    return encode(written, encoding)
  } catch {
    return Buffer.from(written)
  }
}

type Damage = (random: Chance, bytes: Buffer) => Buffer

const damages: readonly Damage[] = [
  (random, bytes) => bytes.subarray(0, below(random, bytes.length + 1)),
  (random, bytes) => {
    for (let n = 1 + below(random, 5); n > 0 && bytes.length > 0; n--)
      bytes[below(random, bytes.length)] = below(random, 256)
    return bytes
  },
  (random, bytes) => {
    const at = below(random, bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + below(random, 300)), bytes.subarray(at)])
  },
  (random, bytes) => {
    const at = below(random, bytes.length + 1)
    return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  },
  (random) => Buffer.from(Array.from({ length: below(random, 400) }, () => below(random, 256))),
]

/** A list as nobody should have to read it, in a way that depends on nothing but the chances. */
export function anyList(random: Chance): { readonly what: string; readonly bytes: Buffer } {
  const encoding = pick(random, encodings)
  const mark = random() < 0.5 ? (marks[encoding] ?? []) : []
  const whole = Buffer.concat([Buffer.from(mark), bytesOf(text(random), encoding)])
  if (random() < 0.6) return { what: encoding, bytes: whole }
  const damage = below(random, damages.length)
  return { what: `${encoding}, damage ${damage}`, bytes: (damages[damage] as Damage)(random, Buffer.from(whole)) }
}
