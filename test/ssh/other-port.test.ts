import { expect, test } from 'vitest'
import { sshAddress } from '../../src/ssh/address.ts'
import { notConnected } from '../../src/ssh/ssh-problem.ts'

test('a key that has changed is forgotten by the name that known hosts have: with its port where that is another than the usual', () => {
  const ended = { notFound: false, code: 255, said: 'WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!' }
  const hint = (address: string) => notConnected({ ended, noise: '' }, sshAddress(address)).hint?.en
  expect(hint('ssh://office:2226/srv/register.db')).toMatch(/: ssh-keygen -R "\[office\]:2226"$/)
  expect(hint('ssh://office:22/srv/register.db')).toMatch(/: ssh-keygen -R office$/)
})
