import type { Account } from "@/lib/tracker-store/account";

/** Somebody with a token of their own. */
export const ACCOUNT: Account = {
  version: 1,
  userId: "86650f81-0000-4000-8000-00000000000a",
  byKey: false,
  name: "Ada Lovelace",
  workspace: {
    id: "30000000-0000-4000-8000-00000000000e",
    name: "Engines",
    url: "https://engines.awork.com",
  },
  clientId: null,
};
