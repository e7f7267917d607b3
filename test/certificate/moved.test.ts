import { expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { restores, suspends, suspensionDesk } from '../suspension/suspended.ts'

const edit = (number: string, ...flags: string[]) => ['certificate', 'edit', number, ...flags, '--reason', '误录']
const surveyed = (on: string) => [
  ...['certificate', 'surveillance', 'add', 'Q-C001', '--on', on, '--reference', `JD-${on}`],
]

it('moves the issue day past nothing that is on record of the certificate', async () => {
  const { problem, json, digest } = await suspensionDesk([
    surveyed('2026-01-10'),
    suspends('Q-C001', '2026-03-01'),
    restores('Q-C001', '2026-04-01'),
    [...certified('C001', '2026-06-01', '2028-01-19', 'R'), '--replaces', 'Q-C001'],
  ])
  const before = await digest()
  const told = async (...flags: string[]) => (await problem(edit('Q-C001', ...flags), 2)).message
  expect(await told('--issued', '2026-01-11')).toContain('the surveillance of 2026-01-10')
  expect(await told('--issued', '2026-01-11', '--first-issued', '2026-01-11')).toContain('2026-01-10')
  const all = await told('--issued', '2026-06-01')
  for (const part of ['suspended from 2026-03-01', 'valid from 2026-04-01', 'R (issued in its place)'])
    expect(all).toContain(part)
  // Nor the day on which another was replaced past what had become of that one.
  expect((await problem(edit('R', '--issued', '2026-03-15'), 2)).message).toContain('Q-C001: valid from 2026-04-01')
  for (const day of ['2025-01-20', '2025-01-19'])
    expect((await problem(edit('R', '--issued', day, '--first-issued', day), 2)).message).toBe(
      `--issued ${day} does not lie after the issue of Q-C001, 2025-01-20.`,
    )
  expect(await digest()).toBe(before)
  await json(edit('Q-C001', '--issued', '2026-01-10'))
  await json(edit('Q-C001', '--issued', '2025-01-19', '--first-issued', '2025-01-19'))
  await json(edit('R', '--issued', '2026-05-01'))
})
