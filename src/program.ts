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
import type { NeedsPaper } from './terminal/signed-paper.ts'
import type { Understanding } from './terminal/understood.ts'
import type { OwnersOf } from './upkeep/told.ts'
import type { CaseSort } from './voice/case/rules.ts'

export { actor, present } from './office/staff/store/role.ts'

/** Whether an entry needs a signed paper; asked only of what is typed for somebody else. */
export const needsPaper: NeedsPaper = async (db, who) =>
  (await import('./office/confirmation/store/for-others.ts')).needsPaper(db, who)

/** The descriptions that every kind of record gives of itself, for reading a journal. */
const told = async () => (await import('./records.ts')).facts()
const everyKind = async () => (await import('./records.ts')).everyKind()

/** The procedure as first written in this program; limits and revisions refer to it. */
async function written(): Promise<WrittenProcedure> {
  const [{ procedure, duties }, { citedLimits }, { retentionLimits }, { recordingLimits }] = await Promise.all([
    import('./procedure.ts'),
    import('./clause/clause.ts'),
    import('./certificate/retention/rules.ts'),
    import('./report/late/limits.ts'),
  ])
  // No duty depends on the retention periods, so their clause is added here (ISO/IEC 17021-1 9.9).
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

/** The to-do list of one customer, passed to the folders on which the agenda depends. */
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

/** The description of a command, for texts that recommend it. */
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

/** The customers whose records are being written; called in the transaction that writes them. */
export const whose: Whose = async (db) => (await import('./customer/customer/store/whose.ts')).customersWritten(db)

/** The customers whose records the typed values name. */
export const whoseTyped: WhoseTyped = async (db, typed) =>
  (await import('./customer/customer/store/whose.ts')).customersTyped(db, typed)

/** Interprets texts that do not name a customer, a person or another record exactly. */
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

/** The most suggestions offered; people who see more than that type another letter. */
const mostOffered = 60

/** Completions for values, from the register or from the procedure. */
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
      // Completion does not know whose person is meant: it gets no customer.
      if (names === 'person' || names === 'newPerson') return []
      return names === 'clause' || names === 'limit'
        ? writtenOffers(names, typed)
        : numbersOffered(db, names, typed, mostOffered)
    },
    written: (names, typed) => (names === 'clause' || names === 'limit' ? writtenOffers(names, typed) : null),
  })
}

/** Clauses by number, or duties by name if a letter was typed; limits by name. */
async function writtenOffers(names: 'clause' | 'limit', typed: string): Promise<Offer[]> {
  const { duties, limits } = await written()
  const all =
    names === 'limit'
      ? limits.map(({ limit }) => ({ value: limit.name, meaning: limit.title }))
      : duties.map(({ cite, id, title }) => ({ value: /^[a-z]/.test(typed) ? id : cite, meaning: title }))
  const begun = all.filter(({ value }) => value.startsWith(typed))
  // A clause with two duties is offered once.
  return begun.filter(({ value }, i) => begun.findIndex((each) => each.value === value) === i)
}

/** The duties and their evaluation, for findings: only an existing breach can be recorded. */
async function judging() {
  const [{ assessed }, { duties }] = await Promise.all([import('./report/assessed.ts'), import('./procedure.ts')])
  return { assessed, duties }
}

/** The checks that an undo must pass, by folder. */
async function orders() {
  const [{ customersAfterUndo }, { revisionsAfterUndo }, { orderOfUndone }, { surveysAfterUndo }] = await Promise.all([
    import('./customer/customer/store/after-undo.ts'),
    import('./office/revision/store.ts'),
    import('./suspension/store/order.ts'),
    import('./survey/round/after-undo.ts'),
  ])
  return [customersAfterUndo, revisionsAfterUndo, orderOfUndone, surveysAfterUndo]
}

/** The names of all tables, columns and values. */
const facts = async () => (await told()).factWords

/** Functions passed to `customer/`, which comes before the folders that they are from. */
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

/** Functions about the work of staff, passed to `office/staff/`, which comes before all other folders. */
const inHand: InHand = {
  maintained: async (...asked) => (await import('./customer/maintainer/store.ts')).countMaintainedBy(...asked),
  leftOpen: async (...asked) => (await import('./report/left-open.ts')).leftOpenBy(...asked),
  moveCustomers: async (...asked) => (await import('./customer/maintainer/store.ts')).moveAssignments(...asked),
}

/** The complaints and appeals about a record of an earlier folder, which keep that record from being taken back. */
const casesNaming: CasesNaming = async (...asked) =>
  (await import('./voice/case/store/naming.ts')).casesNaming(...asked)

/** The records of later folders that refer to a certificate and keep it from being taken back. */
const referring: Referring = {
  cases: async (...asked) => (await import('./suspension/store/case.ts')).casesOfCertificate(...asked),
  applications: async (...asked) =>
    (await import('./change/store/of-certificate.ts')).applicationsOfCertificate(...asked),
  casesNaming,
  losses: async (...asked) => (await import('./maintenance/loss/loss.ts')).lossesOfCertificate(...asked),
  findings: async (...asked) => (await import('./finding/finding.ts')).findingsAbout(...asked),
}

/** Survey commands that are typed under `survey` and belong to `voice/`, the folder of feedback and suggestions. */
const madeOfSurvey: Noun['commands'] = {
  comments: async () => (await import('./voice/comment/commands.ts')).surveyComments,
  classify: async () => (await import('./voice/comment/commands.ts')).surveyClassify,
  comment: async () => (await import('./voice/comment/commands.ts')).commentCommands,
  suggest: async () => (await import('./voice/suggestion/commands.ts')).suggestCommands,
  'no-suggestion': async () => (await import('./voice/suggestion/commands/no-suggestion.ts')).noSuggestionCommands,
  'report-to': async () => (await import('./voice/suggestion/commands/report-to.ts')).surveyReportTo,
  reports: async () => (await import('./voice/suggestion/commands/report-to.ts')).surveyReports,
}

/** The next steps of complaints or appeals. */
const caseWalk = (sort: CaseSort): Walk => ({
  onward: async (...asked) => (await import('./voice/case/commands/onward.ts')).caseOnward(sort)(...asked),
  open: async (...asked) => (await import('./voice/case/commands/onward.ts')).openCases(sort)(...asked),
})

/** Records that proceed step by step, by the letters that their numbers begin with. */
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

/** The commands in the order of the help. */
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

/** The program, with the other names of its commands. */
export const program: Noun = {
  ...commands,
  topics,
  called: async () => (await import('./command-words.ts')).commandWords,
}
