import { isNear } from '../disk/near.ts'
import { type Drive, type Operations, operations } from './operations.ts'

/** The place itself, for one that cannot be gone while the machine is there. */
const nearDrive = (): Drive => {
  const acts = Object.keys(operations) as (keyof Operations)[]
  const near = acts.map((act) => [
    act,
    async (...args: readonly unknown[]) => (operations[act] as (...args: readonly unknown[]) => unknown)(...args),
  ])
  return { ...Object.fromEntries(near), close: () => undefined } as unknown as Drive
}

/** How a place is reached: directly where it is certainly of this machine, else by a child process that may hang alone. */
export async function driveTo(place: string): Promise<Drive> {
  if (isNear(place)) return nearDrive()
  return (await import('./distant.ts')).distantDrive()
}
