import { expect, test } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { serverAddress } from '../../../src/register/server/link/address.ts'
import { ServerFailure } from '../../../src/register/server/link/link.ts'
import { serverProblem } from '../../../src/register/server/refusal/problem.ts'

const address = serverAddress('postgres://li@db.example.cn:6432/certdesk?sslrootcert=/etc/ca.pem')

const problemOf = (code: string, more: { isConnecting?: boolean; isUnanswered?: boolean } = {}) => {
  const failure = { code, message: 'said there', isConnecting: false, isUnanswered: false, step: 0, host: 0, ...more }
  return serverProblem(new ServerFailure(failure, { user: 'li', openPasswordFile: null }), address)
}

const told: Readonly<Record<string, RegExp>> = {
  ENOTFOUND: /There is no host db.example.cn:6432/,
  EAI_AGAIN: /There is no host/,
  ECONNREFUSED: /No PostgreSQL server listens at db.example.cn:6432/,
  EHOSTUNREACH: /does not answer/,
  ECONNRESET: /connection to the server .* has ended/,
  '08006': /connection to the server .* has ended/,
  SILENT: /does not answer any more/,
  NO_TLS: /has no TLS/,
  ERR_TLS_CERT_ALTNAME_INVALID: /bears another name/,
  CERT_HAS_EXPIRED: /is not valid today/,
  SELF_SIGNED_CERT_IN_CHAIN: /is not to be trusted/,
  ERR_SSL_WRONG_VERSION_NUMBER: /No protected connection/,
  '28P01': /does not let li in/,
  '28000': /lets nobody in from here as li/,
  '3D000': /has no database certdesk/,
  '42501': /li may not do this there/,
  '57P01': /was stopped, or has ended/,
  '57014': /broke off what it was asked \(said there\)\. Nothing was recorded/,
  '57P03': /only starting, or stopping/,
  '53300': /too many connections/,
  '53100': /disk of the server .* is full/,
  '53200': /lacks memory/,
  '55P03': /Somebody else has been writing/,
  '25P03': /stood still/,
  '25006': /is a standby/,
  '40001': /broke the reading off/,
  XX001: /cannot read or write its files/,
  '22021': /U\+0000/,
  RG001: /recorded something at the same moment/,
  RG002: /not as certdesk began it/,
  RG003: /takes rows by an entry alone/,
  RG004: /login li belongs to no member of staff/,
  RG005: /in the name of whose it is/,
  RG006: /was changed outside certdesk/,
  RG007: /does not take what this certdesk writes \(said there\)/,
  RG008: /changes and deletes nothing/,
  RG009: /was not finished/,
}

test('what a server or the system says becomes a sentence in both languages, with what to do', () => {
  for (const [code, sentence] of Object.entries(told)) {
    const problem = problemOf(code)
    if (!(problem instanceof Problem)) throw new Error(`${code} is no sentence`)
    expect([problem.code, problem.exitCode], code).toEqual(['register', 4])
    expect(problem.words.en, code).toMatch(sentence)
    for (const words of [problem.words, problem.hint]) {
      // What ends with a command line has no full stop behind it.
      expect(words?.en, code).toMatch(/^[^\p{sc=Han}]+([.?]|: certdesk [^.]+)$/u)
      expect(words?.zh, code).toMatch(/\p{sc=Han}.*(。|：certdesk [^。]+)$/u)
    }
  }
})

test('where an answer was lost the journal is to be looked at before anything is done again', () => {
  for (const code of ['57P01', 'ECONNRESET', 'SILENT']) {
    expect((problemOf(code, { isUnanswered: true }) as Problem).hint?.en).toMatch(/audit list/)
    expect((problemOf(code) as Problem).hint?.en).not.toMatch(/audit list/)
  }
})

test('what nobody knows is told as it was said while connecting, and is an error of the program afterwards', () => {
  expect((problemOf('XX999', { isConnecting: true }) as Problem).words.en).toBe(
    'The register at postgres://li@db.example.cn:6432/certdesk cannot be reached (said there).',
  )
  expect(problemOf('42703')).toBeInstanceOf(ServerFailure)
  const other = new Error('other')
  expect(serverProblem(other, address)).toBe(other)
})
