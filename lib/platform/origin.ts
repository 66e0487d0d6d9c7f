/** awork's origin: scheme, host and port. Fixed at build time. */
export const ORIGIN: string = import.meta.env.WXT_AWORK_ORIGIN ?? "https://api.awork.com";
