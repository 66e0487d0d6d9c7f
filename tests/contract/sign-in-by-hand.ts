import { MINUTE } from "../fake-awork/clock.ts";
import { COLLEAGUE_ID, PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../fake-awork/people.ts";
import { challengeOf } from "../fake-awork/sign-in/secret.ts";
import { REDIRECT, REGISTRATION } from "../fake-awork/sign-in/visitor.ts";
import type { Stage } from "./stage.ts";

type Values = Record<string, string>;
type Visitor = Stage["visitor"];

/** Registrations that are refused, and one that says nothing. */
const REGISTRATIONS: object[] = [
  {},
  { redirect_uris: [] },
  { redirect_uris: ["http://example.com/"] },
  { redirect_uris: "https://example.com/" },
  { token_endpoint_auth_method: "client_secret_basic" },
  { grant_types: ["refresh_token"] },
  { response_types: ["token"] },
  { scope: "everything" },
  { application_type: "watch" },
  { client_name: 7 },
  { colour: "red" },
  { logo_uri: "nothing" },
  { contacts: ["a@example.com"], client_name: null },
];

/** Questions that are refused. */
const QUESTIONS: Values[] = [
  { client_id: "nobody" },
  { redirect_uri: "https://example.com/" },
  { code_challenge: "" },
  { code_challenge: "short" },
  { code_challenge_method: "plain" },
  { response_type: "" },
  { response_type: "token" },
  { scope: "everything" },
];

/** Grants that are refused: what is changed in one that is good. */
const GRANTS: Values[] = [
  { grant_type: "" },
  { grant_type: "password" },
  { client_id: "nobody" },
  { client_secret: "secret" },
  { code: "another" },
  { code: "" },
  { redirect_uri: "https://example.com/" },
  { code_verifier: "short" },
  { code_verifier: "v".repeat(43) },
];

const REFRESHES: Values[] = [{ refresh_token: "another" }, { scope: "everything" }, { refresh_token: "" }];

/** What a client can do wrong in the sign-in, in both dialects of its errors. */
export async function playSignInByHand(stage: Stage) {
  for (const dialect of ["oauth", "awork"] as const) {
    const play = (title: string, work: (visitor: Visitor, clientId: string) => Promise<unknown>) => {
      stage.reset();
      stage.awork.signIn.dialect = dialect;
      const { client_id } = stage.awork.signIn.addClient({ redirect_uris: [REDIRECT] });
      return stage.byHand(`sign-in by hand: ${title}`, () => work(stage.visitor, client_id));
    };

    await play("registration as a list", (visitor) => visitor.register([]));
    await play("registration as a form", (visitor) =>
      visitor.register("a=b", { "content-type": "text/plain" }),
    );
    for (const wrong of REGISTRATIONS)
      await play("registration", (visitor) => visitor.register({ ...REGISTRATION, ...wrong }));
    for (const wrong of QUESTIONS)
      await play("question", (visitor, id) => visitor.open(visitor.ask(id, wrong).ask));
    await play("question twice", (visitor, id) =>
      visitor.open(`${new URLSearchParams(visitor.ask(id).ask).toString()}&scope=full_access`),
    );
    await play("wrong password", async (visitor, id) =>
      visitor.submit(await visitor.open(visitor.ask(id).ask), { email: PERSON_EMAIL, password: "no" }),
    );
    await play("form that is over", async (visitor, id) => {
      const page = await visitor.open(visitor.ask(id).ask);
      stage.awork.clock.advance(11 * MINUTE);
      await visitor.submit(page, { email: PERSON_EMAIL, password: PERSON_PASSWORD });
    });
    for (const wrong of GRANTS)
      await play("grant", async (visitor, id) => visitor.token({ ...(await visitor.consent(id)), ...wrong }));
    await play("grant that comes late", async (visitor, id) => {
      const grant = await visitor.consent(id);
      stage.awork.clock.advance(2 * MINUTE);
      await visitor.token(grant);
    });
    await play("grant twice in one", async (visitor, id) =>
      visitor.token(`${new URLSearchParams(await visitor.consent(id)).toString()}&scope=a&scope=b`),
    );
    for (const wrong of REFRESHES)
      await play("refresh", (visitor, id) =>
        visitor.refresh(id, stage.awork.signIn.issue().refreshToken, wrong),
      );
    await play("refresh of a client without refresh tokens", (visitor) => {
      const client = stage.awork.signIn.addClient({ grant_types: ["authorization_code"] });
      return visitor.refresh(client.client_id, "a-token");
    });
    await play("challenge of another verifier", async (visitor, id) => {
      const grant = await visitor.consent(id, { ask: { code_challenge: challengeOf("another") } });
      await visitor.token(grant);
    });
    const takeBack = (id: string, token: string | null) =>
      stage.call(`DELETE /accounts/me/authorizedclients/${id}`, { token });
    await play("taking back what is not granted", (_, id) =>
      takeBack(id, stage.awork.signIn.issue(COLLEAGUE_ID).accessToken).then(() => takeBack(id, PERSON_TOKEN)),
    );
    await play("taking back without a token", (_, id) => takeBack(id, null));
    await play("taking back where it fails", (_, id) => {
      stage.awork.signIn.revocation = "fails";
      return takeBack(id, PERSON_TOKEN);
    });
    await play("token in JSON", () =>
      stage.call("POST /accounts/token", { token: null, body: { grant_type: "refresh_token" } }),
    );
    await play("token in the address", () =>
      stage.call("POST /accounts/token?code=a", {
        token: null,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    );
  }
}
