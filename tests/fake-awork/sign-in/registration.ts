import type { Answer } from "../answer.ts";
import { invalidModel, unauthorized } from "../refusal.ts";
import type { Client, Clients } from "./clients.ts";
import type { Endpoint } from "./door.ts";
import { registrationModel } from "./registration-model.ts";
import type { Rules } from "./rules.ts";
import { isScope } from "./scope.ts";

const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** An absolute address without a fragment (RFC 6749, section 3.1.2): https, or http on one's own machine. */
function isRedirect(address: string) {
  const url = URL.parse(address);
  if (!url || address.includes("#")) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.includes(url.hostname));
}

/** What RFC 7591 assumes where nothing is said; of the scope it leaves that to the server. */
const USUAL = {
  redirect_uris: [] as string[],
  grant_types: ["authorization_code"],
  response_types: ["code"],
  scope: "full_access",
  application_type: "web",
};

/** The fields of schema `DynamicClientRegistrationResponse` that can be null. */
const NULLABLE = [
  "client_name",
  "application_type",
  "contacts",
  "logo_uri",
  "client_uri",
  "policy_uri",
  "tos_uri",
  "software_id",
  "software_version",
  "client_secret",
];

function checkedClient(body: string, rules: Rules): Partial<Client> {
  const client = { ...USUAL, ...registrationModel(body) };
  const check = (property: keyof typeof client, isRight: boolean, message: string) => {
    if (!isRight) throw invalidModel(property, message);
  };
  const { redirect_uris, grant_types, response_types, application_type } = client;
  check("redirect_uris", redirect_uris.length > 0, "At least one redirect address is required.");
  for (const address of redirect_uris)
    check("redirect_uris", isRedirect(address), `'${address}' is neither https nor http on a loopback.`);
  // RFC 7591 would take "client_secret_basic" for nothing said. Here are public clients only.
  check(
    "token_endpoint_auth_method",
    client.token_endpoint_auth_method === "none",
    "Only public clients ('none') may register.",
  );
  check(
    "grant_types",
    grant_types.includes("authorization_code") &&
      grant_types.every((type) => ["authorization_code", "refresh_token"].includes(type)),
    "Of grant types there are 'authorization_code', which is required, and 'refresh_token'.",
  );
  check(
    "response_types",
    response_types.length === 1 && response_types[0] === "code",
    "The only response type is 'code'.",
  );
  check("scope", isScope(client.scope), "Of scopes there are 'full_access' and 'offline_access'.");
  check(
    "application_type",
    ["web", "native"].includes(application_type),
    "The application type is 'web' or 'native'.",
  );
  check(
    "application_type",
    application_type === "web" ||
      rules.native === "taken" ||
      redirect_uris.every((address) => !address.startsWith("https:")),
    "A native application can't have an https redirect address.",
  );
  return client;
}

/**
 * Registers a client for whoever asks, unless the rules say otherwise: RFC 7591, refused with the `ErrorResponse` that
 * awork's reference names for it.
 */
export function createRegistration(clients: Clients, rules: Rules): Endpoint {
  return ({ headers, body }): Answer => {
    if (rules.registration === "refused") throw unauthorized("Anonymous registration is not allowed.");
    if (!/^application\/json *(;|$)/i.test(headers["content-type"] ?? ""))
      throw invalidModel("model", "The body must be JSON.");
    const client = clients.add(checkedClient(body, rules));
    const absent = rules.absent === "null" ? Object.fromEntries(NULLABLE.map((name) => [name, null])) : {};
    return {
      status: 201,
      headers: { "cache-control": "no-store" },
      // The reference has a number here that is never null: 0, as nothing expires.
      body: { ...absent, ...client, client_secret_expires_at: 0 },
    };
  };
}
