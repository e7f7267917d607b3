import type { CasesNaming, Referring } from './certificate/certificate/referring.ts'
import type { Words } from './clause/words.ts'
import type { AroundCustomers } from './customer/customer/commands.ts'
import type { ToDoOf } from './customer/customer/to-do.ts'
import type { Walk, Walks } from './next/next.ts'
import type { WrittenProcedure } from './office/revision/written-procedure.ts'
import type { InHand } from './office/staff/in-hand.ts'
import type { Offer } from './register/offered.ts'
import type { OpensKey } from './report/evidence/proof.ts'
import { commandAt, type Noun, noun } from './terminal/command.ts'
import type { Whose, WhoseTyped } from './terminal/session.ts'
import type { Understanding } from './terminal/understood.ts'
import type { OwnersOf } from './upkeep/told.ts'
import type { CaseSort } from './voice/case/rules.ts'

export { actor, present } from './office/staff/store/role.ts'

/** What every kind of record says of itself where a journal is read. */
const told = async () => (await import('./records.ts')).facts()
const everyKind = async () => (await import('./records.ts')).everyKind()

/** The procedure as it was written down here: what limits and revisions are about. */
async function written(): Promise<WrittenProcedure> {
  const [{ procedure, duties }, { citedLimits }, { retentionLimits }, { recordingLimits }] = await Promise.all([
    import('./procedure.ts'),
    import('./clause/clause.ts'),
    import('./certificate/retention/rules.ts'),
    import('./report/late/limits.ts'),
  ])
  // No duty is judged by how long records are kept (ISO/IEC 17021-1 9.9).
  const kept = Object.values(retentionLimits).map((limit) => ({ limit, clauses: ['ISO/IEC 17021-1 9.9'] }))
  return { ...procedure, duties, limits: [...citedLimits(duties), ...kept, ...recordingLimits] }
}

const limitTitles = async () => new Map((await written()).limits.map(({ limit }) => [limit.name, limit.title]))

async function reports() {
  const [{ reportCommands }, { procedure, duties, dues, owed, monthlyFigures }, { factWords, factDays }] =
    await Promise.all([import('./report/commands.ts'), import('./procedure.ts'), told()])
  const openKey: OpensKey = async (named, call) => (await import('./upkeep/signing.ts')).signsWith(named, call)
  return reportCommands({ procedure, duties, dues, owed, monthlyFigures, factWords, factDays, openKey })
}

async function today() {
  const [{ agendaVerb }, { duties, dues }] = await Promise.all([
    import('./report/commands/agenda.ts'),
    import('./procedure.ts'),
  ])
  return agendaVerb(duties, dues, 'today')
}

/** What is to be done for one customer: for the rooms that stand before the agenda. */
const toDo: ToDoOf = async (...asked) => {
  const [{ toDoOf }, { duties, dues }] = await Promise.all([import('./report/to-do.ts'), import('./procedure.ts')])
  return toDoOf({ duties, dues }, ...asked)
}

async function takesOver() {
  const [{ takeoverCommands }, { duties }] = await Promise.all([
    import('./takeover/commands.ts'),
    import('./procedure.ts'),
  ])
  return takeoverCommands(duties)
}

/** What each command does, for whoever is told which to use: they are part of this very tree. */
const wordsOf = async (name: string): Promise<Words> => (await commandAt(program, name)).words

async function explains() {
  const [{ explain }, { procedure, duties }, { factWords }] = await Promise.all([
    import('./report/commands/explain.ts'),
    import('./procedure.ts'),
    told(),
  ])
  return explain(procedure, duties, { table: (name) => factWords.table(name), command: wordsOf })
}

const persons = () => import('./customer/person/meant.ts')

/** The customers whose records an entry of the journal changed. */
const ownersOf: OwnersOf = async (db, seq) =>
  (await import('./customer/customer/store/whose.ts')).customersOfEntry(db, seq)

/** Whose records are written: read in the transaction that writes them. */
export const whose: Whose = async (db) => (await import('./customer/customer/store/whose.ts')).customersWritten(db)

/** Whose records are named by what was typed. */
export const whoseTyped: WhoseTyped = async (db, typed) =>
  (await import('./customer/customer/store/whose.ts')).customersTyped(db, typed)

/** What is meant by a text that names no customer, or nobody, by itself. */
export const understanding: Understanding = {
  customer: async (db, typed, lang, doer) =>
    (await import('./customer/customer/meant.ts')).customersMeant(db, typed, lang, doer),
  certificate: async (db, typed, lang, doer) =>
    (await import('./certificate/certificate/meant.ts')).certificatesMeant(db, typed, lang, doer),
  staff: async (db, typed) => (await import('./office/staff/meant.ts')).staffMeant(db, typed),
  person: async (db, typed, _lang, _doer, { customer }) => (await persons()).personMeant(db, typed, customer, false),
  newPerson: async (db, typed, _lang, _doer, { customer }) => (await persons()).personMeant(db, typed, customer, true),
  onward: async (db, typed, lang, doer, _beside, today) =>
    (await import('./next/commands.ts')).mattersMeant(walks, db, typed, lang, doer, today),
}

/** At most this many are offered: whoever sees no end types another letter. */
const mostOffered = 60

/** What values name, for completion: on record, or written down in the procedure. */
async function completions(): Promise<Noun> {
  const [{ completionCommands }, { customersOffered }, { staffOffered }, { numbersOffered }] = await Promise.all([
    import('./upkeep/commands/completion.ts'),
    import('./customer/customer/store/offered.ts'),
    import('./office/staff/store/offered.ts'),
    import('./register/offered.ts'),
  ])
  return completionCommands(program, {
    recorded: async (db, names, typed, today) => {
      if (names === 'onward') return (await import('./next/commands.ts')).mattersOffered(walks, db, typed, today)
      if (names === 'customer') return customersOffered(db, typed, mostOffered)
      if (names === 'staff') return staffOffered(db, typed)
      if (names === 'service') return (await import('./certificate/price-floor/store.ts')).servicesNamed(db, typed)
      // Of whose customer, completion is not told.
      if (names === 'person' || names === 'newPerson') return []
      return names === 'clause' || names === 'limit'
        ? writtenOffers(names, typed)
        : numbersOffered(db, names, typed, mostOffered)
    },
    written: (names, typed) => (names === 'clause' || names === 'limit' ? writtenOffers(names, typed) : null),
  })
}

/** Clauses by their number, or duties by their name where a letter was typed; limits by their name. */
async function writtenOffers(names: 'clause' | 'limit', typed: string): Promise<Offer[]> {
  const { duties, limits } = await written()
  const all =
    names === 'limit'
      ? limits.map(({ limit }) => ({ value: limit.name, meaning: limit.title }))
      : duties.map(({ cite, id, title }) => ({ value: /^[a-z]/.test(typed) ? id : cite, meaning: title }))
  const begun = all.filter(({ value }) => value.startsWith(typed))
  // A clause with two duties is one clause.
  return begun.filter(({ value }, i) => begun.findIndex((each) => each.value === value) === i)
}

/** The duties and how they are judged, for what is only recorded of a breach that stands. */
async function judging() {
  const [{ assessed }, { duties }] = await Promise.all([import('./report/assessed.ts'), import('./procedure.ts')])
  return { assessed, duties }
}

/** What an undo must leave in order, room by room. */
async function orders() {
  const [{ customersAfterUndo }, { revisionsAfterUndo }, { orderOfUndone }, { surveysAfterUndo }] = await Promise.all([
    import('./customer/customer/store/after-undo.ts'),
    import('./office/revision/store.ts'),
    import('./suspension/store/order.ts'),
    import('./survey/round/after-undo.ts'),
  ])
  return [customersAfterUndo, revisionsAfterUndo, orderOfUndone, surveysAfterUndo]
}

/** What the tables of all rooms, their columns and values are called. */
const facts = async () => (await told()).factWords

/** What the room of customers is handed, which stands before nearly all that is filed under them. */
const aroundCustomers: AroundCustomers = {
  dealings: {
    relationsOn: async (...asked) =>
      (await import('./certificate/certificate/store/relation.ts')).relationsOn(...asked),
    isContracted: async (...asked) =>
      (await import('./certificate/certificate/store/standing.ts')).isContracted(...asked),
    keptUntil: async (db, customerIds, day) => {
      const [{ keptOn }, { blockOf }] = await Promise.all([
        import('./certificate/retention/store.ts'),
        import('./clause/block.ts'),
      ])
      return keptOn(db, day, blockOf(customerIds))
    },
  },
  facts,
  shown: {
    list: async () => (await import('./customer-list/commands/list.ts')).customerList,
    find: async () => (await import('./customer-list/commands/list.ts')).customerFind,
    show: async () => (await import('./customer-file/commands/show.ts')).customerShow(toDo),
    file: async () => (await import('./customer-file/commands.ts')).customerFile,
  },
  lists: {
    import: async () => (await import('./customer-list/commands/import.ts')).customerImport,
    export: async () => (await import('./customer-list/commands/export.ts')).customerExport(facts),
    mapping: async () => (await import('./office/mapping/commands.ts')).mappingCommands,
  },
}

/** What staff have in hand, for the room that stands before all others. */
const inHand: InHand = {
  maintained: async (...asked) => (await import('./customer/maintainer/store.ts')).countMaintainedBy(...asked),
  leftOpen: async (...asked) => (await import('./report/left-open.ts')).leftOpenBy(...asked),
  moveCustomers: async (...asked) => (await import('./customer/maintainer/store.ts')).moveAssignments(...asked),
}

/** The complaints and appeals that are about something of the rooms before their own, and keep it from being taken back. */
const casesNaming: CasesNaming = async (...asked) =>
  (await import('./voice/case/store/naming.ts')).casesNaming(...asked)

/** What refers to a certificate in the rooms after its own, and keeps it from being taken back. */
const referring: Referring = {
  cases: async (...asked) => (await import('./suspension/store/case.ts')).casesOfCertificate(...asked),
  applications: async (...asked) =>
    (await import('./change/store/of-certificate.ts')).applicationsOfCertificate(...asked),
  casesNaming,
  losses: async (...asked) => (await import('./maintenance/loss/loss.ts')).lossesOfCertificate(...asked),
  findings: async (...asked) => (await import('./finding/finding.ts')).findingsAbout(...asked),
}

/** What is made of a survey: it is typed under its noun, and belongs to the room of feedback and suggestions. */
const madeOfSurvey: Noun['commands'] = {
  comments: async () => (await import('./voice/comment/commands.ts')).surveyComments,
  classify: async () => (await import('./voice/comment/commands.ts')).surveyClassify,
  comment: async () => (await import('./voice/comment/commands.ts')).commentCommands,
  suggest: async () => (await import('./voice/suggestion/commands.ts')).suggestCommands,
  'no-suggestion': async () => (await import('./voice/suggestion/commands/no-suggestion.ts')).noSuggestionCommands,
  'report-to': async () => (await import('./voice/suggestion/commands/report-to.ts')).surveyReportTo,
  reports: async () => (await import('./voice/suggestion/commands/report-to.ts')).surveyReports,
}

/** How complaints or appeals go on. */
const caseWalk = (sort: CaseSort): Walk => ({
  onward: async (...asked) => (await import('./voice/case/commands/onward.ts')).caseOnward(sort)(...asked),
  open: async (...asked) => (await import('./voice/case/commands/onward.ts')).openCases(sort)(...asked),
})

/** What goes on step by step, by the letters that its numbers begin with. */
const walks: Walks = {
  CH: {
    onward: async (...asked) => (await import('./change/commands/onward.ts')).applicationOnward(...asked),
    open: async (...asked) => (await import('./change/commands/onward.ts')).openApplications(...asked),
  },
  SP: {
    onward: async (...asked) => (await import('./suspension/commands/onward.ts')).caseOnward(...asked),
    open: async (...asked) => (await import('./suspension/commands/onward.ts')).openCases(...asked),
  },
  CP: caseWalk('complaint'),
  AP: caseWalk('appeal'),
}

/** Its commands in the order in which the help shows them. */
const commands = noun(
  {
    en: "Runs a certification body's customer-service procedure over a local register.",
    zh: '在本地登记簿上执行认证机构的客户服务程序。',
  },
  {
    today,
    next: async () => (await import('./next/commands.ts')).nextVerb(walks),
    customer: async () => (await import('./customer/customer/commands.ts')).customerCommands(aroundCustomers),
    contract: async () => (await import('./certificate/contract/commands.ts')).contractCommands,
    certificate: async () =>
      (await import('./certificate/certificate/commands.ts')).certificateCommands(referring, toDo),
    contact: async () => (await import('./contact/contact/commands.ts')).contactCommands,
    log: async () => (await import('./contact/line/commands/log.ts')).log,
    change: async () => (await import('./change/commands.ts')).changeCommands(casesNaming),
    information: async () => (await import('./contact/information/commands.ts')).informationCommands,
    loss: async () => (await import('./maintenance/loss/commands.ts')).lossCommands,
    suspend: async () => (await import('./suspension/commands.ts')).suspendCommands(casesNaming),
    intel: async () => (await import('./maintenance/intelligence/commands.ts')).intelCommands,
    event: async () => (await import('./maintenance/event/commands.ts')).eventCommands,
    magazine: async () => (await import('./maintenance/magazine/commands.ts')).magazineCommands,
    feedback: async () => (await import('./voice/feedback/commands.ts')).feedbackCommands,
    complaint: async () => (await import('./voice/complaint/commands.ts')).complaintCommands,
    appeal: async () => (await import('./voice/appeal/commands.ts')).appealCommands,
    survey: async () => (await import('./survey/commands.ts')).surveyCommands(madeOfSurvey),
    finding: async () => (await import('./finding/commands.ts')).findingCommands(judging),
    report: reports,
    takeover: takesOver,
    explain: explains,
    browse: async () => (await import('./browse/commands.ts')).browse({ program, understanding, kinds: everyKind }),
    staff: async () => (await import('./office/staff/commands.ts')).staffCommands(inHand),
    limit: async () => (await import('./office/limit/commands.ts')).limitCommands(await written()),
    revision: async () => (await import('./office/revision/commands.ts')).revisionCommands(await written()),
    calendar: async () => (await import('./office/calendar/commands.ts')).calendarCommands,
    init: async () => (await import('./upkeep/commands/init.ts')).init,
    where: async () => (await import('./upkeep/commands/where.ts')).where,
    server: async () => (await import('./upkeep/server/commands.ts')).serverCommands,
    doctor: async () => (await import('./upkeep/commands/doctor.ts')).doctor,
    backup: async () => (await import('./upkeep/commands/backup.ts')).backup,
    mirror: async () => (await import('./upkeep/mirror/commands.ts')).mirrorCommands,
    move: async () => (await import('./upkeep/commands/move.ts')).move,
    restore: async () => (await import('./upkeep/commands/restore.ts')).restore(await facts()),
    audit: async () => (await import('./upkeep/commands/audit.ts')).audit(await facts(), ownersOf, everyKind),
    confirm: async () => (await import('./upkeep/commands/confirm.ts')).confirm(await facts(), ownersOf, limitTitles),
    completion: completions,
    version: async () => (await import('./upkeep/commands/version.ts')).version,
    'serve-ssh': async () => (await import('./ssh/commands.ts')).serveSsh,
    undo: async () => (await import('./upkeep/commands/undo.ts')).undo(await facts(), ownersOf, await orders()),
  },
)

const topics: Noun['topics'] = async () => {
  const [{ deskTopic }, { tableTopics }] = await Promise.all([
    import('./desk/explained.ts'),
    import('./terminal/topics.ts'),
  ])
  return [deskTopic, ...tableTopics]
}

/** The program, with what people call its commands. */
export const program: Noun = {
  ...commands,
  topics,
  called: async () => (await import('./command-words.ts')).commandWords,
}
