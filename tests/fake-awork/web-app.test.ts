import { X509Certificate } from "node:crypto";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCertificate } from "./certificate.ts";
import { type FakeAwork, startFakeAwork } from "./server.ts";
import { APP_HOST, WORKSPACE_HOST, type WebApp, startWebApp } from "./web-app.ts";

let awork: FakeAwork;
let app: WebApp;
beforeAll(async () => {
  awork = await startFakeAwork();
  app = await startWebApp(awork);
});
afterAll(async () => {
  await app.close();
  await awork.close();
});

/** As a browser does that takes the host for this computer. */
const send = (method: string, address: string, origin: string | null = null) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { hostname: servername, port, pathname, host } = new URL(address);
    const headers = { host, ...(origin !== null && { origin, "sec-fetch-site": "same-origin" }) };
    const options = { hostname: "127.0.0.1", port, path: pathname, servername, method, headers };
    const sent = request({ ...options, rejectUnauthorized: false }, async (answer) =>
      resolve({ status: answer.statusCode!, body: await text(answer) }),
    );
    sent.on("error", reject).end(method === "POST" ? "{}" : undefined);
  });

it.each([APP_HOST, WORKSPACE_HOST])("the web app is at %s, and does what its page asks for", async (host) => {
  awork.books.clear();
  const at = app.at(host);
  expect((await send("GET", `${at}/tasks/1`)).body).toContain("A stand-in for awork");
  expect((await send("POST", `${at}/app/timetracking/start`, at)).status).toBe(200);
  expect(awork.books.current()).not.toBeNull();
  expect((await send("POST", `${at}/app/timetracking/stop`, "https://evil.example")).status).toBe(403);
});

it("its certificate is for its hosts, and signed by itself", () => {
  const { cert } = createCertificate([APP_HOST, WORKSPACE_HOST]);
  const certificate = new X509Certificate(cert);
  expect(certificate.checkHost(WORKSPACE_HOST)).toBe(WORKSPACE_HOST);
  expect(certificate.checkHost("evil.example")).toBeUndefined();
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});
