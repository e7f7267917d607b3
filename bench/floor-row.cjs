// The least that recording one row durably takes: what any program on Node and this library does, and nothing else.
const Database = require('better-sqlite3')

const raw = new Database(process.argv[2], { fileMustExist: true })
raw.pragma('journal_mode')
raw.pragma('synchronous = FULL')
raw.exec('BEGIN IMMEDIATE')
raw.exec('CREATE TABLE IF NOT EXISTS floor (text TEXT)')
raw.prepare('INSERT INTO floor VALUES (?)').run('确认监督审核时间')
raw.exec('COMMIT')
raw.close()
