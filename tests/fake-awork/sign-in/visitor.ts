import { API } from "../match.ts";
import { PERSON_EMAIL, PERSON_PASSWORD } from "../people.ts";
import { WORKSPACES } from "../workspaces.ts";
import { challengeOf, newSecret } from "./secret.ts";

export const REDIRECT = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/";

/** What a client says of itself; as this extension would. */
export const REGISTRATION = {
  client_name: "A test",
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: "none",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  scope: "full_access offline_access",
  application_type: "web",
  software_id: "test",
  software_version: "1.0.0",
};

type Values = Record<string, string>;
type Who = { email?: string; password?: string; workspace?: string; ask?: Values };

/** A client and its person over real HTTP, for tests without a browser. */
export function createVisitor({ origin }: { origin: string }, speak: typeof fetch = fetch) {
  const at = (path: string) => origin + API + path;

  async function answerOf(response: Response) {
    const text = await response.text();
    const address = response.headers.get("location");
    return {
      status: response.status,
      headers: response.headers,
      text,
      // Tests look into answers field by field.
      get json(): any {
        return JSON.parse(text);
      },
      /** Where it leads, without the parameters; null when it leads nowhere. */
      target: address?.split("?")[0] ?? null,
      parameters: Object.fromEntries(new URL(address ?? origin).searchParams),
    };
  }

  const send = async (path: string, init: RequestInit = {}) =>
    answerOf(await speak(at(path), { redirect: "manual", ...init }));
  const post = (path: string, values: Values | string) =>
    send(path, { method: "POST", body: new URLSearchParams(values) });

  const visitor = {
    register: (
      registration: unknown = REGISTRATION,
      headers: Values = { "content-type": "application/json" },
    ) =>
      send("/clientapplications/register", {
        method: "POST",
        body: typeof registration === "string" ? registration : JSON.stringify(registration),
        headers,
      }),

    /** Opens the page; `ask` as it stands. */
    open: (ask: Values | string) => send(`/accounts/authorize?${new URLSearchParams(ask).toString()}`),

    /** Sends the form of a page, as its button would. */
    submit(page: { text: string }, fields: Values) {
      const visit = /name="visit" value="([^"]*)"/.exec(page.text)?.[1] ?? "";
      const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? "";
      return post(action.slice(API.length), { visit, ...fields });
    },

    token: (form: Values | string) => post("/accounts/token", form),

    refresh: (clientId: string, token: string, more: Values = {}) =>
      visitor.token({ grant_type: "refresh_token", client_id: clientId, refresh_token: token, ...more }),

    /** A question in order, and the verifier that belongs to it. */
    ask(clientId: string, more: Values = {}) {
      const verifier = newSecret();
      const ask = {
        client_id: clientId,
        redirect_uri: REDIRECT,
        response_type: "code",
        scope: "full_access offline_access",
        state: "the-state",
        code_challenge: challengeOf(verifier),
        code_challenge_method: "S256",
        ...more,
      };
      return { ask, verifier };
    },

    /** Signs in up to the code, and says how to exchange it. */
    async consent(clientId: string, { email = PERSON_EMAIL, password = PERSON_PASSWORD, ...who }: Who = {}) {
      const { ask, verifier } = visitor.ask(clientId, who.ask);
      const step = await visitor.submit(await visitor.open(ask), { email, password });
      const workspace = who.workspace ?? WORKSPACES[0].id;
      const { parameters } = step.status === 302 ? step : await visitor.submit(step, { workspace });
      return {
        grant_type: "authorization_code",
        client_id: clientId,
        code: parameters.code ?? "",
        redirect_uri: ask.redirect_uri,
        code_verifier: verifier,
      };
    },

    /** The whole way to a pair of tokens. */
    async signIn(clientId: string, who: Who = {}) {
      const { json } = await visitor.token(await visitor.consent(clientId, who));
      return { accessToken: json.access_token as string, refreshToken: json.refresh_token as string };
    },
  };
  return visitor;
}
