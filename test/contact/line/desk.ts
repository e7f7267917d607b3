import { desk } from '../../upkeep/desk.ts'
import { clerkAs } from '../clerk.ts'

const customers = `客户编号,客户名称,客户简称,英文名称,联系人
C00123,广州艺科示例有限公司,艺科,,李明
C00124,深圳国寿机械有限公司,国寿,,王强
C00125,南通医用敷料有限公司,,,李明
C00126,美加精密机械有限公司,,Acme Precision Machinery,John Smith
C00127,佛山大兴五金有限公司,大兴,,张伟
C00128,中山大兴灯饰有限公司,,,陈红
`

/** A desk on Tuesday, 30 June 2026, with customers of whom some have names or contact persons in common. */
export const lineClerk = () =>
  clerkAs('lines', async () => {
    const own = desk()
    await own.json(['init', '--go-live', '2025-01-16'])
    const imported = await own.at(['customer', 'import', '-', '--format', 'json'], { stdin: customers })
    if (imported.code !== 0) throw new Error(imported.out + imported.err)
    await own.json(['customer', 'person', 'add', 'C00127', '张敏'])
    await own.json(['customer', 'person', 'add', 'C00124', '李洁'])
    await own.json(['customer', 'person', 'add', 'C00124', '江山'])
    await own.json(['staff', 'add', '赵敏'])
    await own.json(['staff', 'role', '赵敏', 'business', '--from', '2025-01-16'])
    return own
  })
