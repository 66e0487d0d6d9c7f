import * as fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { happened } from "@/lib/diagnostics/log";
import { report } from "@/lib/diagnostics/report";
import { DEFAULTS } from "@/lib/timer/settings";
import { MINUTE } from "@/lib/timer/time";
import { NOW, RUNNING, stateOf } from "../tracker/states";
import { MARKER, anyState } from "../tracker/marked";
import { ACCOUNT } from "../fake-browser/account";
import { speak } from "../fake-browser/fakes";

const AGENT = "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  vi.stubGlobal("navigator", { userAgent: AGENT });
  fakeBrowser.reset();
  speak("de", "de-AT");
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    version: "1.2.3",
    manifest_version: 3,
  } as never);
  vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(true as never);
  vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue("active" as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([
    { name: "resume", shortcut: "Alt+Shift+U" },
    { name: "stop", shortcut: "" },
  ] as never);
});

const lines = async () => (await report()).split("\n");

describe("the report", () => {
  it("tells of browser and computer, of the state, and what happened", async () => {
    await fakeBrowser.storage.local.set({
      state: stateOf(RUNNING),
      account: ACCOUNT,
      settings: { ...DEFAULTS, guardMinutes: 15 },
      edits: [],
    });
    await fakeBrowser.storage.session.set({ access: "token" });
    await fakeBrowser.alarms.create("wake", { when: NOW + 42_000 });
    await fakeBrowser.action.setBadgeText({ text: "1:00" });
    await happened("permission", false);
    const told = await lines();
    const sizes = [
      `state ${JSON.stringify(stateOf(RUNNING)).length}`,
      `account ${JSON.stringify(ACCOUNT).length}`,
      `settings ${JSON.stringify({ ...DEFAULTS, guardMinutes: 15 }).length}`,
      "edits 2",
      `log ${JSON.stringify([{ at: NOW, what: "permission", detail: [false] }]).length}`,
    ];
    expect(told).toEqual(
      expect.arrayContaining([
        "Made: 2026-08-26 12:00:00 +02:00",
        "Extension: 1.2.3, manifest 3",
        `Browser: ${AGENT}`,
        "Language: de-AT, texts de",
        "Follows the web app: 2 of 2 hosts allowed, call noticed never",
        "Time zone: Europe/Berlin",
        "May reach awork: yes",
        "Keys: resume Alt+Shift+U, stop none",
        "Person: active",
        `Settings: ${JSON.stringify({ ...DEFAULTS, guardMinutes: 15 })}`,
        'Badge: "1:00"',
        "Next wake: in 42 s",
        `Stored in bytes: ${sizes.join(", ")}`,
        "In memory in bytes: access 7",
        "Connected: with an access token",
        "Timer: running, worked 1:00:00, breaks 0, 0:00:00 long",
        "Last events: 1",
        "2026-08-26 12:00:00 +02:00  permission: granted false",
      ]),
    );
  });

  it("tells of a browser with nothing in it", async () => {
    expect(await lines()).toEqual(
      expect.arrayContaining([
        "Next wake: none",
        "Stored in bytes: nothing",
        "In memory in bytes: nothing",
        "Connected: no",
        "Timer: none",
        "Last events: 0",
      ]),
    );
  });

  it("tells what it can where the browser can't tell something", async () => {
    vi.spyOn(fakeBrowser.idle, "queryState").mockImplementation(() => {
      throw new Error("not here");
    });
    vi.spyOn(fakeBrowser.storage.local, "get").mockRejectedValue(new Error("broken"));
    expect(await lines()).toEqual(
      expect.arrayContaining([
        "Extension: 1.2.3, manifest 3",
        "Person: not told",
        "Settings: not told",
        "Stored in bytes: not told",
        "Timer: none",
      ]),
    );
  });

  it("has what the last check of the connection found", async () => {
    const text = await report({ at: NOW, holding: 1, lines: ["holds: a"], trouble: null });
    expect(text).toMatch(/^Connection check: 1 of 1 assumptions hold, [^]*\nholds: a\n/m);
  });

  it("asks nothing of awork, and writes nothing", async () => {
    const fetch = vi.spyOn(globalThis, "fetch");
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await report();
    expect([fetch.mock.calls, set.mock.calls]).toEqual([[], []]);
  });

  it("has nothing in it that people or awork have written, whatever is stored", async () => {
    const choice = { kind: "task", id: MARKER, name: MARKER };
    await fc.assert(
      fc.asyncProperty(anyState, fc.json(), async (state, other) => {
        await fakeBrowser.storage.local.set({
          state,
          account: {
            ...ACCOUNT,
            userId: MARKER,
            name: MARKER,
            workspace: { id: MARKER, name: MARKER, url: MARKER },
          },
          token: { nonce: MARKER, text: MARKER },
          edits: [{ id: MARKER, field: "note", from: MARKER, to: MARKER }],
          days: { version: 1, at: NOW, timers: [state.timer], isWhole: true, trouble: state.trouble },
          choices: { of: MARKER, at: NOW, assigned: [choice], types: [choice], other },
          log: [{ at: NOW, what: "trouble", detail: [`${MARKER} and whatever else she has written here`] }],
        });
        await fakeBrowser.storage.session.set({ access: { token: MARKER, expiresAt: NOW + MINUTE } });
        const text = await report();
        expect(text).not.toContain(MARKER);
        expect(text).toContain("token ");
      }),
      { numRuns: 50 },
    );
  });
});
