import type { AnyKind } from '../record/kind.ts'
import { certificate } from './certificate/certificate.ts'
import { contract } from './contract/contract.ts'
import { priceFloor } from './price-floor/price-floor.ts'
import { reSign } from './re-sign/re-sign.ts'
import { statusChange, statusReason } from './status/status-change.ts'
import { surveillance } from './surveillance/surveillance.ts'

/** The kinds of record of this room. */
export const certificateKinds: readonly AnyKind[] = [
  contract,
  certificate,
  priceFloor,
  reSign,
  statusChange,
  statusReason,
  surveillance,
]
