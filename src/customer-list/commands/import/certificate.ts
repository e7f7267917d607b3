import { issueKinds } from '../../../certificate/certificate/issue-kind.ts'
import { listedKind } from '../../../certificate/certificate/listed-kind.ts'
import { listedCertificateNumberIn } from '../../../certificate/certificate/new-number.ts'
import { type Scheme, schemes } from '../../../certificate/certificate/rules.ts'
import { schemeOf } from '../../../certificate/certificate/scheme.ts'
import type { Certificate } from '../../../certificate/certificate/store/certificate.ts'
import {
  bracketTellsOfEnd,
  listedStatus,
  noteTellsOfEnd,
  tellsOfEnd,
} from '../../../certificate/status/listed-status.ts'
import { addMonthsTo, type Day, readDay } from '../../../clause/day.ts'
import { readFen } from '../../../clause/fen.ts'
import type { ListField } from '../../headers.ts'
import type { RowCells } from './cells.ts'
import { importWords } from './words.ts'

/** What a row says of the issue of its certificate (ISO/IEC 17021-1 9.1.3); null: nothing. */
type DraftIssue = Pick<Certificate, 'kind' | 'lastAuditOn'>

/** A certificate as a row gives it. */
export interface DraftCertificate
  extends DraftIssue,
    Pick<
      Certificate,
      | ('number' | 'scheme' | 'standard' | 'scope' | 'firstIssuedOn' | 'issuedOn' | 'expiresOn')
      | ('nextSurveillanceOn' | 'surveillanceMonths')
    > {
  /** Whether the row gives the day of first certification; where it doesn't, the day of issue stands for it. */
  readonly givesFirst: boolean
  /** The day of the last surveillance that the row tells. */
  readonly lastSurveillanceOn: Day | null
  /** How the row says that the certificate is valid; null where it does not. */
  readonly statedValid: string | null
  /** Whether the list has a column for it that is empty here. */
  readonly lacksStatus: boolean
  /** The body that certified, where a list of several says so. */
  readonly certifier: string | null
  readonly change: {
    readonly status: 'suspended' | 'withdrawn' | 'cancelled' | 'superseded'
    readonly effectiveOn: Day
    readonly endsOn: Day | null
    readonly reason: string | null
  } | null
}

/** A contract as a row gives it. */
export interface DraftContract {
  readonly number: string
  readonly kind: Scheme | null
  /** Fen. */
  readonly amount: number | null
  readonly signedOn: Day | null
}

const noIssue: DraftIssue = { kind: null, lastAuditOn: null }

/**
 * The certificate of a row, if it names one; `asked` is the scheme where the standard does not tell. What cannot be read of its kind or of its
 * surveillance waits by itself: the certificate is taken without it.
 */
export function certificate(cells: RowCells, asked: Scheme | undefined): DraftCertificate | null {
  const dated = cells.detail((each) => datedCertificate(each, asked))
  if (dated === null) return null
  const issue = cells.detail((each) => issueOf(each, dated.issuedOn)) ?? noIssue
  return {
    ...dated,
    ...issue,
    surveillanceMonths: cells.detail((each) => surveillanceMonths(each, dated.scheme)),
    lastSurveillanceOn: cells.detail((each) => each.day('lastSurveillance', false)),
  }
}

type DatedCertificate = Omit<DraftCertificate, keyof DraftIssue | 'surveillanceMonths' | 'lastSurveillanceOn'>

function datedCertificate(cells: RowCells, asked: Scheme | undefined): DatedCertificate | null {
  const written = cells.text('certificateNumber')
  if (written === null) {
    for (const field of ['issued', 'expires', 'lastSurveillance'] as const)
      if (cells.text(field) !== null) cells.warn(field, cells.text(field), importWords.noCertificateNumber)
    const status = cells.text('status')
    if (status !== null && listedStatus(status) !== 'valid')
      cells.warn('status', status, importWords.statusOfNoCertificate)
    if (cells.text('kind') !== null) cells.warn('kind', cells.text('kind'), importWords.kindOfNoCertificate)
    return null
  }
  // Everything is read before any of it ends the reading: what the row says of its end is said, too, where its number is wrong.
  const number = listedCertificateNumberIn(written)
  if (typeof number !== 'string') cells.refuse('certificateNumber', written, number)
  const first = cells.day('firstIssued', false)
  const issuedOn = cells.day('issued', false) ?? first
  if (issuedOn === null && cells.text('issued') === null) cells.refuse('issued', null, importWords.noIssueDay)
  const expiresOn = expires(cells)
  const standard = cells.text('standard')
  const scheme = schemeFor(cells, asked, standard)
  const changed = change(cells, expiresOn)
  if (typeof number !== 'string' || issuedOn === null || scheme === null) return null
  const firstIssuedOn = first ?? issuedOn
  if (firstIssuedOn > issuedOn) cells.refuse('firstIssued', firstIssuedOn, importWords.firstAfterIssue)
  if (expiresOn !== null && expiresOn < issuedOn) cells.refuse('expires', expiresOn, importWords.expiresBeforeIssue)
  if (issuedOn < earliest) cells.refuse('issued', issuedOn, importWords.issuedTooEarly(earliest))
  else if (expiresOn !== null && expiresOn > addMonthsTo(issuedOn, 12 * longestYears))
    cells.refuse('expires', expiresOn, importWords.expiresTooLate(longestYears))
  return {
    number,
    scheme,
    standard,
    scope: cells.text('scope'),
    firstIssuedOn,
    givesFirst: first !== null,
    issuedOn,
    expiresOn,
    nextSurveillanceOn: cells.day('nextSurveillance', true),
    statedValid: statedValid(cells),
    lacksStatus: cells.raw('status') !== null && cells.text('status') === null,
    certifier: cells.line('certifier'),
    change: remarkedChange(cells, changed, issuedOn, expiresOn),
  }
}

/** Nobody certified systems or products before, and no scheme certifies for longer: another day is a slip of the hand. */
const earliest = '1990-01-01' as Day
const longestYears = 10

/** The kind of the issue, and of a transfer the last audit of the body before, without which it is none. */
function issueOf(cells: RowCells, issuedOn: Day): DraftIssue {
  const text = cells.text('kind')
  const kind = text === null ? null : listedKind(text)
  if (text !== null && kind === null) cells.refuse('kind', text, importWords.noIssueKind(Object.values(issueKinds)))
  const lastAuditOn = cells.day('lastAudit', false)
  if (kind === 'transfer' && cells.text('lastAudit') === null)
    cells.refuse('lastAudit', null, importWords.transferNeedsAudit)
  if (lastAuditOn !== null && lastAuditOn > issuedOn)
    cells.refuse('lastAudit', lastAuditOn, importWords.auditAfterIssue(issuedOn))
  if (kind === 'transfer' || lastAuditOn === null) return { kind, lastAuditOn }
  cells.warn('lastAudit', lastAuditOn, importWords.auditOfTransfer)
  return { kind, lastAuditOn: null }
}

/** How lists write an interval that is no number, in months. */
const intervals: Readonly<Record<string, number>> = {
  ...{ 半年: 6, 每半年: 6, 一年: 12, 每年: 12, 每年一次: 12, 年度: 12, 两年: 24, 每两年: 24 },
  ...{ 不要求: 0, 不需要: 0, 无需监督: 0, 免监督: 0, 不监督: 0, none: 0 },
}

/** Months from one surveillance of a product to the next, 0 for none: of a management system the standard tells. */
function surveillanceMonths(cells: RowCells, scheme: Scheme): number | null {
  // 无 may say that none is wanted, or that nobody knows: of a product that is not the same.
  const text = cells.text('surveillanceMonths') ?? (cells.raw('surveillanceMonths')?.trim() === '无' ? '无' : null)
  if (text === null) return null
  if (scheme !== 'product') {
    if (text !== '无') cells.warn('surveillanceMonths', text, importWords.intervalOfProduct)
    return null
  }
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
  const [, months, years] = /^(\d{1,3})(?:个?月|months?)?$|^(\d)年$/u.exec(plain) ?? []
  const interval = intervals[plain] ?? Number(months ?? (years === undefined ? Number.NaN : 12 * Number(years)))
  if (Number.isInteger(interval)) return interval
  cells.refuse('surveillanceMonths', text, importWords.noInterval)
  return null
}

/** The day of expiry; 长期 is no end, an empty cell is not. */
function expires(cells: RowCells): Day | null {
  const text = cells.text('expires')
  if (text === null) {
    cells.refuse('expires', null, importWords.noExpiry)
    return null
  }
  return readDay(text) === 'open' ? null : cells.day('expires', true)
}

function schemeFor(cells: RowCells, asked: Scheme | undefined, standard: string | null): Scheme | null {
  const said = named(cells, 'scheme')
  const told = standard === null ? null : schemeOf(standard)
  if (said !== null && told !== null && said !== told)
    cells.warn('scheme', schemes[said].zh, importWords.schemeOtherwise(schemes[told]))
  const scheme = told ?? said ?? asked ?? null
  if (scheme === null) cells.refuse('standard', standard, importWords.noScheme)
  return scheme
}

/** A scheme that a cell names outright, in English or Chinese. */
function named(cells: RowCells, field: 'scheme' | 'contractKind'): Scheme | null {
  const own = cells.text(field)?.toLowerCase()
  if (own === undefined) return null
  return (Object.keys(schemes) as Scheme[]).find((scheme) => own === scheme || own === schemes[scheme].zh) ?? null
}

/** A change of status with what is strange about its day: one of a certificate that was not issued yet, or had expired. */
function remarkedChange(
  cells: RowCells,
  change: DraftCertificate['change'],
  issuedOn: Day,
  expiresOn: Day | null,
): DraftCertificate['change'] {
  if (change === null) return null
  const field = change.status === 'suspended' ? 'suspendedFrom' : 'withdrawnOn'
  if (change.effectiveOn < issuedOn) cells.warn(field, change.effectiveOn, importWords.changedBeforeIssue(issuedOn))
  else if (expiresOn !== null && change.effectiveOn > expiresOn)
    cells.warn(field, change.effectiveOn, importWords.changedAfterExpiry(expiresOn))
  return change
}

/** How the row says that the certificate is valid; null where it does not. */
function statedValid(cells: RowCells): string | null {
  const text = cells.text('status')
  return text !== null && listedStatus(text) === 'valid' ? text : null
}

/** What the row says of the status, if that is a change. What is not clear, or not said at all, keeps the certificate out. */
function change(cells: RowCells, expiresOn: Day | null): DraftCertificate['change'] {
  const text = cells.text('status')
  if (text === null) return withoutStatus(cells, expiresOn)
  const status = listedStatus(text)
  if (status === null) cells.refuse('status', text, importWords.statusUnknown)
  else if (status === 'ended') cells.refuse('status', text, importWords.statusEnded)
  else if (status === 'withdrawn' || status === 'cancelled' || status === 'superseded')
    return ending(cells, status, text)
  else {
    if (endDays.filter((field) => refuseEnd(cells, field, text)).length > 0) return null
    if (status === 'suspended') return suspension(cells)
    if (status === 'expired') {
      if (expiresOn === null || expiresOn >= cells.today) cells.refuse('status', text, importWords.notExpired)
    } else {
      if (expiresOn !== null && expiresOn < cells.today) cells.warn('status', text, importWords.calledValid(expiresOn))
      // One row tells of one change: a suspension that is over has a second day, that of its restoration, which it lacks.
      const suspended = cells.text('suspendedFrom')
      const until = cells.day('suspendedUntil', true)
      if (until !== null && until >= cells.today)
        cells.refuse('suspendedUntil', until, importWords.stillSuspended(text))
      else if (suspended !== null) cells.warn('suspendedFrom', suspended, importWords.pastSuspension(text))
      for (const { field, cell } of tellingBeside(cells)) cells.warn(field, cell, importWords.noteBesideValid(text))
      const reason = cells.text('withdrawalReason')
      if (reason !== null) cells.warn('withdrawalReason', reason, importWords.noteBesideValid(text))
    }
  }
  return null
}

/** The columns with the day of an end. The first has either in lists with a single one. */
const endDays = ['withdrawnOn', 'cancelledOn'] as const

/** Whether a day of an end is given that the status does not tell of; then it is refused. */
function refuseEnd(cells: RowCells, field: (typeof endDays)[number], status: string): boolean {
  const day = cells.text(field)
  if (day !== null) cells.refuse(field, day, importWords.endOtherwise(status))
  return day !== null
}

/** An empty cell says that nothing changed, unless another says that something did. */
function withoutStatus(cells: RowCells, expiresOn: Day | null): null {
  const first = (fields: readonly ListField[]) => fields.find((field) => cells.text(field) !== null)
  const end = first([...endDays, 'withdrawalReason'])
  const suspended = first(['suspendedFrom', 'suspendedUntil', 'suspensionReason'])
  const [telling] = tellingBeside(cells)
  const note = cells.text('note')
  if (end !== undefined) cells.refuse(end, cells.text(end), importWords.endWithoutStatus)
  else if (suspended !== undefined) cells.refuse(suspended, cells.text(suspended), importWords.suspensionWithoutStatus)
  else if (telling !== undefined) cells.refuse(telling.field, telling.cell, importWords.noteWithoutStatus)
  else if (note !== null && /过期/u.test(note) && (expiresOn === null || expiresOn >= cells.today))
    cells.refuse('note', note, importWords.noteWithoutStatus)
  return null
}

/** Where people write of an end besides, and how a cell there tells it. */
const placesToTell = {
  note: noteTellsOfEnd,
  standard: tellsOfEnd,
  contactPerson: tellsOfEnd,
  scope: bracketTellsOfEnd,
  maintainer: bracketTellsOfEnd,
  registeredAddress: bracketTellsOfEnd,
  siteAddress: bracketTellsOfEnd,
  mailingAddress: bracketTellsOfEnd,
} as const satisfies Partial<Record<ListField, (cell: string) => boolean>>

/** The cells beside those of the status that may tell of an end or a suspension, as people write it where there is room. */
function tellingBeside(cells: RowCells): readonly { readonly field: ListField; readonly cell: string }[] {
  return Object.entries(placesToTell).flatMap(([field, tells]) => {
    const cell = cells.text(field as ListField)
    return cell !== null && tells(cell) ? [{ field: field as ListField, cell }] : []
  })
}

function suspension(cells: RowCells): DraftCertificate['change'] {
  const effectiveOn = changeDay(cells, 'suspendedFrom')
  const endsOn = cells.day('suspendedUntil', true)
  if (effectiveOn === null) return null
  const before = endsOn !== null && endsOn < effectiveOn
  if (before) cells.warn('suspendedUntil', endsOn, importWords.endsBeforeStart(effectiveOn))
  return { status: 'suspended', effectiveOn, endsOn: before ? null : endsOn, reason: cells.text('suspensionReason') }
}

function ending(
  cells: RowCells,
  status: 'withdrawn' | 'cancelled' | 'superseded',
  text: string,
): DraftCertificate['change'] {
  const suspended = cells.text('suspendedFrom')
  if (suspended !== null) cells.warn('suspendedFrom', suspended, importWords.pastSuspension(text))
  const isCancelled = status === 'cancelled' && cells.text('cancelledOn') !== null
  if (refuseEnd(cells, isCancelled ? 'withdrawnOn' : 'cancelledOn', text)) return null
  const effectiveOn = changeDay(cells, isCancelled ? 'cancelledOn' : 'withdrawnOn')
  return effectiveOn === null ? null : { status, effectiveOn, endsOn: null, reason: cells.text('withdrawalReason') }
}

function changeDay(cells: RowCells, field: 'suspendedFrom' | 'withdrawnOn' | 'cancelledOn'): Day | null {
  if (cells.text(field) === null) cells.refuse(field, null, importWords.noChangeDay)
  return cells.day(field, false)
}

/** The contract of a row, if it names one. */
export function contract(cells: RowCells): DraftContract | null {
  const number = cells.text('contractNumber')
  const amountText = cells.text('contractAmount')
  const amount = amountText === null ? null : readFen(amountText)
  if (amountText !== null && amount === null) cells.warn('contractAmount', amountText, importWords.notAnAmount)
  if (number === null && amount !== null) cells.warn('contractAmount', amountText, importWords.noContractNumber)
  if (number === null) return null
  if (/[、，,;；\n]/u.test(number)) {
    cells.refuse('contractNumber', number, importWords.severalContracts)
    return null
  }
  return {
    number: number.normalize('NFKC'),
    amount,
    kind: named(cells, 'contractKind'),
    signedOn: cells.day('contractSigned', false),
  }
}
