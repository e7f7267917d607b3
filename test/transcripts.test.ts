import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keptOpen, replayed } from './replay.ts'

/**
 * The manual's examples are run here. Each file of `test/transcripts` has a register of its own, made by `clerk` and
 * live since the procedure came into force; today is always the same day. A `console` block holds commands (`$ certdesk
 * …`, or `wang$ certdesk …` from another account of the machine) with what they print at 100 columns, errors last; a block whose info string names a file
 * (```csv customers.csv) is that file, and a `sql` block is what somebody does to the register past the program. One that begins with `<!-- live 2026-06-30, 80 columns -->` goes live on that day, and is that wide; with
 * `, share/ is cifs //server/office` besides, that folder lies on such a file system.
 * UPDATE_TRANSCRIPTS=1 writes what the commands print now.
 */
const transcripts = path.join(import.meta.dirname, 'transcripts')

/** All of them, or those that `npm run check:quick` names. */
const wanted = (process.env.CERTDESK_TRANSCRIPTS ?? '').split(',').filter((name) => name !== '')
const names = fs
  .readdirSync(transcripts)
  .filter((name) => name.endsWith('.md') && (wanted.length === 0 || wanted.includes(name)))

test.each(names)('%s reads as the program prints', async (name) => {
  const file = path.join(transcripts, name)
  const text = fs.readFileSync(file, 'utf8')
  const now = await replayed(text, keptOpen())
  if (process.env.UPDATE_TRANSCRIPTS === '1') fs.writeFileSync(file, now)
  else expect(now).toBe(text)
})
