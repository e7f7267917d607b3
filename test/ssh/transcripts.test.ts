import { expect, test } from 'vitest'
import { replayed, transcript, transcriptsBut } from '../replay.ts'
import { runByPair } from './pair.ts'

// Left out is what is about files of the machine itself, which are not reached from another: it backs up to a share.
test.each(transcriptsBut('network-drive.md'))('%s reads the same by way of another machine', async (name) => {
  const text = transcript(name)
  expect(await replayed(text, runByPair)).toBe(text)
})
