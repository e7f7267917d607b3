import type { Words } from '../clause/words.ts'
import { type Conversation, conversationIn } from './conversation.ts'
import type { World } from './world.ts'

/** What is said of a conversation that is left by Ctrl-C where others go on. */
export const leftQuestions: Words = {
  en: 'Left; nothing was recorded. What was answered is offered when it is taken up again.',
  zh: '已离开，未登记任何内容；再次办理时会提供已填的答案。',
}

/** Conversations that were left, each by its command line, to be taken up again. Nothing of them is written anywhere. */
export class Asides {
  readonly #world: World
  readonly #left = new Map<string, Conversation>()

  /** `from` is where the lines are chosen, and where Esc leads back to. */
  constructor(
    world: World,
    readonly from: 'desk' | 'choice',
  ) {
    this.#world = world
  }

  /** The conversation of a line that reads what was pasted: it is not taken up again. */
  ofPasted(pasted: string): Conversation {
    const conversation = conversationIn(Object.create(this.#world, { pasted: { value: pasted } }) as World)
    conversation.leadsTo = this.from
    return conversation
  }

  /** The conversation of a line that is chosen or typed: the one that was left, or a new one. */
  of(line: string): Conversation {
    const conversation = this.#left.get(line) ?? conversationIn(this.#world)
    this.#left.delete(line)
    conversation.leadsTo = this.from
    return conversation
  }

  /** Keeps what was answered of a line that is left; false where nothing was. */
  put(line: string, conversation: Conversation): boolean {
    if (conversation.answered() === 0) return false
    conversation.putAside()
    this.#left.set(line, conversation)
    return true
  }
}
