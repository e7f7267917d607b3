import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { login, startCluster } from './cluster.mjs'
import { customers, fill, largeRegister } from './contacts.mjs'
import { listRow } from './customer-list.mjs'
import { clerk } from './desk.mjs'
import { waysTo } from './distance.mjs'
import { listFile } from './import.mjs'
import { paired } from './pairs.mjs'
import { startSshd } from './sshd.mjs'
import { learnt, smallRegister } from './start-up.mjs'

/** Does something with a PostgreSQL of the bench, and stops it. */
async function withCluster(work) {
  const cluster = await startCluster()
  try {
    return await work(cluster)
  } finally {
    await cluster.stop()
  }
}

const password = { PGPASSWORD: login.password }
const addressAt = (port, database) => `postgres://${login.user}@127.0.0.1:${port}/${database}`

/** Carries a register over; returns the milliseconds that it took. */
const moved = (desk, from, to) => desk.reaching('', password, 'move', from, to, '--by', clerk).milliseconds

const contact = ['contact', 'add', 'C00001', '--channel', 'phone', '--surveillance', '2027-01-15', '--needs', '无']

/** Records a contact at an address, and sees that it is the next one there. */
function adding(desk, register, more) {
  let [last, added] = [0, 0]
  return () => {
    added += 1
    // The very same contact would not be recorded again.
    const said = [...contact, '--summary', `${added} of ${register}`, '--by', clerk, '--format', 'json']
    const { milliseconds, stdout } = desk.reaching(register, more, ...said)
    const number = Number(JSON.parse(stdout).contact.number.split('-').at(-1))
    if (last > 0 && number !== last + 1) throw new Error(`${number} was recorded after ${last}: ${stdout}`)
    last = number
    return milliseconds
  }
}

/** What is served over ssh is any command, and is compiled in so many runs more. */
const learningOverSsh = 21

/** A contact recorded elsewhere against one in a file here: what each way adds. `ways` are [name, address, environment, limit or null]. */
function addedElsewhere(desk, file, ways) {
  const here = adding(desk, desk.path(file), {})
  learnt(here)
  return ways.map(([name, address, more, limit]) => {
    const there = adding(desk, address, more)
    learnt(there, address.startsWith('ssh:') ? learningOverSsh : undefined)
    return { work: `\`certdesk contact add\` ${name}`, peer: 'the same in a file', limit, ...paired(15, there, here) }
  })
}

const distances = [1, 20, 50]

/** The most milliseconds that a distance of 20 ms may add, over PostgreSQL and over a connection of ssh that is open already. */
const [mostAtServer, mostOverSsh] = [500, 200]

/** A contact recorded in a register at a PostgreSQL server, near and far. */
export const addAtServerMeasure = (desk) =>
  withCluster(async (cluster) => {
    cluster.makeEmpty('small')
    moved(desk, desk.path(smallRegister(desk, 'to-server.db')), addressAt(cluster.port, 'small'))
    const { ports, close } = await waysTo(cluster.port, distances)
    const far = distances.map((each, at) => [
      ...[`over PostgreSQL, ${each} ms a round trip`, addressAt(ports[at], 'small'), password],
      each === 20 ? mostAtServer : null,
    ])
    const near = ['over PostgreSQL on this machine', addressAt(cluster.port, 'small'), password, null]
    try {
      return addedElsewhere(desk, smallRegister(desk, 'beside-server.db'), [near, ...far])
    } finally {
      await close()
    }
  })

/** A contact recorded in a register over ssh, by a new connection and by one that is open already (ControlMaster). */
export async function addOverSshMeasure(desk) {
  const sshd = await startSshd(desk)
  const { ports, close } = await waysTo(sshd.port, [0, 20])
  try {
    const machine = sshd.machine(ports)
    const register = desk.path(smallRegister(desk, 'over-ssh.db'))
    const way = (name, host, limit = null) => [`over ssh, ${name}`, `ssh://${host}${register}`, machine, limit]
    return addedElsewhere(desk, smallRegister(desk, 'beside-ssh.db'), [
      way('a connection of its own', 'office0'),
      way('a connection of its own, 20 ms a round trip', 'office1'),
      way('an open connection', 'kept0'),
      way('an open connection, 20 ms a round trip', 'kept1', mostOverSsh),
    ])
  } finally {
    sshd.stop()
    await close()
  }
}

/** Where a journal stands, which a move takes two entries further. */
const head = /#\d+:[0-9a-f]{64}/g

/** The whole report on a register at a server against that on the same in a file. What is printed has to be the same. */
function judgedElsewhere(desk, rounds, number, file, address) {
  const report = ['report', 'compliance', '--format', 'csv']
  const printed = new Set()
  const timed = (register, more) => () => {
    const { milliseconds, stdout } = desk.reaching(register, more, ...report)
    printed.add(stdout.replace(head, ''))
    return milliseconds
  }
  const [there, here] = [timed(address, password), timed(desk.path(file), {})]
  // What the one needs is not all that the other does.
  learnt((round) => (round % 2 === 0 ? there() : here()))
  const times = paired(rounds, there, here)
  if (printed.size !== 1) throw new Error('the reports differ')
  return {
    work: `\`certdesk report compliance\` over PostgreSQL: ${number.toLocaleString('en')} customers`,
    peer: 'the same on a file',
    limit: 1.3,
    ...times,
  }
}

/** Imports a list of so many rows. */
function imported(desk, register, more, list, rows) {
  const { milliseconds, stdout } = desk.reaching(
    register,
    more,
    'customer',
    'import',
    list,
    '--by',
    clerk,
    '--format',
    'json',
  )
  const { created, rejected } = JSON.parse(stdout)
  if (created !== rows || rejected !== 0) throw new Error(`${rows} rows: ${created} created, ${rejected} rejected`)
  return milliseconds
}

/** An import into a register at a server against that of the same list into a file, both empty before. */
function importedElsewhere(desk, cluster, what, list, rows) {
  const times = paired(
    5,
    () => {
      cluster.psql('postgres', 'DROP DATABASE IF EXISTS listed', 'CREATE DATABASE listed TEMPLATE blank')
      return imported(desk, addressAt(cluster.port, 'listed'), password, list, rows)
    },
    () => {
      desk.remove('listed.db')
      copyFileSync(desk.path('blank.db'), desk.path('listed.db'))
      return imported(desk, desk.path('listed.db'), {}, list, rows)
    },
  )
  return {
    work: `\`certdesk customer import\` of ${rows.toLocaleString('en')} rows over PostgreSQL: ${what}`,
    peer: 'the same into a file',
    limit: 3,
    ...times,
  }
}

/** A list of customers with who maintains them, a contact person and a certificate each. */
function fullList(desk, rows) {
  const file = desk.path('full-list.csv')
  const heads = [
    '客户名称',
    '统一社会信用代码',
    '经营地址',
    '业务员',
    '联系人',
    '手机',
    '证书编号',
    '认证标准',
    '认证范围',
    '发证日期',
    '有效期至',
  ]
  const lines = Array.from({ length: rows }, (_, at) => {
    const { name, creditCode, address, mobile } = listRow(at)
    const person = [clerk, `联系人${at}`, mobile]
    return [
      name,
      creditCode,
      address,
      ...person,
      `Q${at}`,
      'GB/T 19001-2016',
      '轴承的生产',
      '2025-03-01',
      '2028-02-29',
    ].join()
  })
  writeFileSync(file, [heads.join(), ...lines, ''].join('\n'))
  return file
}

const [some, listed] = [3000, 20_000]

/** A report and imports at a server on this machine. */
export const serverMeasures = (desk) =>
  withCluster(async (cluster) => {
    await fill(desk, 'some.db', some)
    copyFileSync(desk.path('some.db'), desk.path('some-here.db'))
    for (const database of ['thousands', 'blank']) cluster.makeEmpty(database)
    const there = addressAt(cluster.port, 'thousands')
    moved(desk, desk.path('some.db'), there)
    desk.reaching('', password, 'server', 'init', addressAt(cluster.port, 'blank'), '--by', clerk)
    desk.reaching(desk.path('blank.db'), {}, 'init')
    return [
      judgedElsewhere(desk, 15, some, 'some-here.db', there),
      importedElsewhere(desk, cluster, 'customers alone', listFile(desk, listed), listed),
      importedElsewhere(desk, cluster, 'with maintainers, persons and certificates', fullList(desk, listed), listed),
    ]
  })

/** The report on a hundred thousand customers at a server, and what it takes to move them there and back. */
export const largeServerMeasures = (desk) =>
  withCluster(async (cluster) => {
    const file = await largeRegister(desk)
    const [going, back] = ['going.db', 'back.db'].map((name) => desk.path(name))
    for (const each of [going, back]) rmSync(each, { force: true })
    copyFileSync(desk.path(file), going)
    cluster.makeEmpty('everybody')
    const address = addressAt(cluster.port, 'everybody')
    const there = moved(desk, going, address)
    const ratio = judgedElsewhere(desk, 2, customers, file, address)
    const inMinutes = (milliseconds) => `${(milliseconds / 60_000).toFixed(1)} minutes`
    const floor = `A register of ${customers.toLocaleString('en')} customers and 1,250,000 contacts (${Math.round(statSync(going).size / 1e6)} MB) is moved to a server in ${inMinutes(there)}, and back to a file in
${inMinutes(moved(desk, address, back))}: every row is compared at the other end, and the whole journal verified there.`
    desk.reaching(back, {}, 'audit', 'verify')
    return { ratios: [ratio], floors: [floor] }
  })
