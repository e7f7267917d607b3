/** Dashes that are typed, or made by a word processor, where a number has a hyphen. */
export const dashes = '‐‑‒–—―−﹣'

const anyDash = new RegExp(`[${dashes}]`, 'gu')

/**
 * The number of a paper in the one form in which it is kept and compared: of one width, without blanks, in capitals, with plain hyphens.
 * `012 24 q 1234 r0m` and `０１２２４Ｑ１２３４Ｒ０Ｍ` are one number.
 */
export const plainNumber = (number: string): string =>
  isPlain.test(number) ? number : number.normalize('NFKC').replace(/\s/gu, '').replace(anyDash, '-').toUpperCase()

/** Nearly all are written so. */
const isPlain = /^[!-`{-~]+$/
