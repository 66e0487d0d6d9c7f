import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createCertificate } from "./certificate.ts";
import type { FakeAwork } from "./server.ts";

/** The hosts of the web app: awork's common one, and a workspace's. */
export const APP_HOST = "app.awork.com";
export const WORKSPACE_HOST = "carla.awork.com";

export type WebApp = {
  /** Its address at one of the hosts: a browser has to be told that the host is this computer. */
  at(host: string): string;
  close(): Promise<void>;
};

/** The stand-in's web app at hosts of awork's own, encrypted, so that a browser asks for them as for the real ones. */
export async function startWebApp(awork: Pick<FakeAwork, "origin">): Promise<WebApp> {
  const { hostname, port, host, origin } = new URL(awork.origin);
  const server = createServer(createCertificate([APP_HOST, WORKSPACE_HOST]), (message, response) => {
    const { method, url: path, headers } = message;
    const isOwn = headers.origin === `https://${headers.host}`;
    const passed = { ...headers, host, ...(isOwn && { origin }) };
    const onward = request({ hostname, port, method, path, headers: passed }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    message.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const own = (server.address() as AddressInfo).port;
  return {
    at: (name) => `https://${name}:${own}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
