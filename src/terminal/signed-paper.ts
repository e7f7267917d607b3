import { Problem } from '../clause/problem.ts'
import type { Db, Who } from '../register/register.ts'
import type { ReadCall } from './command.ts'
import { globalOptions } from './global-options.ts'

/**
 * Whether the entry that is being written has decisions of somebody for whom they are typed from an account of others: they need a signed
 * paper.
 */
export type NeedsPaper = (db: Db, who: Who) => Promise<boolean>

/** A decision is typed for somebody else from an account of others, and no signed paper is named (exit 3, clause 3). */
class PaperMissing extends Problem {
  constructor({ by, staff }: Who) {
    super(
      'refused',
      {
        en: `${by} types a decision of ${staff} from an account that is not ${staff}'s, and names no signed paper.`,
        zh: `${by} 代 ${staff} 录入决定，当前系统账户不属于 ${staff}，又未注明签字文件。`,
      },
      {
        en: `Name the paper that ${staff} signed: --paper REF. Or ${staff} types it at their own account.`,
        zh: `请注明 ${staff} 签字的文件：--paper 编号；或由 ${staff} 用本人账户录入。`,
      },
      '3',
    )
  }
}

/** What is done about the signed paper of an entry that is typed for somebody else. */
export const signedPaper = (who: Who, needsPaper: NeedsPaper) => ({
  /** Throws in the transaction of an entry that needs a paper. */
  requirePaper: async (db: Db): Promise<void> => {
    if (await needsPaper(db, who)) throw new PaperMissing(who)
  },
  /** Writes the entry; if it needs a paper and a person is there, asks for it and writes the entry with it. */
  withPaper: async <T>(write: (paper: string | undefined) => Promise<T>, call: ReadCall): Promise<T> => {
    try {
      return await write(undefined)
    } catch (error) {
      if (!(error instanceof PaperMissing) || !call.interactive) throw error
      return write(await paperAsked(who, call))
    }
  },
})

async function paperAsked({ staff }: Who, { lang, world }: ReadCall): Promise<string> {
  const flag = globalOptions.find(({ key }) => key === 'paper')?.flag
  const question = {
    en: `On which signed paper did ${staff} decide this?`,
    zh: `${staff} 的决定依据哪份签字文件（编号）？`,
  }
  const check = (raw: string): string | true => {
    try {
      flag?.parse(raw, '--paper')
      return true
    } catch (error) {
      if (error instanceof Problem) return error.words[lang]
      throw error
    }
  }
  return (await world.prompts.text(question[lang], check, { as: '--paper' })).trim()
}
