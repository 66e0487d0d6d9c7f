import { readFile } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, request } from "node:http";
import { join, relative } from "node:path";
import { type ViteDevServer, createServer, createServerModuleRunner } from "vite";
import { drawIcons } from "../../scripts/icons.ts";
import { root } from "../../scripts/root.ts";
import type { Shown } from "../scenes/stage.ts";
import { createShows } from "./shows.ts";

const here = (file: string) => join(root, "tests/gallery", file);

/** What is read outside of the frames: when it changes, they begin anew. */
const OUTSIDE = /^(entrypoints\/.*\.html$|public\/_locales\/|tests\/(fake-awork|gallery|scenes)\/)/;

export type Gallery = { address: string; close(): Promise<void> };

/** Serves the gallery to this machine alone. `port` 0 takes a free one. */
export async function startGallery(port = 0): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root,
    publicDir: false,
    cacheDir: join(root, ".output/gallery"),
    appType: "custom",
    logLevel: "warn",
    server: {
      host: "127.0.0.1",
      port,
      // What is built or found changes often, and none of it is shown.
      watch: { ignored: ["**/.output/**", "**/.results/**", "**/.wxt/**"] },
    },
    resolve: {
      alias: [
        // Frames would share the one that the browser keeps.
        {
          find: /^\.\/secret-key$/,
          replacement: join(root, "tests/lib/fake-browser/secret-key.ts"),
        },
        { find: "wxt/browser", replacement: here("browser.ts") },
        { find: /^@\//, replacement: `${root}/` },
      ],
    },
    define: { "import.meta.env.BROWSER": JSON.stringify("chrome") },
    optimizeDeps: { entries: ["tests/gallery/frame.ts"] },
  });
  // All of it anew after each change: what a scene imports is small.
  const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
  const player = () => runner.import<typeof import("./play.ts")>("/tests/gallery/play.ts");
  const shows = createShows(server.ws, async (scene, language) =>
    (await player()).beginScene(scene, language),
  );
  server.watcher.on("all", (_, file) => {
    if (!OUTSIDE.test(relative(root, file).replaceAll("\\", "/"))) return;
    runner.clearCache();
    server.ws.send({ type: "full-reload" });
  });

  const icons = await drawIcons();
  const pages: Record<string, () => Promise<string | Uint8Array>> = {
    "/": () => readFile(here("gallery.html")),
    "/scenes.json": async () => JSON.stringify((await player()).scenes()),
    "/popup.html": () => frame(server, "popup"),
    "/panel.html": () => frame(server, "sidepanel"),
    "/settings.html": () => frame(server, "options"),
    ...Object.fromEntries([...icons].map(([name, picture]) => [`/icons/${name}`, async () => picture])),
  };

  server.middlewares.use((message, response, next) => {
    const { pathname } = new URL(message.url!, "http://gallery");
    const origin = shows.aworkOf(pathname);
    if (origin) return forward(message, response, origin + message.url!.replace(/^\/awork\/\d+/, ""));
    const page = pages[pathname];
    if (!page) return next();
    page().then((text) => {
      const type = { html: "text/html", json: "application/json", png: "image/png" }[
        /\.(json|png)$/.exec(pathname)?.[1] ?? "html"
      ];
      response.setHeader("content-type", `${type}; charset=utf-8`);
      response.end(text);
    }, next);
  });

  await server.listen();
  return {
    address: server.resolvedUrls!.local[0]!,
    async close() {
      await shows.close();
      await runner.close();
      await server.close();
    },
  };
}

/** The page as the extension has it, but its script is loaded by the scene. */
async function frame(server: ViteDevServer, name: Shown): Promise<string> {
  const page = await readFile(join(root, "entrypoints", name, "index.html"), "utf8");
  return server.transformIndexHtml(
    `/${name}.html`,
    page.replace(/"[^"]*main\.tsx"/, '"/tests/gallery/frame.ts"'),
  );
}

/** Where the answer breaks off, so does ours. */
function forward(message: IncomingMessage, response: ServerResponse, url: string): void {
  const { method, headers } = message;
  const asked = request(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  asked.on("error", () => response.destroy());
  message.pipe(asked);
}
