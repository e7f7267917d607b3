import { describe, expect, it } from 'vitest'
import { doorHeaders } from '../../src/browse/headers.ts'
import { refusals } from '../../src/browse/refusals.ts'
import { longestTarget } from '../../src/browse/target.ts'
import { cookieOf, type Got, got, type Opened, opened, raw } from './opened.ts'

/** Each answer says all of it, and nothing of what made it. */
function saysAllOfItself({ headers }: Pick<Got, 'headers'>): void {
  for (const [name, value] of Object.entries(doorHeaders)) expect(headers[name.toLowerCase()], name).toBe(value)
  for (const name of ['server', 'x-powered-by', 'location', 'access-control-allow-origin'])
    expect(headers[name], name).toBeUndefined()
}

function isRefused(answer: Got, why: keyof typeof refusals): void {
  const { status, words } = refusals[why]
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
  expect(answer.text).toContain(`<p lang="en">${words.en}</p>`)
  expect(answer.text).toContain(`<p lang="zh-CN">${words.zh}</p>`)
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.headers.connection).toBe('close')
  saysAllOfItself(answer)
}

/** What a raw answer is: it has the same headers, on the wire. */
function rawRefused(text: string, why: keyof typeof refusals): void {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [first, ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => /^([^:]+): (.*)$/.exec(line)?.slice(1) ?? []))
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  expect(first).toMatch(new RegExp(`^HTTP/1.1 ${refusals[why].status} `))
  isRefused({ status: refusals[why].status, headers: lower, text: body }, why)
}

const withCookie = (work: (door: Opened, cookie: string) => Promise<void>) =>
  opened({}, async (door) => work(door, await cookieOf(door)))

/** Whatever somebody may ask for: the entrance, a page, a file, what is not there, what is no address. */
const routes = (door: Opened) => [
  '/',
  `/?token=${door.token}`,
  door.base,
  `${door.base}customers/C00001`,
  `${door.base}page.js`,
  '/favicon.ico',
  '/a/../b',
  '/%ff',
]

it('shows its pages to whoever has the key', () =>
  withCookie(async (door, cookie) => {
    const page = await got(door, {
      path: `${door.base}customers/%E8%89%BA%E7%A7%91?q=a%20b+c&q=%E7%94%B2`,
      headers: { cookie },
    })
    expect(page.status).toBe(200)
    const query = [
      ['q', 'a b c'],
      ['q', '甲'],
    ]
    expect(JSON.parse(page.text)).toEqual({ path: ['customers', '艺科'], query, base: door.base })
    expect(JSON.parse((await got(door, { path: door.base, headers: { cookie } })).text).path).toEqual([])
    saysAllOfItself(page)
    expect(door.failures).toEqual([])
  }))

describe('without the key', () => {
  it('says the same of every page, whether there is one or not', () =>
    opened({}, async (door) => {
      for (const path of [
        door.base,
        `${door.base}customers`,
        '/',
        '/0123456789abcdef/',
        '/favicon.ico',
        door.base.slice(0, -1),
      ])
        isRefused(await got(door, { path }), 'key')
      const [here, nowhere] = [await got(door, { path: door.base }), await got(door, { path: '/nowhere/' })]
      const { date: _, ...headers } = here.headers
      expect({ ...nowhere, headers: { ...nowhere.headers, date: _ } }).toEqual({
        ...here,
        headers: { ...headers, date: _ },
      })
    }))

  it('takes no other token: none, an empty one, a part, one more character, two, that of another', () =>
    opened({}, async (door) =>
      opened({}, async (other) => {
        const { token } = door
        const anotherFirst = `${token.startsWith('x') ? 'y' : 'x'}${token.slice(1)}`
        const wrong = ['', token.slice(0, -1), `${token}A`, anotherFirst, token.toUpperCase(), other.token]
        for (const each of wrong) isRefused(await got(door, { path: `/?token=${each}` }), 'key')
        for (const query of [
          '',
          '?',
          '?token',
          '?Token='.concat(token),
          `?token=${token}&token=${token}`,
          `?token=x&token=${token}`,
        ])
          isRefused(await got(door, { path: `/${query}` }), 'key')
        // Nor in another place than the entrance.
        isRefused(await got(door, { path: `${door.base}?token=${token}` }), 'key')
        isRefused(await got(door, { path: door.base, headers: { authorization: `Bearer ${token}` } }), 'key')
      }),
    ))

  it('takes no other cookie: of another value, another name, or another door', () =>
    opened({}, async (door) =>
      opened({}, async (other) => {
        const [cookie, otherCookie] = [await cookieOf(door), await cookieOf(other)]
        const [name = '', value = ''] = cookie.split('=')
        const [otherName = ''] = otherCookie.split('=')
        expect(otherName).not.toBe(name)
        const wrong = [
          otherCookie,
          `${name}=`,
          `${name}=${value}x`,
          `${name}=${door.token}`,
          `${otherName}=${value}`,
          `certdesk=${value}`,
        ]
        for (const each of wrong) isRefused(await got(door, { path: door.base, headers: { cookie: each } }), 'key')
        // Of a cookie that another server set beside it, nothing is taken.
        expect(
          (await got(door, { path: door.base, headers: { cookie: `a=b; ${cookie}; ${otherCookie}` } })).status,
        ).toBe(200)
      }),
    ))
})

it('exchanges the token for a cookie that no script reads and no other path is sent', () =>
  opened({ lang: 'zh' }, async (door) => {
    const entrance = await got(door, { path: `/?token=${door.token}` })
    expect(entrance.status).toBe(200)
    saysAllOfItself(entrance)
    expect(entrance.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^certdesk-[0-9a-f]{8}=[\\w-]{43}; Path=${door.base}; HttpOnly; SameSite=Strict$`),
      ),
    ])
    expect(entrance.text).toContain(`<meta http-equiv="refresh" content="0;url=${door.base}">`)
    expect(entrance.text).toContain(`<a href="${door.base}">进入页面</a>`)
    expect(entrance.text).not.toContain(door.token)
    expect(entrance.text).not.toContain('<script')
    expect(door.token).toMatch(/^[\w-]{43}$/)
    expect(door.base).toMatch(/^\/[0-9a-f]{16}\/$/)
    // A second browser comes in by the same address.
    expect(await cookieOf(door)).toBe(entrance.headers['set-cookie']?.[0]?.split(';')[0])
  }))

it('sends no page, and no refusal, with the token in it', () =>
  withCookie(async (door, cookie) => {
    for (const path of routes(door))
      for (const headers of [{}, { cookie }]) {
        const { text, headers: said } = await got(door, { path, headers })
        expect(text + JSON.stringify(said)).not.toContain(door.token)
      }
  }))

describe('whoever asks', () => {
  const foreign = [
    ...['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', '127.0.0.2', '0.0.0.0'],
    ...[
      '127.1',
      '2130706433',
      'localhost.',
      '[::]',
      '[::ffff:127.0.0.1]',
      '127.0.0.1:',
      '127.0.0.1:x',
      '127.0.0.1:123456',
    ],
    ...['user@127.0.0.1', '127.0.0.1@evil.example', '127.0.0.1 evil.example', '127.0.0.1/evil'],
  ]

  it('by another name than that of this machine is refused, on every route, with the key too', () =>
    withCookie(async (door, cookie) => {
      for (const host of foreign) isRefused(await got(door, { path: door.base, headers: { host, cookie } }), 'host')
      for (const path of routes(door))
        isRefused(await got(door, { path, headers: { host: 'evil.example', cookie } }), 'host')
    }))

  it('by two names or by none is refused', () =>
    opened({}, async ({ port }) => {
      rawRefused(await raw(port, 'GET / HTTP/1.1\r\n\r\n'), 'host')
      rawRefused(await raw(port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n'), 'host')
      rawRefused(await raw(port, 'GET / HTTP/1.1\r\nHost: evil.example\r\nhost: 127.0.0.1\r\n\r\n'), 'host')
      rawRefused(await raw(port, 'GET / HTTP/1.1\r\nHost:\r\n\r\n'), 'host')
      rawRefused(await raw(port, 'GET / HTTP/1.0\r\n\r\n'), 'host')
    }))

  it('by a name of this machine is answered, whatever port leads here', () =>
    withCookie(async (door, cookie) => {
      for (const host of [
        '127.0.0.1',
        'localhost',
        'LOCALHOST:8080',
        '[::1]',
        '[::1]:9',
        `127.0.0.1:${door.port}`,
        '127.0.0.1:8417',
      ])
        expect((await got(door, { path: door.base, headers: { host, cookie } })).status, host).toBe(200)
    }))

  it('for another page is refused', () =>
    withCookie(async (door, cookie) => {
      const own = `127.0.0.1:${door.port}`
      const origins = [
        'null',
        'http://evil.example',
        `https://${own}`,
        `http://localhost:${door.port}`,
        'http://127.0.0.1:1',
        'http://127.0.0.1',
        '',
        'file://',
        `http://${own}/`,
        `http://${own}.evil.example`,
      ]
      for (const origin of origins)
        for (const path of [door.base, `/?token=${door.token}`])
          isRefused(await got(door, { path, headers: { host: own, origin, cookie } }), 'origin')
      for (const site of ['cross-site', 'same-site', 'Same-Origin', 'else'])
        isRefused(
          await got(door, {
            path: door.base,
            headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', cookie },
          }),
          'origin',
        )
      for (const headers of [
        { origin: `http://${own}` },
        { 'sec-fetch-site': 'same-origin' },
        { 'sec-fetch-site': 'none' },
      ])
        expect((await got(door, { path: door.base, headers: { host: own, ...headers, cookie } })).status).toBe(200)
    }))

  it('from a file or a mail comes in by the entrance, as what the window shows', () =>
    opened({}, async (door) => {
      const from = (mode: string, dest: string) =>
        got(door, {
          path: `/?token=${door.token}`,
          headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode, 'sec-fetch-dest': dest },
        })
      expect((await from('navigate', 'document')).status).toBe(200)
      isRefused(await from('navigate', 'iframe'), 'origin')
      isRefused(await from('navigate', 'embed'), 'origin')
      isRefused(await from('no-cors', 'script'), 'origin')
      isRefused(await from('cors', 'empty'), 'origin')
    }))
})

describe('whatever is asked', () => {
  const methods = [
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'MKCOL',
    'PURGE',
    'REPORT',
    'QUERY',
  ]

  it('by another way than GET and HEAD is refused on every route, with the key and without', () =>
    withCookie(async (door, cookie) => {
      for (const method of methods)
        for (const path of [...routes(door), '/a\\b', 'http://evil.example/', '*'])
          for (const headers of [{}, { cookie, host: 'evil.example' }]) {
            const answer = await got(door, { method, path, headers })
            isRefused(answer, 'method')
            expect(answer.headers.allow).toBe('GET, HEAD')
          }
    }))

  it('with more behind it is refused before that is read, and nothing of it is taken for a request', () =>
    withCookie(async (door, cookie) => {
      const head = `Host: 127.0.0.1\r\nCookie: ${cookie}\r\n`
      const inside = `GET ${door.base} HTTP/1.1\r\n${head}\r\n`
      const behind = [
        `Content-Length: ${inside.length}\r\n\r\n${inside}`,
        `Transfer-Encoding: chunked\r\n\r\n${inside.length.toString(16)}\r\n${inside}\r\n0\r\n\r\n`,
        `Content-Length: 1000000000\r\n\r\n`,
        `Expect: 100-continue\r\nContent-Length: 5\r\n\r\n`,
      ]
      for (const each of behind) rawRefused(await raw(door.port, `GET ${door.base} HTTP/1.1\r\n${head}${each}`), 'body')
      // Of what is sent before it is asked for, nothing is waited for either.
      const posted = `POST ${door.base} HTTP/1.1\r\n${head}Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n`
      rawRefused(await raw(door.port, posted), 'method')
      expect((await got(door, { path: door.base, headers: { cookie, 'content-length': '0' } })).status).toBe(200)
    }))

  it('in another protocol is refused', () =>
    withCookie(async (door, cookie) => {
      const head = `GET ${door.base} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n`
      const websocket =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
      rawRefused(await raw(door.port, head + websocket), 'upgrade')
      rawRefused(await raw(door.port, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'), 'method')
      rawRefused(await raw(door.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 'unread')
      rawRefused(await raw(door.port, Uint8Array.of(0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0)), 'unread')
      rawRefused(await raw(door.port, 'hello\r\n\r\n'), 'unread')
      rawRefused(await raw(door.port, 'get / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'), 'unread')
    }))

  it('at an address that is none, is refused with the key too', () =>
    withCookie(async (door, cookie) => {
      const { base } = door
      const ask = (path: string) =>
        raw(
          door.port,
          Buffer.from(
            `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
            'latin1',
          ),
        )
      const none = [
        ...[
          '..',
          '.',
          '../',
          'a/../b',
          '%2e%2e',
          '%2E%2e/x',
          '.%2e',
          '%2e',
          'a%2fb',
          '..%2f..%2fetc%2fpasswd',
          'a%5cb',
          'a\\b',
          '..\\b',
        ],
        ...[
          '%00',
          'a%00.js',
          '%0d%0aSet-Cookie:x',
          '%7f',
          '%252e%252e',
          '%252f',
          '%25%32%65',
          'a%2541',
          '/',
          'a//b',
          'a/',
          'a/b/',
        ],
        ...['%', '%f', '%ff', '%c0%ae%c0%ae', '%ed%a0%80', '%zz', '?q=%ff', '?q=%', '?q=%00', 'a#b'],
      ].map((path) => base + path)
      for (const path of [...none, '//', `/${base}`, `/.${base}`, '/..', '/%2e%2e/', '/x/..'.concat(base)])
        rawRefused(await ask(path), 'target')
      for (const path of [`http://127.0.0.1${base}`, `http://evil.example${base}`, 'file:///etc/passwd'])
        rawRefused(await ask(path), 'target')
      rawRefused(await ask('*'), 'target')
      for (const path of [`${base}\u00e9`, `${base}\xff`]) rawRefused(await ask(path), 'unread')
      rawRefused(await ask(`${base}${'a'.repeat(longestTarget)}`), 'long')
      rawRefused(await ask(`${base}${'a'.repeat(20_000)}`), 'heads')
      isRefused(await got(door, { path: '/nowhere/', headers: { cookie } }), 'nothing')
      expect(door.failures).toEqual([])
    }))
})
