import type { Words } from '../clause/words.ts'

/** What is said of a request that is not answered, and the status it has. */
export interface Refusal {
  readonly status: number
  readonly words: Words
}

/** Why a request is not answered. What is said tells nobody what would have been there. */
export const refusals = {
  account: {
    status: 403,
    words: {
      en: 'This page is shown to the account that started it, and this request came from another account of this computer.',
      zh: '本页只向启动它的账户显示，此请求来自本机的另一个账户。',
    },
  },
  method: {
    status: 405,
    words: {
      en: 'This page only shows what is on record. It takes nothing in: only GET and HEAD are answered.',
      zh: '本页只供查看，不接收任何内容：仅应答 GET 和 HEAD。',
    },
  },
  body: {
    status: 400,
    words: {
      en: 'A request for a page brings nothing along, and this one does. It was not read.',
      zh: '查看页面的请求不应附带内容，所附内容未读取。',
    },
  },
  upgrade: { status: 400, words: { en: 'No other protocol is spoken here than HTTP.', zh: '这里只使用 HTTP 协议。' } },
  host: {
    status: 421,
    words: {
      en: 'This page is called 127.0.0.1 or localhost and nothing else. Open the address that certdesk browse printed.',
      zh: '本页的地址只能是 127.0.0.1 或 localhost。请打开 certdesk browse 显示的地址。',
    },
  },
  origin: {
    status: 403,
    words: {
      en: 'Another page asked for this one, which is shown to nobody but you. Open the address that certdesk browse printed.',
      zh: '此请求由其他网页发出，本页不向其显示。请打开 certdesk browse 显示的地址。',
    },
  },
  key: {
    status: 403,
    words: {
      en: 'This page opens with the address that certdesk browse printed, up to its last character. That of an earlier start opens nothing.',
      zh: '请用 certdesk browse 显示的完整地址打开本页；此前启动时的地址已经失效。',
    },
  },
  target: { status: 400, words: { en: 'This is no address of a page.', zh: '这不是页面的地址。' } },
  long: {
    status: 414,
    words: { en: 'This address is longer than any that a page has.', zh: '地址过长，没有这样的页面。' },
  },
  nothing: { status: 404, words: { en: 'There is no such page.', zh: '没有这样的页面。' } },
  late: {
    status: 408,
    words: { en: 'The request did not come to its end in time.', zh: '请求未在规定时间内发送完毕。' },
  },
  heads: { status: 431, words: { en: 'The request has longer headers than any browser sends.', zh: '请求头过长。' } },
  unread: { status: 400, words: { en: 'This is no request of HTTP.', zh: '这不是 HTTP 请求。' } },
  failed: {
    status: 500,
    words: {
      en: 'certdesk itself failed while it made this page. Where it was started it says why.',
      zh: 'certdesk 生成此页时自身出错，原因见启动它的终端。',
    },
  },
} as const satisfies Record<string, Refusal>

export type RefusedFor = keyof typeof refusals
