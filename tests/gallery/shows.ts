import type { WebSocketClient, ViteDevServer } from "vite";
import type { Order } from "./orders.ts";
import type { beginScene } from "./play.ts";

type Language = Parameters<typeof beginScene>[1];
type Show = {
  id: number;
  scene: Awaited<ReturnType<typeof beginScene>>;
  answer: (id: number, result: unknown, error?: string) => void;
};

/** The scenes that are shown, one for each frame that is open. */
export function createShows(
  socket: ViteDevServer["ws"],
  begin: (scene: string, language: Language) => ReturnType<typeof beginScene>,
) {
  const shows = new Map<WebSocketClient, Show>();
  let last = 0;

  function createShow(
    client: WebSocketClient,
    scene: Show["scene"],
  ): Show & { send: (order: Order) => Promise<unknown> } {
    const waiting = new Map<number, PromiseWithResolvers<unknown>>();
    return {
      id: (last += 1),
      scene,
      answer(id, result, error) {
        if (error === undefined) waiting.get(id)?.resolve(result);
        else waiting.get(id)?.reject(new Error(error));
        waiting.delete(id);
      },
      send(order) {
        const done = Promise.withResolvers<unknown>();
        const id = (last += 1);
        waiting.set(id, done);
        client.send("gallery:order", { id, order });
        return done.promise;
      },
    };
  }

  socket.on("gallery:open", async (wanted: { scene: string; language: Language }, client) => {
    try {
      const scene = await begin(wanted.scene, wanted.language);
      // The frame has gone meanwhile.
      if (client.socket.readyState !== client.socket.OPEN) return void (await scene.awork.close());
      const show = createShow(client, scene);
      shows.set(client, show);
      await show.scene.play(`/awork/${show.id}`, show.send);
      client.send("gallery:end", { error: null });
    } catch (error) {
      client.send("gallery:end", { error: error instanceof Error ? error.message : String(error) });
    }
  });
  socket.on("gallery:done", ({ id, result, error }, client) => shows.get(client)?.answer(id, result, error));
  socket.on("vite:client:disconnect", (_, client) => {
    void shows.get(client)?.scene.awork.close();
    shows.delete(client);
  });

  return {
    /** Where the awork is whose requests have this path; undefined where there is none. */
    aworkOf(path: string): string | undefined {
      const id = Number(/^\/awork\/(\d+)\//.exec(path)?.[1]);
      return [...shows.values()].find((show) => show.id === id)?.scene.awork.origin;
    },
    close: () => Promise.all([...shows.values()].map(({ scene }) => scene.awork.close())),
  };
}
