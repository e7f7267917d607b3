import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { replayed } from '../replay.ts'
import { tried } from '../tries.ts'
import { runByPair } from './pair.ts'

const transcripts = path.join(import.meta.dirname, '..', 'transcripts')

/** What is about files of the machine itself, which are not reached from another: it backs up to a share. */
const ofTheMachine: readonly string[] = ['network-drive.md']

const names = fs.readdirSync(transcripts).filter((name) => name.endsWith('.md') && !ofTheMachine.includes(name))

test.each(tried(names, 12))('%s reads the same by way of another machine', async (name) => {
  const text = fs.readFileSync(path.join(transcripts, name), 'utf8')
  const now = await replayed(text, runByPair)
  expect(now).toBe(text)
})
