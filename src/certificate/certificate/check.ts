import type { Clause } from '../../clause/clause.ts'
import { holdsOn } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'
import type { Maintained } from '../../customer/customer/rules.ts'
import { namesById } from '../../customer/customer/store/master.ts'
import { maintenance } from '../../customer/maintainer/check.ts'
import { judgedMaintainers } from '../../customer/maintainer/store.ts'
import type { Db } from '../../register/register.ts'
import { contractWords } from '../contract/words.ts'
import { holdsContract } from './rules.ts'
import { standings } from './store/standing.ts'

/** An organization to be served, and whether that is by a contract on record or by its certificates alone. */
interface Contracted extends Maintained {
  readonly contract: boolean
}

/** 2, 3: every organization with a signed contract is served until it ends, which takes somebody who maintains it. */
export const maintainerForEveryContract: Clause<Db, readonly Contracted[], never> = {
  id: 'maintainer-for-every-contract',
  cite: '2',
  title: { en: 'Service to contracted organizations', zh: '签约组织的服务' },
  rule: {
    en: 'Every organization with a signed contract has a maintainer of the business department until the contract ends. Whoever is certified has a contract, whether it is on record or not.',
    zh: '合同有效的每个组织都有业务部人员维护，直至合同终止。已获证的组织视为有合同，无论合同是否在案。',
  },
  evidence: ['contract', 'certificate', 'status_change', 'assignment', 'staff_role'],
  commands: ['contract list', 'customer assign', 'customer list', 'contract end'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'always',
  limits: {},
  facts: async (db, asOf) => {
    const standing = await standings(db, asOf.day, asOf.only)
    const maintainers = await judgedMaintainers(db, asOf.day, asOf.only)
    return [...(await namesById(db, asOf.only)).values()]
      .filter(({ id }) => holdsContract(standing.get(id), asOf.day))
      .map(({ id, code, name }) => ({
        ...{ code, name, maintainer: maintainers.get(id) ?? null },
        contract: standing.get(id)?.signed.some((span) => holdsOn(span, asOf.day)) === true,
      }))
  },
  check: (customers, asOf) => [maintenance(customers, asOf, nobody)],
}

const nobody = ({ contract }: Contracted): Words =>
  contract ? contractWords.noMaintainer : contractWords.certifiedUnmaintained
