import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Question, WrongAnswer, authorizeUrl, question, redeem } from "@/lib/awork/oauth/authorize";
import type { Fetch } from "@/lib/awork/call";
import { NotGranted } from "@/lib/awork/oauth/oauth";
import { MINUTE, DAY } from "@/tests/fake-awork/clock";
import { PERSON_EMAIL, PERSON_PASSWORD } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { challengeOf } from "@/tests/fake-awork/sign-in/secret";
import { REDIRECT, createVisitor } from "@/tests/fake-awork/sign-in/visitor";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { thrownBy, told } from "../told";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const HOST = new URL(REDIRECT).host;

let awork: FakeAwork;
let asked: Question;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.clock.set(NOW);
  awork.signIn.reset();
  asked = question(awork.signIn.addClient({ redirect_uris: [REDIRECT] }).client_id, REDIRECT);
});
afterAll(() => awork.close());

const door = (send: Fetch = fetch) => ({ fetch: send, origin: awork.origin, now: () => NOW });
const search = (url: string) => Object.fromEntries(new URL(url).searchParams);

/** Answers awork's page as Carla does: the address that awork sends her back to. */
async function answered(url: string): Promise<string> {
  const visitor = createVisitor(awork);
  const carla = { email: PERSON_EMAIL, password: PERSON_PASSWORD };
  const step = await visitor.submit(await visitor.open(search(url)), carla);
  const { headers } = await visitor.submit(step, { workspace: WORKSPACES[0].id });
  return headers.get("location")!;
}

describe("the question to awork", () => {
  it("has a verifier and a state of its own each time", () => {
    const many = Array.from({ length: 20 }, () => question("a-client", REDIRECT));
    expect(new Set(many.flatMap(({ verifier, state }) => [verifier, state])).size).toBe(40);
    for (const { verifier, state } of many) {
      // RFC 7636, section 4.1; 256 bits each.
      expect(verifier).toMatch(/^[\w-]{43}$/);
      expect(state).toMatch(/^[\w-]{43}$/);
    }
  });

  it("is awork's own page, with these parameters and no other", async () => {
    const url = await authorizeUrl("https://api.awork.com", asked);
    expect(url.split("?")[0]).toBe("https://api.awork.com/api/v1/accounts/authorize");
    expect(search(url)).toEqual({
      client_id: asked.clientId,
      redirect_uri: REDIRECT,
      response_type: "code",
      scope: "full_access offline_access",
      state: asked.state,
      code_challenge: challengeOf(asked.verifier),
      code_challenge_method: "S256",
    });
    expect(url).not.toContain(asked.verifier);
  });
});

describe("awork's answer", () => {
  it("brings a pair of tokens, once", async () => {
    const answer = await answered(await authorizeUrl(awork.origin, asked));
    expect(await redeem(door(), asked, answer)).toEqual({
      access: expect.any(String),
      expiresAt: NOW + DAY,
      refresh: expect.any(String),
    });
    expect(await thrownBy(redeem(door(), asked, answer))).toMatchObject({ code: "invalid_grant" });
  });

  it("is shown to awork in a body, with the verifier", async () => {
    const answer = await answered(await authorizeUrl(awork.origin, asked));
    const send = vi.fn<Fetch>((url, init) => fetch(url, init));
    await redeem(door(send), asked, answer);
    expect(send).toHaveBeenCalledOnce();
    const [url, init] = send.mock.lastCall!;
    expect(url).toBe(`${awork.origin}/api/v1/accounts/token`);
    expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error", cache: "no-store" });
    expect(new Headers(init.headers).has("authorization")).toBe(false);
    expect(Object.fromEntries(new URLSearchParams(String(init.body)))).toEqual({
      grant_type: "authorization_code",
      client_id: asked.clientId,
      code: search(answer).code,
      redirect_uri: REDIRECT,
      code_verifier: asked.verifier,
    });
  });

  it.each<[string, (asked: Question) => unknown]>([
    ["comes too late", () => awork.clock.advance(2 * MINUTE)],
    ["is of another verifier", (asked) => (asked.verifier = question("", "").verifier)],
    ["is of another client", (asked) => (asked.clientId = awork.signIn.addClient().client_id)],
    ["was taken back", () => awork.signIn.revokeAll()],
  ])("is not granted when it %s", async (_sentence, happen) => {
    const answer = await answered(await authorizeUrl(awork.origin, asked));
    const other = { ...asked };
    happen(other);
    const error = await thrownBy(redeem(door(), other, answer));
    expect(error).toMatchObject({ code: "invalid_grant" });
    for (const secret of [...awork.signIn.secrets(), asked.verifier])
      expect(told(error)).not.toContain(secret);
  });

  it("is taken whatever issuer it names: awork's is not published", async () => {
    const answer = await answered(await authorizeUrl(awork.origin, asked));
    const tokens = await redeem(door(), asked, `${answer}&iss=https%3A%2F%2Fissuer.example`);
    expect(awork.signIn.secrets()).toContain(tokens.access);
  });

  it("is a no when the person says no", async () => {
    const visitor = createVisitor(awork);
    const page = await visitor.open(search(await authorizeUrl(awork.origin, asked)));
    const { headers } = await visitor.submit(page, { refuse: "yes" });
    const error = await thrownBy(redeem(door(), asked, headers.get("location")!));
    expect(error).toBeInstanceOf(NotGranted);
    expect(error).toMatchObject({ code: "access_denied" });
  });
});

describe("an answer to another question is refused, and awork not asked:", () => {
  const right = (more: Record<string, string> = {}) =>
    new URLSearchParams({ code: "c0de", state: asked.state, ...more }).toString();

  it.each<[string, () => string]>([
    ["no state", () => `${REDIRECT}?code=c0de`],
    ["an empty state", () => `${REDIRECT}?code=c0de&state=`],
    ["another state", () => `${REDIRECT}?${right({ state: "another" })}`],
    ["two states", () => `${REDIRECT}?${right()}&state=${asked.state}`],
    ["no code", () => `${REDIRECT}?state=${asked.state}`],
    ["an empty code", () => `${REDIRECT}?${right({ code: "" })}`],
    ["two codes", () => `${REDIRECT}?${right()}&code=0ther`],
    ["a no without a state", () => `${REDIRECT}?error=access_denied`],
    ["a no with another state", () => `${REDIRECT}?error=access_denied&state=another`],
    ["tokens in place of a code", () => `${REDIRECT}?${right({ token: "t0ken" })}`],
    ["the parameters behind a hash", () => `${REDIRECT}#${right()}`],
    ["another host", () => `https://evil.example/?${right()}`],
    ["a host that begins like ours", () => `https://${HOST}.evil.example/?${right()}`],
    ["our host as a name before another", () => `https://${HOST}@evil.example/?${right()}`],
    ["our address as a path of another", () => `https://evil.example/${REDIRECT}?${right()}`],
    ["our address in capital letters of another scheme", () => `http://${HOST}/?${right()}`],
    ["another port", () => `https://${HOST}:8443/?${right()}`],
    ["another path", () => `${REDIRECT}other?${right()}`],
    ["no address", () => "not an address"],
    ["nothing", () => ""],
  ])("%s", async (_sentence, answer) => {
    const send = vi.fn<Fetch>();
    const error = await thrownBy(redeem(door(send), asked, answer()));
    expect(error).toBeInstanceOf(WrongAnswer);
    expect(send).not.toHaveBeenCalled();
    for (const secret of ["c0de", "t0ken", "0ther", asked.verifier, asked.state])
      expect(told(error)).not.toContain(secret);
  });

  it.each<[string, string]>([
    ["begins like it", `https://${HOST}.evil.example/`],
    ["begins like it and a name", `https://${HOST}@evil.example/`],
    ["has another path", `https://${HOST}/other`],
  ])("a host, where our own address does not end in a slash, that %s", async (_sentence, address) => {
    const send = vi.fn<Fetch>();
    const redirectUri = `https://${HOST}`;
    const error = await thrownBy(redeem(door(send), { ...asked, redirectUri }, `${address}?${right()}`));
    expect(error).toBeInstanceOf(WrongAnswer);
    expect(send).not.toHaveBeenCalled();
  });
});
