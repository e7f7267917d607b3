import { bare } from './invisible.ts'

/**
 * A text as it is matched, never as it is stored: width, case, brackets, spaces and what nobody sees are folded away, so that
 * （中国）有限公司 and (中国) 有限公司 are one name. Names themselves are stored as written.
 */
export const fold = (text: string): string =>
  plain.test(text)
    ? text
    : ascii.test(text)
      ? text.toLowerCase().replace(/[\s()[\]{}]/g, '')
      : bare(text)
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[\s()[\]{}〔〕【】〈〉《》「」『』]/gu, '')

/** Nothing to make narrow, and nothing that nobody sees: most names in English are so. */
const ascii = /^[ -~]+$/

/** Nothing to fold: most names of a list are so. */
const plain = /^[\u4e00-\u9fff0-9a-z]+$/
