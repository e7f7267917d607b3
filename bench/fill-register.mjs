// Bundled by esbuild and run as a process of its own: fills a register through the program's own way to write.
import { createRegister } from '../src/register/file/create.ts'

const [, , file, customersWanted, today, contactsEach, maintainedEach] = process.argv
const customers = Number(customersWanted)
const contacts = customers * Number(contactsEach)
const who = { by: '王芳', staff: '王芳', systemUser: 'bench' }
const noon = Date.parse(`${today}T04:00:00.000Z`)
const day = 24 * 3600 * 1000
// How many customers each maintainer has; 0: nobody is divided among maintainers.
const maintained = Number(maintainedEach)
const maintainers = maintained === 0 ? 0 : Math.ceil(customers / maintained)
const staffCount = 20

/** A draw that is the same in every run (a 32-bit generator by Numerical Recipes), from 0 up to `below`. */
let state = 20_250_116
function draw(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}

const before = (days) => new Date(noon - days * day).toISOString().slice(0, 10)
const after = (text, years) => `${Number(text.slice(0, 4)) + years}${text.slice(4)}`

/** Twenty colleagues: all of the business department but one, whose contacts do not count. */
async function addStaff(tx) {
  for (let number = 1; number <= staffCount; number += 1) {
    const name = number === 1 ? '王芳' : `业务员${number}`
    const staff_id = await tx.insert('staff', { name })
    const role = number === staffCount ? 'auditor' : number === 1 ? 'manager' : 'business'
    await tx.insert('staff_role', { staff_id, role, from_day: '2020-01-01', until_day: null })
  }
}

/** Divides the customers in the order of their numbers. The maintainers are colleagues besides those who make contacts. */
async function assign(tx) {
  for (let number = 1; number <= maintainers; number += 1) {
    const staff_id = await tx.insert('staff', { name: `维护员${number}` })
    await tx.insert('staff_role', { staff_id, role: 'business', from_day: '2020-01-01', until_day: null })
    const first = (number - 1) * maintained + 1
    for (let customer_id = first; customer_id < first + maintained && customer_id <= customers; customer_id += 1)
      await tx.insert('assignment', { customer_id, staff_id, from_day: '2025-01-16', until_day: null })
  }
}

/** Certificates of all ages: most run, some began this year, some have expired, a few were withdrawn or suspended. */
async function addCustomer(tx, number) {
  const name = `第${number}号机械设备有限公司`
  const customer_id = await tx.insert('customer', { code: `C${String(number).padStart(6, '0')}`, name, name_key: name })
  const issued_on = before(30 + draw(1900))
  const certificate_id = await tx.insert('certificate', {
    customer_id,
    number: `Q${number}`,
    scheme: 'management-system',
    standard: 'GB/T 19001-2016',
    first_issued_on: issued_on,
    issued_on,
    expires_on: after(issued_on, draw(10) === 0 ? 3 : 6).replace('-02-29', '-02-28'),
  })
  const fate = draw(50)
  if (fate > 1) return
  const status = fate === 0 ? 'withdrawn' : 'suspended'
  await tx.insert('status_change', { certificate_id, status, effective_on: before(draw(500)) })
}

/** Contacts of five years in the order of their days, as an office records them. */
async function addContacts(tx) {
  for (let number = 1; number <= contacts; number += 1) {
    const on_day = before(Math.floor((1 - number / contacts) * 5 * 365.25))
    await tx.insert('contact', {
      number: `CT-${on_day.slice(0, 4)}-${String(number).padStart(7, '0')}`,
      customer_id: 1 + draw(customers),
      on_day,
      channel: draw(4) === 0 ? 'visit' : 'phone',
      staff_id: 1 + draw(staffCount),
      outcome: draw(20) === 0 ? 'no-answer' : 'reached',
      ...(draw(10) === 0 ? {} : { surveillance: '2026-11', surveillance_by: '2026-11-30' }),
      needs: draw(10) === 0 ? null : '无',
      summary: '确认监督审核时间与联系人，了解体系运行情况。',
    })
  }
}

await createRegister(
  file,
  () => noon,
  async (register) => {
    const write = (command, work) => register.write({ who, command, today }, work)
    await write('init', async (tx) => {
      await tx.insert('setting', { name: 'time-zone', value: 'Asia/Shanghai' })
      await addStaff(tx)
    })
    await write('customer import', async (tx) => {
      for (let number = 1; number <= customers; number += 1) await addCustomer(tx, number)
    })
    await write('contact import', addContacts)
    if (maintainers > 0) await write('customer assign', assign)
  },
)
