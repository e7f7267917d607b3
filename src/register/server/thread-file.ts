import path from 'node:path'

/** Where the program's own parts lie. */
declare const __dirname: string

/** The part that holds a connection in a thread of its own. */
export const threadFile = path.join(__dirname, 'link.cjs')
