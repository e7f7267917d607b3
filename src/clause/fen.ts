/** Money in fen: an integer, so that sums and comparisons are exact. 1 yuan is 100 fen. */
export type Fen = number

const yuan = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?\s*元?$/u

/**
 * An amount in yuan as people write it (12,345.60; ¥12345.6; 12345元) as fen. Null for anything else: a negative
 * amount, a third decimal, a comma in the wrong place, or more than an integer holds exactly.
 */
export function readFen(text: string): Fen | null {
  const parts = yuan.exec(text.normalize('NFKC').trim())
  if (parts === null) return null
  const [, whole = '', decimals = ''] = parts
  const fen = Number(whole.replaceAll(',', '') + decimals.padEnd(2, '0'))
  return Number.isSafeInteger(fen) ? fen : null
}

/** Fen as spreadsheets add it up: 12345.60. */
export const fenNumber = (fen: Fen): string => {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Fen as people read it: ¥12,345.60. */
export function fenText(fen: Fen): string {
  const [whole = '', rest] = fenNumber(fen).split('.')
  return `¥${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${rest}`
}
