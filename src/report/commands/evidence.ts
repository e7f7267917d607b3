import { wallTime } from '../../clause/moment.ts'
import { commandLine } from '../../clause/words.ts'
import { listFindings } from '../../finding/finding.ts'
import { judgingOn } from '../../office/judging.ts'
import type { FactWords } from '../../register/history.ts'
import type { RowDays } from '../../register/records.ts'
import { headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { text } from '../../terminal/flag.ts'
import { outputFolder } from '../../terminal/folder.ts'
import { one, sentence, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import type { Procedure } from '../basis.ts'
import { chosenDuties, clauseFlag } from '../chosen.ts'
import { summarize } from '../compliance.ts'
import { fileColumns } from '../evidence/content.ts'
import { writePack } from '../evidence/pack.ts'
import type { OpensKey } from '../evidence/proof.ts'
import { evidenceWords } from '../evidence/words.ts'
import { watched } from '../watched.ts'
import { reportWords } from '../words.ts'
import type { Duties } from './compliance.ts'

/** `report evidence`: what proves how every duty stood on a day, as files that can be read without the program. */
export const evidence = (procedure: Procedure, duties: Duties, facts: FactWords, days: RowDays, openKey: OpensKey) =>
  verb({
    words: {
      en: 'The evidence of every duty as of a day, as a folder of pages and CSV files',
      zh: '截至某日各项职责的证据（网页与 CSV 文件夹）',
    },
    access: 'read',
    flags: {
      clause: clauseFlag,
      key: text(
        {
          en: 'sign the checkpoint in it with the key that "audit key" made',
          zh: '用 audit key 新建的密钥签署其中的检查点',
        },
        'FILE',
      ),
    },
    fills: 'folder',
    examples: {
      'report evidence --clause 4.3.2 --as-of 2026-03-31 --output evidence': {
        en: 'what an assessor asks for, in a folder',
        zh: '评审员所需的证据，存入文件夹',
      },
    },
    run: async ({ clause, key }, call) => {
      const chosen = chosenDuties(duties, clause)
      const sign = key === undefined ? null : await openKey(key, call)
      const folder = await outputFolder(call.globals.output, call.world)
      try {
        const { lines, findings, head } = await call.read(async (db) => {
          const head = call.head()
          const named = clause.flatMap((each) => ['--clause', each])
          const again = ['report', 'evidence', ...named, '--as-of', call.asOf, '--known-at', `#${head.seq}`]
          const frame = {
            asOf: call.asOf,
            known: evidenceWords.known(head.seq, wallTime(head.at, call.timeZone)),
            head: headText(head),
          }
          const asOf = await judgingOn(db, call.asOf, call.timeZone)
          const { lines, findings } = await writePack(db, asOf, frame, folder, {
            ...{ procedure, chosen, duties, facts, days, lang: call.lang },
            watched: watched(call, chosen.length),
            records: await listFindings(db, call.asOf),
            ...{ sign, upTo: head.seq },
            again: commandLine([...again, '--lang', call.lang, '--output', 'DIR']),
          })
          return { lines, findings, head }
        })
        await folder.keep()
        const { files } = folder
        const pack = {
          folder: call.globals.output,
          asOf: call.asOf,
          knownAt: head.at,
          head: headText(head),
          version,
          duties: chosen.length,
          summary: summarize(lines),
          files,
        }
        const said = evidenceWords.written(call.globals.output ?? '', files.length, chosen.length)
        const summary = reportWords.summary(pack.summary, findings)
        // People open the folder; programs are told what lies in it.
        return { ...one('evidence', pack, said, [], [sentence(summary)]), rows: table(fileColumns, files) }
      } catch (error) {
        await folder.discard()
        throw error
      }
    },
  })
