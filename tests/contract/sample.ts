import type { Exchange } from "./exchange.ts";

const uuid = { type: "string", format: "uuid" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const parameter = (name: string, schema: object, more = {}) => ({ name, in: "query", schema, ...more });

/** A small description of the kinds that awork's own is made of. */
export const DESCRIPTION = {
  openapi: "3.0.0",
  servers: [{ url: "https://api.example.com/api/v1" }],
  security: [{ bearer: [] }],
  paths: {
    "/things": {
      get: {
        parameters: [
          { $ref: "#/components/parameters/page" },
          parameter("owner", uuid),
          parameter("isOld", { type: "boolean" }),
        ],
        responses: { 200: json({ type: "array", items: ref("Thing") }) },
      },
      post: {
        requestBody: { required: true, ...json(ref("ThingForm")) },
        responses: { 200: json(ref("Thing")), 204: {} },
      },
    },
    "/things/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: uuid }],
        responses: { 200: json(ref("Thing")), 404: json(ref("ErrorResponse")) },
      },
      delete: {
        parameters: [{ name: "id", in: "path", required: true, schema: uuid }],
        responses: { 204: {} },
      },
    },
    "/things/first": { get: { responses: { 200: json(ref("Thing")) } } },
    "/open": { get: { security: [], responses: { 200: json({ type: "object" }) } } },
    "/search": {
      get: {
        parameters: [parameter("term", { type: "string" }, { required: true })],
        responses: { 200: json({ type: "object" }) },
      },
    },
  },
  components: {
    parameters: { page: parameter("page", { type: "integer", default: 1 }) },
    schemas: {
      Thing: {
        type: "object",
        required: ["id"],
        properties: {
          id: uuid,
          note: { type: "string", nullable: true, example: "a note" },
          at: { type: "string", format: "date-time" },
          part: ref("Part"),
          seconds: { type: "integer", format: "int32", nullable: true },
        },
        additionalProperties: false,
      },
      Part: { type: "object", properties: { name: { type: "string" } }, additionalProperties: false },
      ThingForm: {
        type: "object",
        required: ["kind"],
        properties: { kind: uuid, note: { type: "string", nullable: true } },
        additionalProperties: false,
      },
      ErrorResponse: {
        type: "object",
        required: ["code", "description", "link"],
        properties: {
          code: { type: "string", minLength: 1 },
          description: { type: "string", minLength: 1 },
          link: { type: "string", minLength: 1 },
        },
        additionalProperties: false,
      },
    },
  },
};

export const ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";

type Given = {
  line?: string;
  sent?: unknown;
  status?: number;
  answer?: unknown;
  headers?: Record<string, string>;
  answerHeaders?: Record<string, string>;
} & Partial<Pick<Exchange, "sender" | "network" | "title">>;

const text = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));

/** An exchange about things: without more, one that is in order. */
export function exchange(given: Given = {}): Exchange {
  const [method = "", path = ""] = (given.line ?? `GET /things/${ID}`).split(" ");
  const isJson = { "content-type": "application/json; charset=utf-8" };
  const answer = "answer" in given ? given.answer : { id: ID };
  return {
    title: given.title ?? "a try",
    sender: given.sender ?? "client",
    method,
    url: new URL(`http://127.0.0.1:4000/api/v1${path}`),
    headers: new Headers({
      authorization: "Bearer a-token",
      ...(given.sent !== undefined && isJson),
      ...given.headers,
    }),
    body: given.sent === undefined ? null : text(given.sent),
    answer: {
      status: given.status ?? 200,
      headers: new Headers({ ...(answer !== undefined && isJson), ...given.answerHeaders }),
      body: answer === undefined ? "" : text(answer),
    },
    ...(given.network !== undefined && { network: given.network }),
  };
}
