import { naming, offering, text } from '../terminal/flag.ts'
import { requireCustomer } from './store/find.ts'

/** The customer that a command of any room is about. */
export const customerArgument = naming(
  offering(
    'customer',
    text({ en: 'code, credit code or part of the name', zh: '客户编号、信用代码或名称的一部分' }, 'CUSTOMER'),
  ),
  requireCustomer,
)
