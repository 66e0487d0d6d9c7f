type Change = { oldValue?: unknown; newValue?: unknown };

/** Whether a stored value is another than before: Firefox tells of writes that change nothing, too (measured). */
export const isNews = <T extends Change>(change: T | undefined): change is T =>
  change !== undefined && JSON.stringify(change.oldValue) !== JSON.stringify(change.newValue);
