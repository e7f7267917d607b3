import { type Desk, desk, deskAs } from '../upkeep/desk.ts'

/** A desk with a register that went live with the procedure, and the customers of a list on it. */
export const clerk = (customers = '客户编号,客户名称\nC001,甲机械有限公司\nC002,乙食品有限公司\n') =>
  clerkAs(`customers\n${customers}`, async () => {
    const own = desk()
    await own.json(['init', '--go-live', '2025-01-16'])
    const imported = await own.at(['customer', 'import', '-', '--format', 'json'], { stdin: customers })
    if (imported.code !== 0) throw new Error(imported.out + imported.err)
    return own
  })

/** A clerk at a desk as `prepare` leaves one, which is done once for a process: see `deskAs`. */
export async function clerkAs(name: string, prepare: () => Promise<Pick<Desk, 'leave'>>) {
  const own = await deskAs(name, prepare)
  /** What a command says to people, in one language. */
  const said = async (argv: readonly string[], lang: 'en' | 'zh' = 'en') => {
    const outcome = await own.at([...argv, '--lang', lang, '--format', 'table'])
    return { ...outcome, all: outcome.out + outcome.err }
  }
  /** The problem that a command stops with. */
  const problem = async (argv: readonly string[], code: number) => {
    const outcome = await own.at([...argv, '--format', 'json'])
    if (outcome.code !== code) throw new Error(`exit ${outcome.code}: ${outcome.out}${outcome.err}`)
    return JSON.parse(outcome.err).error as { code: string; message: string; hint: string; clause: string | null }
  }
  return { ...own, said, problem }
}

/** Records a certificate of ISO 9001. */
export const certified = (customer: string, issued: string, expires: string, number = `Q-${customer}`) => [
  ...['certificate', 'add', customer, '--number', number, '--standard', 'ISO 9001:2015', '--scope', '机械加工'],
  ...['--issued', issued, '--expires', expires],
]

/** Records a phone call; the topics are given by what follows. */
export const called = (customer: string, on: string, ...more: string[]) => [
  ...['contact', 'add', customer, '--on', on, '--channel', 'phone', ...more],
]

/** Both topics of 4.3.2. */
export const both = ['--surveillance', '2026-09-15', '--needs', '无', '--summary', '例行沟通']
