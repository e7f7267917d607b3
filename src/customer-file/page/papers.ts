import { certificate } from '../../certificate/certificate/certificate.ts'
import { contract } from '../../certificate/contract/contract.ts'
import { reSign } from '../../certificate/re-sign/re-sign.ts'
import { fenText } from '../../clause/fen.ts'
import type { Words } from '../../clause/words.ts'
import { type Html, html, type Part } from '../../page/html.ts'
import { facts, note, section } from '../../page/parts.ts'
import { type Say, shown } from '../../page/shown.ts'
import { figures, listing, whole } from './parts.ts'
import type { CertificateView } from './view/certificates.ts'
import type { ContractView, ReSignView } from './view/contracts.ts'
import type { CustomerFileView } from './view.ts'
import { pageWords } from './words.ts'

/** The contracts with their steps, and the requests to sign anew. */
export function contractSection({ contracts, reSigns }: CustomerFileView, say: Say): Html {
  const title = say(pageWords.contracts)
  if (contracts.length === 0 && reSigns.length === 0) return section(title, [note(say(pageWords.noContracts))])
  return section(title, [
    contracts.length === 0 ? note(say(pageWords.noContracts)) : contractTable(contracts, say),
    reSigns.length === 0 ? null : reSignTable(reSigns, say),
  ])
}

function contractTable(contracts: readonly ContractView[], say: Say): Html {
  const steps = contracts[0]?.steps ?? []
  return listing(say, {
    caption: pageWords.contractsTable,
    listed: true,
    columns: [
      contract.fields.number.title,
      figures(contract.fields.amount.title),
      ...steps.map(({ step }) => step),
      pageWords.ended,
    ],
    rows: contracts.map((each) => {
      const about = [say(each.kind), each.service, each.renews === null ? null : say(pageWords.renews(each.renews))]
      const ended = each.ended === null ? null : dated(each.ended, each.endReason)
      return {
        head: html`${each.number}<small>${about.filter((text) => text !== null).join(' · ')}</small>${each.note === null ? null : html`<small>${each.note}</small>`}`,
        cells: [each.amount === null ? null : fenText(each.amount), ...each.steps.map(stepCell), ended],
      }
    }),
  })
}

const stepCell = ({ on, reference }: ContractView['steps'][number]): Part => (on === null ? null : dated(on, reference))

/** A day, and in small letters below it what belongs to it. */
const dated = (on: string, more: string | null): Html =>
  html`<span class="whole">${on}</span>${more === null ? null : html`<small>${more}</small>`}`

const reSignTable = (requests: readonly ReSignView[], say: Say): Html =>
  listing(say, {
    caption: pageWords.reSigns,
    listed: true,
    columns: [
      reSign.fields.number.title,
      whole(pageWords.requested),
      reSign.fields.contract.title,
      pageWords.situation,
      whole(pageWords.application),
      whole(pageWords.papers),
    ],
    rows: requests.map((each) => ({
      head: each.number,
      cells: [each.requested, each.contract, each.situation, each.application, each.papers],
    })),
  })

/** Each certificate with what is printed on it, and all that became of it. */
export function certificateSection({ certificates }: CustomerFileView, say: Say): Html {
  const title = say(pageWords.certificates)
  if (certificates.length === 0) return section(title, [note(say(pageWords.noCertificates))])
  return section(
    title,
    certificates.map((each) => certificatePart(each, say)),
  )
}

function certificatePart(view: CertificateView, say: Say): Html {
  const { fields } = certificate
  const { number, scheme, standard, scope, firstIssued, issued, expires, status, since } = view
  const optional = (words: Words, value: string | null): (readonly [string, Part])[] =>
    value === null ? [] : [[say(words), value]]
  const told = facts([
    [say(fields.status.title), say(pageWords.statusSince(status, since))],
    [say(fields.scheme.title), say(scheme)],
    [say(fields.standard.title), shown(standard)],
    [say(fields.scope.title), shown(scope)],
    [say(fields.firstIssued.title), firstIssued],
    [say(fields.issued.title), issued],
    [say(fields.expires.title), expires ?? say(pageWords.noEnd)],
    ...optional(fields.contract.title, view.contract),
    ...optional(fields.replaces.title, view.replaces),
    ...optional(pageWords.successor, view.successor),
    ...optional(pageWords.nextSurveillance, view.nextSurveillance),
    ...optional(fields.note.title, view.note),
  ])
  const history = listing(say, {
    caption: pageWords.history(number),
    listed: true,
    columns: [whole(pageWords.on), pageWords.what, pageWords.detail],
    rows: view.events.map(({ on, what, detail, ahead }) => ({
      head: on,
      cells: [
        html`${say(what)}${ahead ? html`<small>${say(pageWords.ahead)}</small>` : null}`,
        detail === null ? null : say(detail),
      ],
    })),
  })
  return html`<h3>${number}</h3>${told}${history}`
}
