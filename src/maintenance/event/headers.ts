import type { NamingField } from '../../customer/customer/listed-customer.ts'
import { namingContents, namingHeaders, namingTexts, participantHeaders } from '../../customer/customer/named-row.ts'
import type { HeaderCatalogue } from '../../intake/headers.ts'
import { textsOf } from '../../record/listed.ts'
import { attendance } from './attendance.ts'

/** The fields that a list of attendees may carry, as `--map` names them. */
export type AttendeeField = NamingField | 'persons' | 'headcount'

/** The headers that lists of attendees are kept with (4.3.5): a row an organization, or a row a person. */
export const attendeeHeaders: HeaderCatalogue<AttendeeField> = {
  fields: {
    ...namingHeaders(participantHeaders),
    persons: [
      ...['参加人员', '参会人员', '参加人', '参会人', '参训人员', '出席人员', '学员', '学员姓名', '姓名', '联系人'],
      ...['attendee', 'attendees', 'participant', 'participants', 'person', 'contact person', 'who'],
    ],
    headcount: ['参加人数', '参会人数', '参训人数', '出席人数', '人数', 'number of people', 'people'],
  },
  ambiguous: [],
  texts: { ...namingTexts, persons: textsOf(attendance).persons },
  contents: namingContents,
}
