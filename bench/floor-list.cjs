// The least that listing takes from Node: the query by hand, its rows written as JSON lines or as bare columns.
const { readFileSync, writeSync } = require('node:fs')
const Database = require('better-sqlite3')

const [, , register, query, form] = process.argv
const raw = new Database(register, { readonly: true })
let text = ''
for (const row of raw.prepare(readFileSync(query, 'utf8')).iterate()) {
  text += form === 'jsonl' ? `${JSON.stringify(row)}\n` : `${Object.values(row).join('  ')}\n`
  if (text.length > 65_536) {
    writeSync(1, text)
    text = ''
  }
}
writeSync(1, text)
raw.close()
