import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createEvent } from "./fakes";

type Given = { origins?: string[] };

/** A browser that allows these match patterns, and whose person says yes or no to others. */
export function createHosts(...allowed: string[]) {
  const { permissions } = fakeBrowser;
  const changed = [createEvent(permissions.onAdded), createEvent(permissions.onRemoved)] as const;
  const hosts = {
    allowed,
    saysYes: true,
    async change(patterns: string[]) {
      hosts.allowed = patterns;
      await Promise.all(changed.map((fire) => fire({ origins: patterns })));
    },
  };
  vi.spyOn(permissions, "contains").mockImplementation((async ({ origins = [] }: Given) =>
    origins.every((origin) => hosts.allowed.includes(origin))) as never);
  vi.spyOn(permissions, "getAll").mockImplementation((async () => ({ origins: hosts.allowed })) as never);
  const request = vi.spyOn(permissions, "request").mockImplementation((async ({ origins = [] }: Given) => {
    if (hosts.saysYes) await hosts.change([...hosts.allowed, ...origins]);
    return hosts.saysYes;
  }) as never);
  const remove = vi.spyOn(permissions, "remove").mockImplementation((async ({ origins = [] }: Given) => {
    await hosts.change(hosts.allowed.filter((each) => !origins.includes(each)));
    return true;
  }) as never);
  return Object.assign(hosts, { request, remove });
}
