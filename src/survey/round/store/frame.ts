import { surveyFrame } from '../../../certificate/certificate/rules.ts'
import { certificateDates } from '../../../certificate/certificate/store/certificate.ts'
import type { Block } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { fromBlocks, inBlocks } from '../../../customer/customer/store/in-blocks.ts'
import { customerNames } from '../../../customer/customer/store/master.ts'
import type { Db } from '../../../register/register.ts'

/** The codes of the customers that a draw is made from, and how many customers have only suspended certificates. */
export interface Frame {
  readonly codes: readonly string[]
  readonly suspended: number
}

/**
 * 4.5.2: the organizations with a valid certificate on the day. Organizations with only suspended certificates are counted, and
 * included on request.
 */
export async function frameOn(db: Db, day: Day, includeSuspended: boolean): Promise<Frame> {
  let left = 0
  const codes = await fromBlocks(db, null, async (block) => {
    const own = await frameOf(db, block, day, includeSuspended)
    left += own.suspended
    return own.codes
  })
  return { codes, suspended: left }
}

/** The size of the frame on the day without suspended organizations; counting stops at the first block that reaches `enough`. */
export async function frameSize(db: Db, day: Day, enough: number): Promise<number> {
  let size = 0
  for await (const block of inBlocks(db)) {
    size += (await frameOf(db, block, day, false)).codes.length
    if (size >= enough) break
  }
  return size
}

/** The frame of one block of customers. */
async function frameOf(db: Db, block: Block, day: Day, includeSuspended: boolean): Promise<Frame> {
  const certificates = Map.groupBy(await certificateDates(db, block), ({ customerId }) => customerId)
  const { frame, suspended } = surveyFrame(certificates, day)
  const ids = new Set(includeSuspended ? [...frame, ...suspended] : frame)
  const codes = (await customerNames(db, block)).filter(({ id }) => ids.has(id)).map(({ code }) => code)
  return { codes, suspended: suspended.length }
}
