import type { HeaderCatalogue } from '../../intake/headers.ts'

/** The fields that a list of holidays may carry, as JSON and `--map` name them. */
export type CalendarField = 'day' | 'from' | 'to' | 'kind' | 'name' | 'source'

/** The headers that lists of holidays and made-up working days are kept with. */
export const calendarHeaders: HeaderCatalogue<CalendarField> = {
  fields: {
    day: ['日期', '放假日期', '时间', 'date', 'days'],
    from: ['开始日期', '起始日期', '开始', '自', '起', 'start', 'from day', 'start date'],
    to: ['结束日期', '截止日期', '结束', '至', '止', 'end', 'until', 'to day', 'end date'],
    kind: ['类型', '类别', '种类', '性质', 'type'],
    name: ['名称', '节日', '节假日', '假期', '节日名称', '节假日名称', 'holiday', 'holiday name'],
    source: ['来源', '依据', '文号', '文件', 'reference', 'notice'],
  },
  ambiguous: [],
}
