// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configure } from '../../src/register/file/connection.ts'
import { keptOpen, replayed } from '../replay.ts'
import { tried } from '../tries.ts'

/**
 * Rows that a query asks for in no order come as it suits the engine: SQLite gives them by id or by whatever index it takes, a server as they
 * happen to lie. Here SQLite gives all such rows from the last to the first, and the program prints what it prints otherwise.
 */
const transcripts = path.join(import.meta.dirname, '..', 'transcripts')
const names = fs.readdirSync(transcripts).filter((name) => name.endsWith('.md'))

describe('where rows without an order come from the last to the first', () => {
  beforeAll(() => {
    const pragma = Database.prototype.pragma
    vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, ...said) {
      if (said[0].startsWith('cell_size_check')) pragma.call(this, 'reverse_unordered_selects = ON')
      return pragma.apply(this, said)
    })
  })

  afterAll(() => {
    vi.restoreAllMocks()
  })

  test('a register is read so', () => {
    const raw = new Database(':memory:')
    configure(raw)
    raw.exec('CREATE TABLE staff (id INTEGER PRIMARY KEY); INSERT INTO staff VALUES (1), (2), (3)')
    expect(raw.prepare('SELECT id FROM staff').pluck().all()).toEqual([3, 2, 1])
    expect(raw.prepare('SELECT id FROM staff ORDER BY id').pluck().all()).toEqual([1, 2, 3])
    raw.close()
  })

  test.each(tried(names))('%s reads as ever', async (name) => {
    const text = fs.readFileSync(path.join(transcripts, name), 'utf8')
    expect(await replayed(text, keptOpen())).toBe(text)
  })
})
