// The library's bare read of a workbook, with the options that an import reads it with: prints how many rows it has.
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'

const options = { dense: true, sheetStubs: true, cellNF: true, cellText: false, cellHTML: false, UTC: true }
const book = read(readFileSync(process.argv[2]), options)
process.stdout.write(String(book.Sheets[book.SheetNames[0]]['!data'].length))
