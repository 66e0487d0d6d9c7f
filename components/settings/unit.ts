/** The unit after a number: "hour" for 1, "hours" for 8. `locale` is a BCP 47 tag. */
export const unitOf = (value: number, unit: "hour" | "minute", locale: string): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" })
    .formatToParts(value)
    .find(({ type }) => type === "unit")!.value;
