import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { replayed } from '../replay.ts'
import { runByPair } from './pair.ts'

const transcripts = path.join(import.meta.dirname, '..', 'transcripts')
const names = fs.readdirSync(transcripts).filter((name) => name.endsWith('.md'))

test.each(names)('%s reads the same by way of another machine', async (name) => {
  const text = fs.readFileSync(path.join(transcripts, name), 'utf8')
  const now = await replayed(text, (argv, world) => runByPair(argv, world, world.env.CERTDESK_REGISTER ?? ''))
  expect(now).toBe(text)
})
