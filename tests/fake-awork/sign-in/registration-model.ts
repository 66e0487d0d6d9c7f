import { invalidModel } from "../refusal.ts";
import type { Client } from "./clients.ts";

const LISTS = ["redirect_uris", "grant_types", "response_types", "contacts"];
const ADDRESSES = ["logo_uri", "client_uri", "policy_uri", "tos_uri"];
const TEXTS = [
  ...ADDRESSES,
  "client_name",
  "token_endpoint_auth_method",
  "scope",
  "application_type",
  "software_id",
  "software_version",
];

function modelOf(body: string) {
  try {
    const model: unknown = JSON.parse(body);
    if (model && typeof model === "object" && !Array.isArray(model)) return model as Record<string, unknown>;
  } catch {
    // Refused below, like anything else that is no object.
  }
  throw invalidModel("model", "A JSON object is required.");
}

const isList = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === "string");

/** Reads a registration: schema `DynamicClientRegistrationEndpointRequest` of awork's reference, and nothing beside. */
export function registrationModel(body: string): Partial<Client> {
  const given = Object.entries(modelOf(body)).filter(([, value]) => value !== null);
  for (const [property, value] of given) {
    if (![...LISTS, ...TEXTS].includes(property))
      throw invalidModel(property, `${property} is not a property of a registration.`);
    const isRight = LISTS.includes(property) ? isList(value) : typeof value === "string";
    if (!isRight) throw invalidModel(property, `The value of ${property} has the wrong type.`);
    if (ADDRESSES.includes(property) && !/^https?:/.test(URL.parse(String(value))?.protocol ?? ""))
      throw invalidModel(property, `${property} must be an absolute http(s) address.`);
  }
  return Object.fromEntries(given);
}
