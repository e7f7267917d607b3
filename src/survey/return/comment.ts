/** How forms say that there is nothing to say. */
const nothing =
  /^([\p{P}\s]*|无|没有|暂无|无意见|没意见|没有意见|暂无意见|无建议|没有建议|无意见和建议|none|no|nothing|no comments?|n\s*\/?\s*a)$/iu

/** Whether what stands below the questions of a form is a comment: then it is feedback, and is classified (4.5.1). 无 (none) is not. */
export const isComment = (text: string | null): text is string =>
  text !== null &&
  !nothing.test(
    text
      .normalize('NFKC')
      .trim()
      .replace(/[\p{P}\s]+$/u, ''),
  )

/** The column that says that a comment was recorded by a version that asks for its classification (4.5.1): earlier ones did not. */
export const commentAsked = ({ comment }: { readonly comment: string | null }) =>
  ({ comment_asked: comment === null ? null : 1 }) as const
