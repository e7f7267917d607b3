import { creditCheck, organizationCheck } from '../../src/customer/customer/credit-code.ts'

/** An invented credit code that passes both of its checks. */
export function creditCode(n: number): string {
  const organization = `MA9${String(n).padStart(5, '0')}`
  const first = `91440300${organization}${organizationCheck(organization)}`
  return first + creditCheck(first)
}
