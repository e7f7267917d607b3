import type { Words } from '../../clause/words.ts'
import { directions, kindLetters, kinds, origins } from '../rules.ts'
import { annexSize, type ChangeRow, pagesOf, type Signing, stoppedWords } from './pages.ts'
import type { F01Copy, F01View } from './view.ts'
import { f01, markWords } from './words.ts'

/** A box to tick with what it stands for. */
interface Box extends Words {
  readonly box: '☑' | '☐'
}

const box = (ticked: boolean, { zh, en }: Words): Box => ({ box: ticked ? '☑' : '☐', zh, en })

const shownChange = ({ field, of, before, after, continued }: ChangeRow) => ({
  field,
  of: of ?? '',
  before: before ?? '—',
  after,
  continued,
})

const shownSigning = ({ place, acts }: Signing) => ({
  place,
  acts: acts.map(({ act, by, on, time, remark }) => ({ act, by, on, time: time ?? '', remark: remark ?? '' })),
})

const shownCopy = ({ name, destination }: F01Copy, disposition: string) => ({ name, destination, disposition })

/** What the layouts of the form fill in: every placeholder there is. Texts that are not there are empty. */
export function f01Content(view: F01View) {
  const pages = pagesOf(view)
  const { code, name, englishName, creditCode } = view.customer
  const of = 1 + pages.annexes.length
  return {
    form: f01,
    number: view.number,
    f01Number: view.f01Number ?? '',
    /** One where nobody goes on by the form, else none. */
    stopped: (view.stopped === null ? [] : [view.stopped]).map((stopped) => ({
      ...stoppedWords(stopped),
      reason: pages.stoppedReason,
    })),
    filedOn: view.filedOn as string,
    customer: { code, name, englishName: englishName ?? '', creditCode: creditCode ?? '' },
    contracts: view.contracts.join('、'),
    certificates: view.certificates.join('、'),
    origins: (['desk', 'on-site'] as const).map((each) => box(each === view.origin, origins[each])),
    auditReference: view.auditReference ?? '',
    kinds: kindLetters.map((letter) => ({ letter, ...box(view.kinds.includes(letter), kinds[letter]) })),
    directions: (['none', 'reduction', 'expansion'] as const).map((each) =>
      box(each === view.direction, directions[each]),
    ),
    marks: (['amount', 'relocation', 'reissue'] as const).map((mark) => box(view.marks[mark], markWords[mark])),
    changes: view.changes.map((change) => shownChange({ ...change, continued: false })),
    material: [...view.material],
    happenedOn: (view.happenedOn ?? '') as string,
    signedOn: (view.signedOn ?? '') as string,
    signings: pages.signings.map(shownSigning),
    copies: view.copies.map((copy, i) => shownCopy(copy, pages.dispositions[i] ?? '')),
    head: view.head ?? '',
    /** The first page of a copy: texts that have no room there are a hint to the annex. */
    front: {
      size: pages.size,
      changes: pages.changes.map(shownChange),
      changesInAnnex: pages.changes.length === 0 && view.changes.length > 0,
      contracts: pages.contracts,
      certificates: pages.certificates,
      auditReference: pages.auditReference,
      material: pages.material,
      sealRoom: pages.sealRoom,
      of,
    },
    annexes: pages.annexes.map(({ changes, notes }, i) => ({
      size: annexSize,
      changes: changes.map(shownChange),
      hasChanges: changes.length > 0,
      notes: notes.map(({ label, text }) => ({ label, text })),
      hasNotes: notes.length > 0,
      page: i + 2,
      of,
    })),
  }
}

export type F01Content = ReturnType<typeof f01Content>
