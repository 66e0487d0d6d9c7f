import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  askToNotify,
  clearNotification,
  isNotified,
  mayNotify,
  notify,
  onNotification,
} from "@/lib/platform/notifications";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const WANTED = { permissions: ["notifications"] };
/** What the browser was asked to show, and under which name. */
const spied = () => vi.spyOn(fakeBrowser.notifications, "create");
const PLAIN = { type: "basic", iconUrl: "/icons/app-128.png", title: "One", message: "first" };

describe("notifications", () => {
  it.each([true, false])("are allowed as the browser says: %s", async (isAllowed) => {
    const contains = vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(isAllowed as never);
    const request = vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(isAllowed as never);
    expect([await mayNotify(), await askToNotify()]).toEqual([isAllowed, isAllowed]);
    expect([contains.mock.calls, request.mock.calls]).toEqual([[[WANTED]], [[WANTED]]]);
  });

  it("are one at a time: the next takes the place of the one before", async () => {
    expect(await isNotified()).toBe(false);
    await notify("One", "first", []);
    await notify("Two", "second", []);
    expect(await isNotified()).toBe(true);
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toHaveLength(1);
    await clearNotification();
    expect(await isNotified()).toBe(false);
  });

  it("have their buttons, in order", async () => {
    const create = spied();
    await notify("One", "first", ["Yes", "No"]);
    const buttons = [{ title: "Yes" }, { title: "No" }];
    expect(create.mock.calls).toEqual([
      [expect.any(String), { ...PLAIN, requireInteraction: true, buttons }],
    ]);
  });

  it.each<[string, string[], object]>([
    ["buttons, and stay", ["buttons"], { ...PLAIN, requireInteraction: true }],
    ["buttons, and go when they go", ["buttons", "requireInteraction"], PLAIN],
  ])("come where the browser throws at what it does not know, without %s", async (_title, unknown, shown) => {
    const create = spied();
    create.mockImplementation(((_id: string, options: object) => {
      for (const name of unknown) if (name in options) throw new Error(`Unexpected property "${name}"`);
      return Promise.resolve("reminder");
    }) as never);
    await notify("One", "first", ["Yes"]);
    expect(create.mock.lastCall).toEqual([expect.any(String), shown]);
  });

  it("have nothing to listen to before they are allowed", () => {
    vi.spyOn(fakeBrowser, "notifications", "get").mockReturnValue(undefined as never);
    expect(() => onNotification(vi.fn(), vi.fn(), vi.fn())).not.toThrow();
  });

  it("are listened to, also where there are no buttons", () => {
    const listen = vi.fn();
    const onClick = vi.fn();
    const onClicked = { addListener: listen };
    vi.spyOn(fakeBrowser, "notifications", "get").mockReturnValue({ onClicked } as never);
    onNotification(onClick, vi.fn(), vi.fn());
    expect(listen.mock.calls).toEqual([[onClick]]);
  });
});
