import fs from 'node:fs'
import path from 'node:path'

const isFolder = (place: string): boolean => fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/**
 * Makes a folder, with those above it that are missing; returns the topmost that it made, undefined where all were there. Throws what the system
 * says. Node's own recursive `mkdirSync` goes round for ever below a place where nothing can be made and the system says only that it is not there, as
 * Linux does of /proc.
 */
export function foldersMade(folder: string, options: { readonly mode?: number } = {}): string | undefined {
  try {
    fs.mkdirSync(folder, options)
    return folder
  } catch (error) {
    if (isFolder(folder)) return undefined
    const above = path.dirname(folder)
    if (codeOf(error) !== 'ENOENT' || above === folder || isFolder(above)) throw error
  }
  const first = foldersMade(path.dirname(folder), options)
  return foldersMade(folder, options) === undefined ? first : (first ?? folder)
}
