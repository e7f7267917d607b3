import { usage } from '../../clause/problem.ts'
import type { Call } from '../../terminal/command.ts'
import { Back, interrupted } from '../../terminal/prompts.ts'
import { serverCommandWords as words } from './words.ts'

/** Characters: a server can be tried at from anywhere. */
const shortest = 12

/** What a new login has for its password in a pipe. */
const variable = 'CERTDESK_LOGIN_PASSWORD'

/** Why a password will not do; true where it will. Programs differ in how they read what is not ASCII. */
const checked = (typed: string, { lang }: Call): string | true => {
  if (!/^[\x20-\x7e]*$/.test(typed)) return words.plainPassword[lang]
  return typed.length >= shortest || words.shortPassword(shortest)[lang]
}

/** The password of a new login: asked for twice on a terminal, where nobody sees it, in a pipe that of the environment. */
export async function newPassword(login: string, call: Call): Promise<string> {
  const given = call.world.env[variable]
  if (given !== undefined) {
    if (checked(given, call) !== true) throw usage(words.badPassword(variable), words.passwordRule(shortest))
    return given
  }
  if (!call.interactive) throw usage(words.noPassword(login), words.setPassword(variable))
  const { lang, world } = call
  const asked = async (question: string, check: (typed: string) => string | true) => {
    try {
      return await world.prompts.text(question, check, { secret: true })
    } catch (error) {
      throw error instanceof Back ? interrupted() : error
    }
  }
  const first = await asked(words.askPassword(login, shortest)[lang], (typed) => checked(typed, call))
  await asked(words.askAgain[lang], (typed) => typed === first || words.otherPassword[lang])
  return first
}
