/**
 * A text as it is matched, never as it is stored: width, case, brackets and spaces are folded away, so that
 * （中国）有限公司 and (中国) 有限公司 are one name. Names themselves are stored as written.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]{}〔〕【】〈〉《》「」『』]/gu, '')
