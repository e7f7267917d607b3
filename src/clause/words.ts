/** The two languages of the procedure. Where its texts differ, the Chinese governs. */
export type Lang = 'en' | 'zh'

/** One text in both languages: a missing translation does not compile. */
export interface Words {
  readonly en: string
  readonly zh: string
}

/** A text that is the same in both languages: a name, a number, a code. */
export const same = (text: string): Words => ({ en: text, zh: text })

/** Several texts as one, each language joined by its own separator. */
export const joined = (parts: readonly Words[], en = ', ', zh = '、'): Words => ({
  en: parts.map((part) => part.en).join(en),
  zh: parts.map((part) => part.zh).join(zh),
})

/** Several sentences, each on a line of its own. */
export const lines = (parts: readonly Words[]): Words => joined(parts, '\n', '\n')

/** Several remarks about one thing as one text. */
export const remarks = (parts: readonly Words[]): Words => joined(parts, '; ', '；')

/**
 * A value as it is typed on a command line: in quotes where it has blanks or characters that a shell would read, such as
 * a # in front, which begins a remark.
 */
export const shellWord = (text: string): string =>
  /^(?!#)[\p{L}\p{N}_.,:/@%+=#-]+$/u.test(text) ? text : `"${text.replace(/(["\\$`])/g, '\\$1')}"`

/** A command as it is typed, with the name of the program before it. */
export const commandLine = (argv: readonly string[]): string => ['certdesk', ...argv].map(shellWord).join(' ')
