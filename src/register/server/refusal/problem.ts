import { type Problem, unavailable } from '../../../clause/problem.ts'
import { same } from '../../../clause/words.ts'
import { addressText, hostWords, type ServerAddress } from '../link/address.ts'
import { ServerFailure } from '../link/link.ts'
import { type Failure, ownCodes } from '../link/message.ts'
import { type Refused, refusals } from '../schema/refusals.ts'
import {
  hostUnknown,
  noDatabase,
  noPassword,
  noTls,
  notAllowed,
  notLetIn,
  notPostgres,
  notTrusted,
  otherName,
  outOfDate,
  refusedThere,
  rootCertificate,
  tlsFailed,
  unreachable,
} from './connecting-words.ts'
import {
  alteredJournal,
  gateClosed,
  isolated,
  keptForEver,
  leftOpen,
  misfit,
  movedMeanwhile,
  otherName as otherNameThere,
  overtaken,
  unbound,
} from './gate-words.ts'
import { again, type Sentence } from './sentence.ts'
import {
  brokenOff,
  diskFull,
  failing,
  gone,
  lockNotHad,
  noMemory,
  noRights,
  nulCharacter,
  silent,
  standby,
  standbyConflict,
  starting,
  stopping,
  tookTooLong,
  tooMany,
} from './working-words.ts'

/** What the register at a server refuses by itself. */
const refusedByRegister: Readonly<Record<Refused, Sentence>> = {
  overtaken,
  isolation: isolated,
  gate: gateClosed,
  unbound,
  otherName: otherNameThere,
  altered: alteredJournal,
  misfit,
  kept: keptForEver,
  open: leftOpen,
  moved: movedMeanwhile,
}

/** By what code: SQLSTATEs, errors of the system and of TLS, and our own. */
const sentences: readonly (readonly [codes: RegExp, sentence: Sentence])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, hostUnknown],
  [/^(ECONNREFUSED|ENOENT)$/, refusedThere],
  [new RegExp(`^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|${ownCodes.connectTimeout})$`), unreachable],
  [new RegExp(`^${ownCodes.silent}$`), silent],
  [new RegExp(`^${ownCodes.noTls}$`), noTls],
  [new RegExp(`^${ownCodes.noPassword}$`), noPassword],
  [new RegExp(`^${ownCodes.notPostgres}$`), notPostgres],
  [new RegExp(`^${ownCodes.rootCertificate}$`), rootCertificate],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, otherName],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, outOfDate],
  [/^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/, notTrusted],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_|ERR_OSSL_)/, tlsFailed],
  [/^28P01$/, notLetIn],
  [/^28/, notAllowed],
  [/^3D000$/, noDatabase],
  [/^42501$/, noRights],
  [/^(57P03)$/, starting],
  [/^57P/, stopping],
  [/^57014$/, brokenOff],
  [/^53300$/, tooMany],
  [/^55P03$/, lockNotHad],
  [/^25P0[34]$/, tookTooLong],
  [/^25006$/, standby],
  [/^40001$/, standbyConflict],
  [/^53100$/, diskFull],
  [/^53/, noMemory],
  [/^(58|XX001|XX002)/, failing],
  [/^(22021|22P05)$/, nulCharacter],
  ...Object.entries(refusedByRegister).map(
    ([refused, sentence]) => [new RegExp(`^${refusals[refused as Refused]}$`), sentence] as const,
  ),
  [new RegExp(`^(08...|EPIPE|ECONNRESET|ECONNABORTED|ERR_STREAM_\\w+|${ownCodes.gone})$`), gone],
]

/** What an error of a server, or of the way to it, means for whoever works with the register there. Any other is returned as it is. */
export function serverProblem(error: unknown, address: ServerAddress): Problem | unknown {
  if (!(error instanceof ServerFailure)) return error
  const { failure, login } = error
  const found = sentences.find(([codes]) => codes.test(failure.code))
  if (found === undefined) return failure.isConnecting ? notConnected(failure, address) : error
  const [, sentence] = found
  const at = address.hosts[failure.host] ?? address.hosts[0]
  return unavailable(...sentence({ failure, address, server: hostWords(at), host: at.host, ...login }))
}

/** Whatever else keeps somebody out: what was said there is all that can be told. */
const notConnected = ({ message, code }: Failure, address: ServerAddress): Problem => {
  const said = same(message === '' ? code : message)
  return unavailable(
    {
      en: `The register at ${addressText(address)} cannot be reached (${said.en}).`,
      zh: `无法连接 ${addressText(address)} 上的登记簿（${said.zh}）。`,
    },
    again,
  )
}
