import { paired } from './pairs.mjs'

/** `certdesk --version` against Node that starts and ends. */
export function versionMeasure(desk) {
  const times = paired(
    25,
    () => desk.certdesk('none.db', '--version').milliseconds,
    () => desk.bareNode().milliseconds,
  )
  return { work: '`certdesk --version`', peer: 'bare `node -e 0`', limit: 1.5, ...times }
}

/** A contact recorded durably by a process of its own, each a new one, against Node that starts and ends. */
export function contactMeasure(desk) {
  desk.certdesk('contacts.db', 'init')
  desk.certdesk('contacts.db', 'customer', 'add', '华夏轴承有限公司')
  const dates = ['--issued', '2025-03-01', '--expires', '2028-02-29']
  const scheme = ['--scheme', 'management-system', '--standard', 'GB/T 19001-2016', '--scope', '轴承']
  desk.certdesk('contacts.db', 'certificate', 'add', 'C00001', '--number', 'Q-1', ...scheme, ...dates)
  const said = ['--channel', 'phone', '--surveillance', '2027-01-15', '--needs', '无', '--format', 'json']
  const times = paired(
    25,
    (round) => {
      const summary = ['--summary', `round ${round}`]
      const { milliseconds, stdout } = desk.certdesk('contacts.db', 'contact', 'add', 'C00001', ...said, ...summary)
      const expected = `CT-2026-${String(round + 1).padStart(4, '0')}`
      if (JSON.parse(stdout).contact.number !== expected) throw new Error(`${expected} was not recorded: ${stdout}`)
      return milliseconds
    },
    () => desk.bareNode().milliseconds,
  )
  desk.certdesk('contacts.db', 'audit', 'verify')
  return {
    work: '`certdesk contact add`, durable (a process of its own)',
    peer: 'bare `node -e 0`',
    limit: 2.5,
    ...times,
  }
}
