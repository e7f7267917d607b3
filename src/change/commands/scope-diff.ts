import { diffArrays } from 'diff'
import { foldScope } from '../rules.ts'

/** Words of Latin letters and digits, single characters of everything else. */
const pieces = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}]+|[\s\S]/gu) ?? []

/**
 * How one scope differs from another, as people read it: `机械加工[-和销售-]{+及销售+}`. Width, spaces and punctuation are no
 * difference.
 */
export function scopeDiff(applied: string, found: string): string {
  const parts = diffArrays(pieces(applied.trim()), pieces(found.trim()), {
    comparator: (a, b) => foldScope(a) === foldScope(b),
  })
  return parts
    .map(({ added, removed, value }) => {
      const text = value.join('')
      if (foldScope(text) === '' || (!added && !removed)) return text
      return removed ? `[-${text}-]` : `{+${text}+}`
    })
    .join('')
}
