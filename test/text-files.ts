/** How a bundle takes the files that the program holds as text: schema, layouts of papers, calendars, scripts for shells. */
export const textLoaders = {
  '.sql': 'text',
  '.html': 'text',
  '.csv': 'text',
  '.bash': 'text',
  '.zsh': 'text',
  '.fish': 'text',
  '.ps1': 'text',
  '.browser.js': 'text',
  '.py': 'text',
} as const
