import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { accountItem } from "@/lib/tracker-store/state-items";
import { seal, tokenItem, unseal } from "@/lib/sign-in/tokens/sealed-token";
import type { Account } from "@/lib/tracker-store/account";
import { HOUR } from "@/lib/timer/time";
import type { Tracker } from "@/lib/tracker/tracker";
import { PERSON_EMAIL, PERSON_ID, PERSON_PASSWORD } from "@/tests/fake-awork/people";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { REDIRECT, createVisitor } from "@/tests/fake-awork/sign-in/visitor";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { loseSecretKey } from "./secret-key";

const AWORK = "https://api.awork.com";

/** The browser's own; what is stubbed is asked by its real name. */
const real = globalThis.fetch;

export type Desk = ReturnType<typeof createDesk>;

/**
 * A browser with nothing in it, whose calls to awork reach the fake. The test mocks `@/lib/sign-in/tokens/secret-key` by
 * `./secret-key`.
 */
export function createDesk(awork: FakeAwork) {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  loseSecretKey();
  awork.books.clear();
  awork.script.reset();
  awork.journal.clear();
  awork.signIn.reset();
  awork.clock.reset();
  const reach = (url: string | URL | Request, init?: RequestInit) =>
    real(String(url).replace(AWORK, awork.origin), init);
  const fetch = vi.spyOn(globalThis, "fetch").mockImplementation(reach);
  const getRedirectURL = vi.spyOn(fakeBrowser.identity, "getRedirectURL").mockReturnValue(REDIRECT);
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({ version: "1.2.3" } as never);
  const contains = vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(true as never);
  const reset = vi.fn(async (...[, first]: Parameters<Tracker["reset"]>) => first?.());
  const tracker = { reset, poll: vi.fn(async () => {}) };
  const visitor = createVisitor(awork);

  return {
    fetch,
    reach,
    getRedirectURL,
    contains,
    calls: tracker,
    tracker: tracker as unknown as Tracker,

    /** Carla answers awork's page: the address that awork sends her back to. */
    async answer(url: string, workspace: string = WORKSPACES[0].id): Promise<string> {
      const ask = Object.fromEntries(new URL(url).searchParams);
      const carla = { email: PERSON_EMAIL, password: PERSON_PASSWORD };
      const step = await visitor.submit(await visitor.open(ask), carla);
      return (await visitor.submit(step, { workspace })).headers.get("location")!;
    },

    async refuse(url: string): Promise<string> {
      const page = await visitor.open(Object.fromEntries(new URL(url).searchParams));
      return (await visitor.submit(page, { refuse: "yes" })).headers.get("location")!;
    },

    /** Signed in as Carla, an hour ago; `expiresAt`: of the access token, null when the browser was restarted. */
    async signedIn(expiresAt: number | null = Date.now() + 23 * HOUR) {
      const issued = awork.signIn.issue();
      const account: Account = {
        version: 1,
        userId: PERSON_ID,
        byKey: false,
        name: "Carla Creative",
        workspace: { ...WORKSPACES[0] },
        clientId: issued.clientId,
      };
      await accountItem.set(account);
      await tokenItem.set(await seal(issued.refreshToken));
      await accessItem.set(expiresAt === null ? null : { token: issued.accessToken, expiresAt });
      return { ...issued, account };
    },

    /** The token that is kept, in clear; null when there is none. */
    async kept(): Promise<string | null> {
      const sealed = await tokenItem.get();
      return sealed && unseal(sealed);
    },

    /** How often awork was asked for tokens, and for anything else. */
    asked: () => ({
      tokens: awork.journal.count({ path: "/accounts/token" }),
      all: awork.journal.count(),
    }),
  };
}
