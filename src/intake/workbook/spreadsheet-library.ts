import * as library from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'

// Workbooks older than 1997 are written in the code page of their office: 936 here.
library.set_cptable(codepages)

/** A container of named parts, as the library holds one. */
export type Container = { readonly FullPaths: readonly string[] }

interface Untyped {
  /** Reads a container of parts. */
  parse_zip(container: Container, options: library.ParsingOptions): library.WorkBook
  readonly CFB: {
    read(bytes: Buffer, options: { readonly type: 'buffer' }): Container
    find(container: Container, name: string): object | null
    readonly utils: {
      cfb_new(): Container
      cfb_add(container: Container, name: string, content: Buffer, options: { readonly unsafe: true }): void
    }
  }
}

/** What is used of the library that reads spreadsheets, apart from the bundle: most lists are text. */
export const { CFB, SSF, parse_zip: parseContainer, read } = library as unknown as typeof library & Untyped
