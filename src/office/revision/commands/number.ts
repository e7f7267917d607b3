import { type Flag, text } from '../../../terminal/flag.ts'

/** A revision's number: A/01, in whatever width and case it is typed. */
export const revisionNumber: Flag<string, 'optional'> = (() => {
  const typed = text({ en: 'the revision, such as A/01', zh: '版本号，如 A/01' }, 'NUMBER')
  return { ...typed, parse: (raw, label) => typed.parse(raw, label).normalize('NFKC').toUpperCase() }
})()
