import type { Account } from "@/lib/tracker/account";

/** Somebody with a token of their own. */
export const ACCOUNT: Account = {
  version: 1,
  userId: "86650f81-0000-4000-8000-00000000000a",
  byKey: false,
  name: "Ada Lovelace",
  workspace: { name: "Engines", url: "https://engines.awork.com" },
};
