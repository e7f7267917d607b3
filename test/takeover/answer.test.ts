import { expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

it('offers only what can be said of a matter, and no matter of which nothing can', async () => {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  await own.json(['init'])
  const asked = (...answers: string[]) => own.at(['takeover', 'answer', '--lang', 'zh'], { tty: true, answers })
  // A kind of issue is said certificate by certificate.
  expect((await asked('kind')).err).toContain('"kind" is none of: surveillance, contract')
  const unknown = await asked('surveillance', 'unknown')
  expect(unknown.asked.slice(0, 3)).toEqual(['事项', '答复', '"unknown" is none of: '])
  const done = await asked('event', 'complete')
  expect(done, done.err).toMatchObject({ code: 0, asked: ['事项', '答复'] })
  const piped = await own.at(['takeover', 'answer', 'kind', 'complete', '--lang', 'zh'])
  expect(piped).toMatchObject({ code: 2, err: expect.stringContaining('发证类型须逐张答复') })
})
