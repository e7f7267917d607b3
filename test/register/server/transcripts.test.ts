import { beforeAll, describe, expect, test } from 'vitest'
import { type Running, replayed, transcript, transcriptsBut } from '../../replay.ts'
import { atServer } from './at-server.ts'
import { noServer, startCluster } from './cluster.ts'

/** What is said of the bytes of what was erased: that they are gone from a file, or from a server's tables, and what else of the server holds them. */
const ofBytes = [
  /^The file was written anew: its bytes hold nothing of what was erased\.\n\n?/gm,
  /^文件已重写，其中不再留有已删除的内容。\n\n?/gm,
  /^What stays, as told below, is still in it\.\n\n?/gm,
  /^下列保留内容仍在文件中。\n\n?/gm,
  /^Nothing that was erased is left in the (file|server's tables)\.\n\n?/gm,
  /^服务器的各表中没有残留的已删除内容。\n\n?/gm,
  /^(note: )?The server's write-ahead log[^$]*?\s+deleted\.\n/gm,
  /^注意：服务器的预写日志.*\n/gm,
]

const without = (text: string): string => ofBytes.reduce((left, each) => left.replace(each, ''), text)

describe.skipIf(noServer)('At a server', () => {
  let run: Running
  beforeAll(async () => {
    run = atServer(await startCluster())
  })

  // Left out is what is about files: one lies on a share, and into one somebody writes past the program.
  test.each(transcriptsBut('network-drive.md', 'hidden.md'))('%s reads the same', async (name) => {
    const text = transcript(name)
    expect(without(await replayed(text, run))).toBe(without(text))
  })
})
