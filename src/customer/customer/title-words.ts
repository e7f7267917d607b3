// What columns about customers are called in lists, reports and records.

/** The code of the customer that a row is about. */
export const customerTitle = { en: 'Customer', zh: '客户' }

/** The name of that customer. */
export const customerNameTitle = { en: 'Name', zh: '名称' }
