import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { certdesk, type Ended, plainEnv, type Started } from './process.ts'

/** The surroundings of a command at a desk: one home for all tests of the file. */
export const env = () => plainEnv(tmpdir())

/** A kind of write. What it is called with is typed in a copy of the office. */
export interface Act {
  readonly argv: readonly string[]
  /** The register it writes to; `register.db` unless another is named. */
  readonly file?: string
  /** A file that it makes besides, with how a whole one is told. */
  readonly makes?: { readonly name: RegExp; readonly whole: (file: string) => boolean }
}

const words = (line: string, ...more: string[]): Act => ({ argv: [...line.split(' '), ...more] })

/** How a whole page ends. */
const wholePage = (file: string) => fs.readFileSync(file, 'utf8').trimEnd().endsWith('</html>')

/** Every kind of write there is: one row and thousands, several rooms at once, the register itself. */
export const acts = (isRegister: (file: string) => boolean): readonly Act[] => [
  { ...words('init --register new.db'), file: 'new.db' },
  words('customer add 深圳新客户有限公司 --maintainer 李强'),
  words('customer edit C00002 --headcount 99 --note 更正'),
  words('customer import more.csv --maintainer-since 2026-10-01'),
  words('customer merge C00002 C00003 --reason 重复登记'),
  words('customer person add C00004 赵敏 --mobile 13800138000'),
  words('contact add C00004 --channel phone --needs 无'),
  words('contact import contacts.csv'),
  words('contact void CT-2026-0001 --reason 客户不符'),
  words('change classify CH-2026-0001 --class administrative --why 仅名称变更'),
  words('change submit C00005 --f01 F01-0002 --copies 2 --signed-on 2026-10-12 --set 名称=新名称有限公司'),
  words('change enter CH-2026-0002 --effective 2026-10-15 --staff 周华'),
  words(
    'suspend start DEMO-Q-2025-005 --ground-on 2026-10-08 --decided-by 陈红 --decided-on 2026-10-09 --on 2026-10-12',
    ...['--conditions', '完成监督审核', '--reason', '未按期接受监督'],
  ),
  words('survey sample --extend 有问卷无法送达 --size 5'),
  words('survey import returns.csv'),
  words('report maintenance --issue --to 市场客服部'),
  words('undo'),
  { ...words('backup --to copy.db'), makes: { name: /^copy\.db$/, whole: isRegister } },
  { ...words('restore earlier.db'), makes: { name: /^register\.db\.replaced-[\d-]+$/, whole: isRegister } },
  {
    ...words('customer add 迁移后的客户 --register old.db'),
    file: 'old.db',
    makes: { name: /^old\.db\.schema-1\.bak$/, whole: isRegister },
  },
  {
    ...words('report monthly --month 2026-09 --output september.html'),
    makes: { name: /^september\.html$/, whole: wholePage },
  },
]

const preparations: readonly Act[] = [
  words('init --go-live 2025-01-16'),
  words('calendar import --mainland 2025 --mainland 2026'),
  words('customer import customers.csv --maintainer-since 2025-01-16'),
  words('backup --to earlier.db'),
  words('staff add 周华 --role certification --role general'),
  words('staff add 陈红 --role decision-maker'),
  words('contact add C00001 --channel phone --needs 无'),
  words('change submit C00004 --f01 F01-0001 --copies 2 --signed-on 2026-10-12 --set 名称=佛山演示新材料有限公司'),
  words('change submit C00006 --f01 F01-0003 --copies 2 --signed-on 2026-10-12 --set 名称=佛山范例新材料有限公司'),
  words('change classify CH-2026-0002 --class administrative --why 仅名称变更'),
  words('change confirm CH-2026-0002 --material 营业执照 --staff 周华'),
  words('change approve CH-2026-0002 --staff 李强'),
  words(
    'survey questionnaire import questionnaire.csv',
    ...['--market-trend', '更多客户要求一体化审核', '--customer-needs', '监督审核更早提醒', '--own-work', '管理评审'],
  ),
  words('survey sample', '--seed', '2 5 1 6 3', '--chosen-by', '陈红', '--witness', '李强'),
  words('survey issue SV-2026-1 --channel wechat'),
]

/** A list of 3,000 customers, so that its import is a long transaction. */
const manyCustomers = () =>
  ['客户名称,业务员', ...Array.from({ length: 3000 }, (_, n) => `第${n}号客户有限公司,李强`)].join('\n')

/** A desk with everything on it that the acts need, made by the program itself. */
export async function office(): Promise<string> {
  const made = emptyFolder()
  const fixture = (name: string) => fs.copyFileSync(path.resolve('fixtures', name), path.join(made, name))
  for (const name of ['customers.csv', 'contacts.csv', 'questionnaire.csv', 'returns.csv']) fixture(name)
  fs.writeFileSync(path.join(made, 'more.csv'), manyCustomers())
  fs.copyFileSync(path.resolve('test/register/released/schema-1.db'), path.join(made, 'old.db'))
  for (const { argv } of preparations) mustEnd(await certdesk(argv, { cwd: made, env: env() }), argv)
  return made
}

function mustEnd({ code, errors }: Ended, argv: readonly string[]): void {
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${errors}`)
}

/** A copy of a desk, to be spoilt. */
export function copyOf(desk: string): string {
  const made = emptyFolder()
  for (const name of fs.readdirSync(desk)) fs.copyFileSync(path.join(desk, name), path.join(made, name))
  return made
}

/** Types an act at a desk. */
export const typed = (act: Act, cwd: string, more: Partial<Started> = {}): Promise<Ended> =>
  certdesk(act.argv, { ...more, cwd, env: { ...env(), ...more.env } })
