import { noun } from '../../terminal/command.ts'
import { customerAdd } from './add.ts'
import { customerAssign } from './assign.ts'
import { customerEdit } from './edit.ts'
import { exportVerb } from './export.ts'
import { customerHistory } from './history.ts'
import { importVerb } from './import.ts'
import { customerFind, customerList } from './list.ts'
import { customerMerge } from './merge.ts'
import { personCommands } from './person.ts'
import { customerShow } from './show.ts'
import { vipCommands } from './vip.ts'
import { customerVoid } from './void.ts'

/** The organizations that the body serves: who they are, who maintains them, whom to call there. */
export const customerCommands = noun('customer', { en: 'Customers', zh: '客户' }, [
  customerAdd,
  customerList,
  customerFind,
  customerShow,
  customerEdit,
  customerAssign,
  vipCommands,
  personCommands,
  customerHistory,
  customerMerge,
  importVerb,
  exportVerb,
  customerVoid,
])
