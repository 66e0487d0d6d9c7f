import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "../caller.ts";
import { MINUTE } from "../clock.ts";
import { COLLEAGUE_EMAIL, COLLEAGUE_PASSWORD, PERSON_EMAIL, PERSON_ID, PERSON_PASSWORD } from "../people.ts";
import { startFakeAwork, type FakeAwork } from "../server.ts";
import { WORKSPACES } from "../workspaces.ts";
import { createVisitor, REDIRECT } from "./visitor.ts";

let awork: FakeAwork;
let visitor: ReturnType<typeof createVisitor>;
let clientId: string;
beforeAll(async () => {
  awork = await startFakeAwork();
  visitor = createVisitor(awork);
});
beforeEach(async () => {
  awork.clock.reset();
  awork.script.clear();
  awork.signIn.reset();
  awork.journal.clear();
  person().workspaces = WORKSPACES.map(({ id }) => id);
  clientId = awork.signIn.addClient({ client_name: "A <b>test</b>", redirect_uris: [REDIRECT] }).client_id;
});
afterAll(() => awork.close());

const person = () => awork.books.people.find(({ id }) => id === PERSON_ID)!;
const RIGHT = { email: PERSON_EMAIL, password: PERSON_PASSWORD };
const titleOf = ({ text }: { text: string }) => /<h1>(.*)<\/h1>/.exec(text)?.[1];

describe("the page", () => {
  it("asks for email and password, without scripts, cookies or CORS", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    expect([page.status, titleOf(page)]).toEqual([200, "Sign in to awork"]);
    expect(page.text).toMatch(/<label\s*>Email\s*<input name="email"/);
    expect(page.text).toMatch(/<label\s*>Password\s*<input name="password" type="password"/);
    expect(page.text).toContain("<button>Sign in</button>");
    expect(page.text).toContain(">Refuse</button>");
    expect(page.text).not.toMatch(/<script|\son\w+=/i);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect([...page.headers.keys()].filter((name) => /^(set-cookie|access-control-.*)$/.test(name))).toEqual(
      [],
    );
  });

  it("shows what a stranger calls itself as text", async () => {
    const { text } = await visitor.open(visitor.ask(clientId).ask);
    expect(text).toContain("A &lt;b&gt;test&lt;/b&gt;");
    expect(text).not.toContain("<b>");
  });

  it("gives back a mistyped email as text", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const { text } = await visitor.submit(page, { email: `"><script>`, password: "x" });
    expect(text).toContain(`value="&quot;&gt;&lt;script&gt;"`);
  });
});

describe("never a redirect", () => {
  it.each([
    ["an unknown client", { client_id: "nobody" }],
    ["no client", { client_id: "" }],
    ["no redirect address", { redirect_uri: "" }],
    ["another host", { redirect_uri: "https://example.com/" }],
    ["another path", { redirect_uri: `${REDIRECT}callback` }],
    ["a missing slash", { redirect_uri: REDIRECT.slice(0, -1) }],
    ["a query", { redirect_uri: `${REDIRECT}?a=b` }],
    ["another case", { redirect_uri: REDIRECT.toUpperCase() }],
    ["another scheme", { redirect_uri: REDIRECT.replace("https", "http") }],
  ])("for %s", async (_, wrong) => {
    const page = await visitor.open(visitor.ask(clientId, wrong).ask);
    expect([page.status, page.target, titleOf(page)]).toEqual([400, null, "This does not work"]);
    expect(page.headers.get("content-type")).toContain("text/html");
  });

  it.each(["client_id", "redirect_uri"] as const)("for a %s given twice", async (name) => {
    const { ask } = visitor.ask(clientId);
    const { status, target } = await visitor.open(
      `${new URLSearchParams(ask).toString()}&${name}=${encodeURIComponent(ask[name])}`,
    );
    expect([status, target]).toEqual([400, null]);
  });
});

describe("back to the client with an error", () => {
  it.each([
    ["no challenge", { code_challenge: "" }, "invalid_request"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["no method, which means plain", { code_challenge_method: "" }, "invalid_request"],
    ["a challenge that is no SHA-256", { code_challenge: "short" }, "invalid_request"],
    ["no response type", { response_type: "" }, "invalid_request"],
    ["the implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown scope", { scope: "full_access everything" }, "invalid_scope"],
    ["no scope", { scope: "" }, "invalid_scope"],
  ])("for %s", async (_, wrong, error) => {
    const { status, target, parameters } = await visitor.open(visitor.ask(clientId, wrong).ask);
    expect([status, target]).toEqual([302, REDIRECT]);
    expect(parameters).toEqual({ error, error_description: expect.any(String), state: "the-state" });
  });

  it("for a scope that the client did not register", async () => {
    const { client_id } = awork.signIn.addClient({ redirect_uris: [REDIRECT], scope: "full_access" });
    const { parameters } = await visitor.open(visitor.ask(client_id).ask);
    expect(parameters.error).toBe("invalid_scope");
  });

  it("for a parameter given twice", async () => {
    const { ask } = visitor.ask(clientId);
    const { parameters } = await visitor.open(`${new URLSearchParams(ask).toString()}&scope=full_access`);
    expect(parameters).toMatchObject({ error: "invalid_request", state: "the-state" });
  });

  it("without a state where none was given", async () => {
    const { parameters } = await visitor.open(visitor.ask(clientId, { state: "", scope: "" }).ask);
    expect(parameters).not.toHaveProperty("state");
  });
});

describe("signing in", () => {
  it.each([
    ["another password", { ...RIGHT, password: "mistaken" }],
    ["no password", { email: PERSON_EMAIL }],
    ["a colleague's password", { ...RIGHT, password: COLLEAGUE_PASSWORD }],
    ["an unknown email", { ...RIGHT, email: "nobody@example.com" }],
    ["nothing", {}],
  ])("fails with %s, and may be tried again", async (_, wrong) => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const again = await visitor.submit(page, wrong);
    expect([again.status, titleOf(again)]).toEqual([200, "Sign in to awork"]);
    expect(again.text).toContain(`<p role="alert">The email or the password is not right.</p>`);
    expect(again.text).not.toContain("mistaken");
    expect(titleOf(await visitor.submit(again, RIGHT))).toBe("Choose a workspace");
  });

  it("is not for an API key, which has no password", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    expect(titleOf(await visitor.submit(page, { email: "null" }))).toBe("Sign in to awork");
  });

  it("minds neither case nor blanks around an email", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const next = await visitor.submit(page, { ...RIGHT, email: ` ${PERSON_EMAIL.toUpperCase()} ` });
    expect(titleOf(next)).toBe("Choose a workspace");
  });

  it("lets a person with several workspaces choose, by name", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const choice = await visitor.submit(page, RIGHT);
    expect(choice.text).toContain(">Carla &amp; Friends</button>");
    expect(choice.text).toContain(`>${WORKSPACES[1].name}</button>`);
    const end = await visitor.submit(choice, { workspace: WORKSPACES[1].id });
    expect([end.status, end.target]).toEqual([302, REDIRECT]);
    expect(end.parameters).toEqual({ code: expect.stringMatching(/^[\w-]{64}$/), state: "the-state" });
  });

  it("asks a person with one workspace nothing more", async () => {
    person().workspaces = [WORKSPACES[0].id];
    const page = await visitor.open(visitor.ask(clientId).ask);
    expect((await visitor.submit(page, RIGHT)).parameters).toHaveProperty("code");
  });

  it("ends before a person without a workspace", async () => {
    person().workspaces = [];
    const page = await visitor.open(visitor.ask(clientId).ask);
    expect((await visitor.submit(page, RIGHT)).text).toContain("You do not belong to any workspace.");
  });

  it.each([
    ["another's", "30000000-0000-4000-8000-000000000099"],
    ["none", ""],
  ])("does not take %s for a workspace", async (_, workspace) => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const choice = await visitor.submit(await visitor.submit(page, RIGHT), { workspace });
    expect(titleOf(choice)).toBe("Choose a workspace");
  });

  it("does not let a workspace be chosen without a password", async () => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    const next = await visitor.submit(page, { workspace: WORKSPACES[0].id });
    expect([next.status, titleOf(next)]).toEqual([200, "Sign in to awork"]);
  });

  it.each([
    ["at once", {}],
    ["when asked for the workspace", RIGHT],
  ])("may be refused %s", async (_, fields) => {
    let page = await visitor.open(visitor.ask(clientId).ask);
    if ("email" in fields) page = await visitor.submit(page, fields);
    const end = await visitor.submit(page, { refuse: "yes" });
    expect([end.status, end.target]).toEqual([302, REDIRECT]);
    expect(end.parameters).toEqual({
      error: "access_denied",
      error_description: expect.any(String),
      state: "the-state",
    });
    expect((await visitor.submit(page, RIGHT)).status).toBe(400);
  });

  it("keeps a state as it was, whatever it is", async () => {
    const state = `a&b=c d"é/+%20`;
    const page = await visitor.open(visitor.ask(clientId, { state }).ask);
    expect((await visitor.submit(page, { refuse: "yes" })).parameters.state).toBe(state);
  });

  it("keeps two windows apart", async () => {
    const [one, other] = [visitor.ask(clientId, { state: "1" }), visitor.ask(clientId, { state: "2" })];
    const pages = [await visitor.open(one.ask), await visitor.open(other.ask)] as const;
    expect((await visitor.submit(pages[0], { refuse: "yes" })).parameters.state).toBe("1");
    expect((await visitor.submit(pages[1], { refuse: "yes" })).parameters.state).toBe("2");
  });

  it.each<[string, () => void]>([
    ["ten minutes have passed", () => awork.clock.advance(10 * MINUTE)],
    ["the client was forgotten", () => awork.signIn.forgetClient(clientId)],
    ["the fake was reset", () => awork.signIn.reset()],
  ])("is over when %s", async (_, happen) => {
    const page = await visitor.open(visitor.ask(clientId).ask);
    happen();
    expect((await visitor.submit(page, RIGHT)).status).toBe(400);
  });

  it("gives one code, however often the last form is sent", async () => {
    person().workspaces = [WORKSPACES[0].id];
    const page = await visitor.open(visitor.ask(clientId).ask);
    expect((await visitor.submit(page, RIGHT)).status).toBe(302);
    expect((await visitor.submit(page, RIGHT)).status).toBe(400);
  });

  it.each([
    ["a stranger's form", { visit: "unknown", ...RIGHT }],
    ["no form", {}],
  ])("does not go on with %s", async (_, fields) => {
    const body = new URLSearchParams(fields as Record<string, string>);
    const response = await fetch(`${awork.origin}/api/v1/accounts/authorize`, { method: "POST", body });
    expect(response.status).toBe(400);
  });
});

describe("one token", () => {
  it.each([0, 1] as const)("is for the workspace that was chosen: %i", async (index) => {
    const { id, name } = WORKSPACES[index];
    const { accessToken } = await visitor.signIn(clientId, { workspace: id });
    const { json } = await createCaller(awork)("GET /me", { token: accessToken });
    expect(json.id).toBe(PERSON_ID);
    expect(json.workspace).toEqual({ id, name, url: awork.origin });
  });

  it("is for the person who signed in", async () => {
    const { accessToken } = await visitor.signIn(clientId, {
      email: COLLEAGUE_EMAIL,
      password: COLLEAGUE_PASSWORD,
    });
    const { json } = await createCaller(awork)("GET /me", { token: accessToken });
    expect(json.firstName).toBe("Jürgen");
  });

  it("works for people who were added", async () => {
    const added = awork.books.addPerson();
    const { accessToken } = await visitor.signIn(clientId, { email: added.email! });
    expect((await createCaller(awork)("GET /me", { token: accessToken })).json.id).toBe(added.id);
  });
});

it("a scripted redirect can say anything", async () => {
  const location = `${REDIRECT}?code=one&code=two`;
  awork.script.next({ method: "POST", path: "/accounts/authorize" }, { status: 302, headers: { location } });
  const page = await visitor.open(visitor.ask(clientId).ask);
  expect((await visitor.submit(page, RIGHT)).headers.get("location")).toBe(location);
});

it("the journal keeps the steps, but no password", async () => {
  await visitor.consent(clientId);
  expect(awork.journal.all({ path: "/accounts/authorize" }).map((one) => [one.method, one.status])).toEqual([
    ["GET", 200],
    ["POST", 200],
    ["POST", 302],
  ]);
  expect(JSON.stringify(awork.journal.all())).not.toContain(PERSON_PASSWORD);
});
