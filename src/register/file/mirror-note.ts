import { type Noted, noteBeside, readNote, writeNote } from '../mirror/noted.ts'
import { waitForLock } from './lock.ts'

/** Changes what is noted beside a register of its mirrors, while nobody else does; null stands for no note. */
export function changeNote(register: string, change: (noted: Noted | null) => Noted): void {
  const file = noteBeside(register)
  const release = waitForLock(`${file}-lock`, register)
  try {
    writeNote(file, change(readNote<Noted>(file)), register)
  } finally {
    release()
  }
}
