import { Problem } from '../../clause/problem.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { alterationsNamed } from '../../register/alterations.ts'
import type { CheckName } from '../../register/file/examine/check.ts'
import { journalFound, referencesFound } from '../../register/file/examine/inside.ts'
import { numbers } from '../../register/file/examine/numbers.ts'
import { loginsAt } from '../../register/server/clerks.ts'
import { conditionAt, replicasAt } from '../../register/server/condition.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import type { Server } from '../../register/server/link/message.ts'
import { requireRegister } from '../../register/server/refusal/look-words.ts'
import { serverProblem } from '../../register/server/refusal/problem.ts'
import { schemaAlterations } from '../../register/server/schema/differences.ts'
import { lookAtServer } from '../../register/server/schema/look.ts'
import { Session } from '../../register/server/session/session.ts'
import { statementsOver } from '../../register/server/session/statements.ts'
import { keptAtServer } from '../../register/server/verify.ts'
import { unwatched, verifyingJournal } from '../../register/verify.ts'
import { schemaVersion } from '../../register/version.ts'
import * as checks from './checks.ts'
import { ill, type ServerCheck, type ServerCheckName, well } from './checks.ts'
import { hosts } from './hosts.ts'

type Check = ServerCheck<ServerCheckName | CheckName>

/** What could be looked at. `opens` is false where no other command can use the register. */
interface Examination {
  readonly opens: boolean
  readonly checks: readonly Check[]
}

const restore: Words = {
  en: 'Whoever owns the database finds out who changed it, and restores it from its own backups; what a mirror or a checkpoint has, tells what is missing.',
  zh: '请数据库所有者查明改动者，并用其备份恢复；镜像或检查点可说明缺少什么。',
}

/** Examines the register at a server, and the server: what goes wrong is a finding and never an error. `program` is this program's own version. */
export function examineServer(at: ServerAt, clock: () => number, program: string): Examination {
  const { address } = at
  const failed = (check: Check['check'], error: unknown): Check => {
    const problem = serverProblem(error, address)
    if (problem instanceof Problem) return ill(check, problem.words, problem.hint ?? restore)
    return ill(check, same(error instanceof Error ? error.message : String(error)), restore)
  }
  /** Each look for itself, so that what one of them meets keeps none of the others away. */
  const looked = (check: Check['check'], look: () => Check): Check => {
    try {
      return look()
    } catch (error) {
      return failed(check, error)
    }
  }
  const several = () => (address.hosts.length > 1 ? [looked('hosts', () => hosts(at))] : [])
  let server: Server
  try {
    server = at.link().server
  } catch (error) {
    return { opens: false, checks: [failed('server', error), ...several(), versions(program, null)] }
  }
  const session = new Session(at.link())
  const there = [
    well('server', {
      en: `PostgreSQL ${server.version}, as ${at.login}`,
      zh: `PostgreSQL ${server.version}，登录账户 ${at.login}`,
    }),
    ...several(),
    looked('tls', () => checks.tls(server, address)),
    ...ofServer(session, clock, looked),
  ]
  const opens = looked('opens', () => {
    const look = lookAtServer(session)
    requireRegister(look, address)
    return well('opens', look.mayWrite ? { en: 'yes', zh: '是' } : { en: 'yes, for reading only', zh: '是，仅供读取' })
  })
  const inside = opens.ok ? ofRegister(session, at, server.isStandby, looked) : []
  return { opens: opens.ok, checks: [...there, opens, ...inside, versions(program, server)] }
}

type LookedAt = (check: Check['check'], look: () => Check) => Check

function ofServer(session: Session, clock: () => number, looked: LookedAt): Check[] {
  const condition = () => conditionAt(session)
  return [
    looked('encoding', () => checks.encoding(condition())),
    looked('standby', () => checks.standby(condition())),
    looked('replicas', () => checks.replicas(condition(), replicasAt(session))),
    looked('durability', () => checks.durability(condition(), replicasAt(session))),
    looked('archive', () => checks.archive(condition())),
    looked('size', () => checks.size(condition())),
    looked('clock', () => {
      const before = clock()
      const found = condition()
      return checks.clock(found, (before + clock()) / 2)
    }),
  ]
}

function ofRegister(session: Session, { address }: ServerAt, isStandby: boolean, looked: LookedAt): Check[] {
  const statements = statementsOver(session)
  const kept = keptAtServer(statements, () => schemaAlterations(session))
  /** In a snapshot of its own: an error ends the transaction that it comes in. */
  const within = (check: Check['check'], look: () => Check): Check =>
    looked(check, () => {
      session.begin(isStandby ? 'read' : 'past')
      try {
        return look()
      } finally {
        session.rollback()
      }
    })
  return [
    looked('owners', () => checks.owners(loginsAt(session, address))),
    looked('clerks', () => checks.clerks(loginsAt(session, address))),
    looked('impersonation', () => checks.impersonation(loginsAt(session, address))),
    within('schema', () => schema(session)),
    within('references', () => referencesFound(kept.lostReferences(), restore)),
    within('journal', () => journalFound(unwatched(verifyingJournal(kept)))),
    within('numbers', () => {
      const found = numbers(statements)
      return found.ok ? found : { ...found, remedy: restore }
    }),
    within('erased', () => checks.erased(statements.value<number>('SELECT entry FROM main.unwiped') ?? null)),
  ]
}

function schema(session: Session): Check {
  const alterations = schemaAlterations(session)
  if (alterations.length === 0)
    return well('schema', { en: `version ${schemaVersion}, as made`, zh: `版本 ${schemaVersion}，与程序所建一致` })
  const altered: Words = { en: 'altered outside certdesk', zh: '在 certdesk 之外被改动' }
  return ill('schema', joined([altered, alterationsNamed(alterations)], ': ', '：'), {
    en: 'Whoever owns the database takes it back; nothing is written to it until then.',
    zh: '请数据库所有者恢复原状；在此之前不再写入。',
  })
}

/** The versions of what works together: the first thing that whoever is asked for help wants to know. */
function versions(program: string, server: Server | null): Check {
  const node = process.versions.node
  const there = server === null ? '' : `, PostgreSQL ${server.version}`
  return well('version', {
    en: `certdesk ${program}, schema ${schemaVersion}${there}, Node ${node}`,
    zh: `certdesk ${program}，结构版本 ${schemaVersion}${there.replace(', ', '，')}，Node ${node}`,
  })
}
