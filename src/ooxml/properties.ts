import { escapedText } from './text.ts'

/** The properties of a file in the place of a library's, which tell when it was made: the register tells that. */
export const properties = (title: string, lang: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapedText(title)}</dc:title><dc:creator>certdesk</dc:creator><dc:language>${lang}</dc:language></cp:coreProperties>`
