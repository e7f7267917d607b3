import { expect, it } from 'vitest'
import { pathToWrite } from '../../../src/register/disk/path-to-write.ts'

/** Names that Windows cannot give to a file, parted by commas. */
const refused = String.raw`a:b.csv,c:list.csv,C:\a:b.csv,list.csv::$DATA,con,Con.csv,aux .txt,dir\NUL,nul.tar.gz,PRN,com9.db,LPT1,COM²,
CONIN$,conout$.csv,list.,...,list.csv ,dir./list.csv,a<b,a>b,a"b,a|b,what?.csv,*.csv`

const allowed = String.raw`list.csv,C:\Users\王芳\名单.xlsx,E:,D:/copies/,..\list.csv,./list.csv,.hidden,console.csv,com10.csv,nul-list.csv,
\\server\office\copies,\\?\C:\list.csv,a b.csv,认证（2026）.csv`

const names = (list: string): string[] => list.split(/,\n?/)

it.each(names(refused))('%j is no name on Windows', (name) => {
  expect(() => pathToWrite(name, '/', 'win32')).toThrow('cannot be the name of a file on Windows')
  expect(pathToWrite(name, '/', 'linux')).toMatch(/^\//)
})

it.each(names(allowed))('%j is one', (name) => {
  expect(pathToWrite(name, '/', 'win32')).not.toBe('')
})
