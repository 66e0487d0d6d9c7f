/** awork's address: scheme, host and port. Fixed when the extension is built. */
export const ORIGIN: string = import.meta.env.WXT_AWORK_ORIGIN ?? "https://api.awork.com";
