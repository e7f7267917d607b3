import path from 'node:path'
import { expect, test } from 'vitest'
import { locate } from '../../src/register/file/where.ts'

test('the flag wins over the variable, and the variable over the data folder', () => {
  const env = { CERTDESK_REGISTER: 'b.db', HOME: '/home/wang' }
  expect(locate('a.db', env, 'linux')).toEqual({ file: 'a.db', from: 'flag' })
  expect(locate(undefined, env, 'linux')).toEqual({ file: 'b.db', from: 'environment' })
  expect(locate(undefined, { ...env, CERTDESK_REGISTER: '' }, 'linux')).toEqual({ file: '', from: 'environment' })
})

test.each<[NodeJS.Platform, Record<string, string>, string[]]>([
  ['linux', { HOME: '/home/wang' }, ['/home/wang', '.local', 'share']],
  ['linux', { HOME: '/home/wang', XDG_DATA_HOME: '/data' }, ['/data']],
  ['linux', { HOME: '/home/wang', XDG_DATA_HOME: 'relative' }, ['/home/wang', '.local', 'share']],
  ['darwin', { HOME: '/Users/wang' }, ['/Users/wang', 'Library', 'Application Support']],
  ['win32', { LOCALAPPDATA: '/wang/Local' }, ['/wang/Local']],
  ['win32', { USERPROFILE: '/wang' }, ['/wang', 'AppData', 'Local']],
])('the data folder on %s', (platform, env, folder) => {
  expect(locate(undefined, env, platform)).toEqual({
    file: path.join(...folder, 'certdesk', 'register.db'),
    from: 'default',
  })
})
