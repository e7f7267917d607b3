import { momentOf } from '../../../clause/moment.ts'
import { type Problem, unavailable, usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { isNear } from '../../../register/disk/near.ts'
import { changeNote } from '../../../register/file/mirror-note.ts'
import { driveTo } from '../../../register/mirror/drive.ts'
import { Mirror } from '../../../register/mirror/mirror.ts'
import { mirrorName, type Noted, type NotedMirror, type NotePlaces } from '../../../register/mirror/noted.ts'
import { addNote, mirrorSettings } from '../../../register/mirror/witness.ts'
import { cannotBeReached } from '../../../register/mirror/words.ts'
import type { Db } from '../../../register/register.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { field, one } from '../../../terminal/result.ts'
import { isAmong, mirrorsOf, notedOf, onSameDisk, placeArgument, placeAt } from '../noted.ts'
import { mirrorWords } from '../words.ts'

/** Adds a mirror: from now on every entry is written there, too. What is on record by now is written at once. */
export const mirrorAdd = verb({
  words: {
    en: 'Add a mirror: a second journal on another disk, as a manager',
    zh: '添加镜像：另一磁盘上的第二份日志（须由经理操作）',
  },
  access: 'write',
  onHost: true,
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  args: { place: placeArgument },
  flags: {},
  examples: { 'mirror add mirror/': { en: 'every entry is written there, too', zh: '每条记录同时写入该处' } },
  run: async (input, call) => {
    const place = placeAt(call.world.cwd, input.place)
    const places = call.notes
    if (places === null) throw unavailable(mirrorWords.noFolder, mirrorWords.setHome)
    const noted = notedOf(places)
    if (isAmong(mirrorsOf(noted), place)) throw usage(mirrorWords.isOne(place), mirrorWords.seeList)
    await call.agreed([])
    const { id, first } = await call.read(ownName)
    const register = id ?? [...call.world.random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const folder = `${place}/certdesk-${register.slice(0, 12)}`
    const holds = await makeAt(place, folder)
    // Two copies that write to one mirror would each take the other for a forgery.
    if (holds && !noted?.mirrors.some((each) => each.folder === folder)) call.warn(mirrorWords.isWrittenTo(place))
    if (call.isFile && isNear(place) && onSameDisk(place, call.file)) call.warn(mirrorWords.sameDisk(place))
    await call.write(
      (tx) => {
        if (id === null) {
          if (tx.find('setting', { name: mirrorSettings.id }).length > 0)
            throw unavailable(mirrorWords.justAdded, mirrorWords.addAgain)
          tx.insert('setting', { name: mirrorSettings.id, value: register })
        }
        tx.note(addNote(mirrorName(places, place)))
      },
      { always: true },
    )
    const added: NotedMirror = {
      ...{ place, folder, addedAt: momentOf(call.world.clock()), removedAt: null },
      ...{ head: null, size: 0, missing: null, counters: {} },
    }
    changeNote(places, noted, (now) => ({
      ...{ ...now, register, first },
      mirrors: [...(now?.mirrors ?? []).filter((each) => each.folder !== folder), added],
    }))
    await written(call, places, folder)
    const head = notedOf(places)?.mirrors.find((each) => each.folder === folder)?.head ?? null
    const said = head === null ? mirrorWords.addedUnreached(place) : mirrorWords.added(place, head.seq, places.machine)
    return one('mirror', { place, machine: places.machine, folder, entries: head?.seq ?? 0 }, said, [
      field('place', { en: 'Place', zh: '地点' }, place),
      field('folder', { en: 'Folder', zh: '文件夹' }, folder),
      field('entries', { en: 'Entries', zh: '记录数' }, head?.seq ?? 0),
    ])
  },
})

/** The register's own id, drawn for its first mirror, and the seal of its first entry. */
async function ownName(db: Db): Promise<{ id: string | null; first: string }> {
  const [setting, entry] = await Promise.all([
    db.selectFrom('setting').select('value').where('name', '=', mirrorSettings.id).executeTakeFirst(),
    db.selectFrom('entry').select('seal').where('seq', '=', 1).executeTakeFirst(),
  ])
  return { id: setting?.value ?? null, first: entry?.seal ?? '' }
}

/** Makes the mirror's folder at a place that is there; returns whether one of this register was there already. */
async function makeAt(place: string, folder: string): Promise<boolean> {
  const drive = await driveTo(place)
  try {
    const names = await drive.list(place)
    if (names === null) throw usage(mirrorWords.noPlace(place), mirrorWords.plugIn)
    if (names.includes('journal')) throw usage(mirrorWords.isMirrorItself(place), mirrorWords.nameFolderAbove)
    const mirror = new Mirror(drive, folder)
    const tail = await mirror.tail()
    await mirror.make()
    return tail?.head != null
  } catch (error) {
    if ((error as Problem).name === 'Problem') throw error
    throw cannotBeReached(place, String((error as { code?: string }).code))
  } finally {
    drive.close()
  }
}

/** Writes all there is; a mirror that turns out to be of another journal is none. */
async function written(call: Pick<WriteCall, 'mirror'>, places: NotePlaces, folder: string): Promise<void> {
  try {
    await call.mirror()
  } catch (error) {
    changeNote(places, notedOf(places) as Noted, (now) => ({
      ...now,
      mirrors: now.mirrors.filter((each) => each.folder !== folder),
    }))
    throw error
  }
}
