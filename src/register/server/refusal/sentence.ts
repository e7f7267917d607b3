import type { Words } from '../../../clause/words.ts'
import type { ServerAddress } from '../link/address.ts'
import type { Failure } from '../link/message.ts'

/** What a sentence is made of. */
export interface About {
  readonly failure: Failure
  readonly address: ServerAddress
  /** The server that it is about, which is one of the address's. */
  readonly server: Words
  readonly host: string
  readonly user: string
  readonly openPasswordFile: string | null
}

/** What has happened, and what to do about it. */
export type Sentence = (about: About) => readonly [what: Words, toDo: Words]

/** For what may be otherwise in a moment. */
export const again: Words = {
  en: 'Try again in a moment; if it stays so, ask whoever looks after the server.',
  zh: '请稍后重试；若一直如此，请联系服务器管理员。',
}
