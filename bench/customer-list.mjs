import { closeSync, openSync, writeSync } from 'node:fs'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

const weighed = (text, by, digits) => by.reduce((sum, weight, at) => sum + weight * digits.indexOf(text[at]), 0)

/** The check character of a credit code (GB 32100-2015). */
const creditCheck = (first17) => alphabet[(31 - (weighed(first17, weights, alphabet) % 31)) % 31]

/** The check character of an organization code of eight digits (GB 11714). */
const organizationCheck = (first8) => {
  const check = 11 - (weighed(first8, organizationWeights, '0123456789') % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

const cities = [
  ['广东', '东莞市', '0769', '441900'],
  ['上海', '上海市', '021', '310115'],
  ['江苏', '苏州市', '0512', '320500'],
  ['浙江', '宁波市', '0574', '330200'],
  ['四川', '成都市', '028', '510100'],
]
const trades = ['精密机械', '口腔材料', '卫生用品', '电子科技', '食品配料', '建筑工程', '环保设备']

/** Spreads running numbers, so that neither names nor codes come in the order of an index. */
const scattered = (index) => (index * 7_368_787) % 90_000_000

/** What the list says of a customer. */
export function listRow(index) {
  const [province, city, area, division] = cities[index % cities.length]
  const first8 = String(10_000_000 + scattered(index))
  const organization = first8 + organizationCheck(first8)
  const first17 = `91${division}${organization}`
  const name = `${city.slice(0, 2)}${first8}${trades[index % trades.length]}有限公司`
  const phone = `${area}-${String(58_000_000 + (index % 900_000)).slice(area.length === 3 ? 0 : 1)}`
  const address = `${city}元江路${1 + (index % 4000)}号${1 + (index % 30)}幢`
  const email = index % 3 === 0 ? `user${index}@example.com` : ''
  const mobile = `138${String(index).padStart(8, '0')}`
  const creditCode = `${first17}${creditCheck(first17)}`
  return { name, phone, mobile, province, city, address, email, creditCode, organization }
}

function row(index) {
  const { name, phone, mobile, province, city, address, email, creditCode, organization } = listRow(index)
  const codes = `${creditCode},${organization.slice(0, 8)}-${organization[8]}`
  return `${name},张某某,${phone}；${mobile},${province},${city},${address},${email},${codes}\r\n`
}

/** The columns of the list, in the order of the file. */
export const listColumns = [
  'enterprise_name',
  'legal_representative',
  'contact_number',
  'province',
  'city',
  'address',
  'email',
  'unified_social_credit_code',
  'organization_code',
]

/** Writes a customer list of so many rows, the same in every run: names all different, codes all valid. */
export function writeCustomerList(file, rows) {
  const list = openSync(file, 'w')
  try {
    writeSync(list, `${listColumns.join(',')}\r\n`)
    for (let from = 0; from < rows; from += 1000)
      writeSync(list, Array.from({ length: Math.min(1000, rows - from) }, (_, at) => row(from + at)).join(''))
  } finally {
    closeSync(list)
  }
}
