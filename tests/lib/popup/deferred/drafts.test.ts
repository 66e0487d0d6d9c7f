// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/popup/app";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Draft } from "@/lib/timer/editing/draft";
import type { Edit } from "@/lib/timer/editing/edit";
import { MINUTE } from "@/lib/timer/time";
import { NO_DAYS } from "@/lib/tracker/days";
import { ACCOUNT } from "../../fake-browser/account";
import { speak } from "../../fake-browser/fakes";
import { sampleProject } from "../../../components/popup/deferred/sample";
import { NOW, RUNNING, STOPPED as ENDED, stateOf } from "../../tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
});
afterEach(() => {
  render(null, document.getElementById("popup")!);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const { id } = RUNNING;
const STOPPED = { ...ENDED, id: "before" };
const NOTE: Draft = { field: "note", id, text: "Second", from: null, at: NOW - MINUTE };

/** Opens the popup over what was left in the middle. The background answers nothing, or is not there. */
async function open(
  drafts: Draft[],
  { edits = [] as Edit[], note = null as string | null, isThere = true } = {},
) {
  speak("en");
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage");
  if (isThere) sendMessage.mockResolvedValue(undefined as never);
  else sendMessage.mockRejectedValue(new Error("No receiver"));
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  const timer = { ...RUNNING, subject: { ...RUNNING.subject, note } };
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(timer));
  await daysItem.set({ ...NO_DAYS, at: NOW, timers: [timer, STOPPED], isWhole: true });
  await editsItem.set(edits);
  await draftsItem.set(drafts);
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  await expect.poll(() => document.querySelector(".choose")).not.toBeNull();
  const sent = () =>
    sendMessage.mock.calls
      .map(([message]) => message as unknown as { name: string; data: unknown })
      .filter(({ name }) => name === "edit")
      .map(({ data }) => data);
  return { sent };
}

const field = () => screen.queryByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
const status = () => screen.getByRole("status").textContent;
const SAVED = "Your last input was saved.";

describe("what was left in the middle", () => {
  it.each<[string, Draft, Parameters<typeof open>[1]]>([
    ["awork has it", { ...NOTE, sent: "Second" }, { note: "Second" }],
    [
      "it waits for awork",
      { ...NOTE, sent: "Second" },
      { edits: [{ id, field: "note", from: null, to: "Second" }] },
    ],
    ["its entry is of before", { ...NOTE, id: STOPPED.id, sent: STOPPED.subject.note }, {}],
  ])("was saved, which is said, and is kept no longer: %s", async (_title, draft, given) => {
    await open([draft], given);
    expect(status()).toContain(SAVED);
    expect(field()).toBeNull();
    expect(await draftsItem.get()).toEqual([]);
  });

  it.each<[string, Draft]>([
    ["never sent", NOTE],
    ["sent, and it did not arrive", { ...NOTE, sent: "Second" }],
  ])("is there again: %s", async (_title, draft) => {
    const { sent } = await open([draft]);
    expect(field()!.value).toBe("Second");
    expect(status()).not.toContain(SAVED);
    expect(sent()).toEqual([]);
    expect(await draftsItem.get()).toEqual([draft]);
  });

  it("is of no entry that has a field for it: it is shown, and can be saved", async () => {
    const { sent } = await open([{ ...NOTE, id: STOPPED.id }]);
    expect(field()).toBeNull();
    expect(document.querySelector(".left")!.textContent).toBe("Second");
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await expect.poll(sent).toEqual([{ id: STOPPED.id, field: "note", from: null, to: "Second" }]);
    await expect.poll(() => draftsItem.get()).toEqual([]);
  });

  it("is a start of an entry that is over: it can be let go alone", async () => {
    await open([{ ...NOTE, field: "start", id: STOPPED.id, text: "9:05" }]);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    fireEvent.click(screen.getAllByRole("button", { name: "Discard" })[0]!);
    await expect.poll(() => draftsItem.get()).toEqual([]);
    await expect.poll(() => document.querySelector(".left")).toBeNull();
  });

  it("is a type of work: it was chosen, and is saved", async () => {
    const { sent } = await open([{ ...NOTE, field: "typeOfWorkId", text: "design" }]);
    expect(sent()).toEqual([{ id, field: "typeOfWorkId", from: null, to: "design" }]);
    await expect.poll(() => draftsItem.get()).toEqual([]);
  });

  it.each<[string, number, string]>([
    ["goes on", 9, "sitemap"],
    ["waits until one searches again", 11, ""],
  ])("is a search: it %s after %d minutes", async (_title, minutes, text) => {
    const search: Draft = {
      field: "search",
      id: null,
      text: "sitemap",
      from: null,
      at: NOW - minutes * MINUTE,
    };
    await open([search]);
    const field = () => screen.queryByRole<HTMLInputElement>("combobox", { name: "Start on" })?.value;
    expect(field()).toBe(text);
    if (text === "") fireEvent.keyDown(document.body, { key: "/" });
    await expect.poll(field).toBe("sitemap");
  });

  const WEBSITE = { ...sampleProject("web", "Website relaunch") };
  const typeSearch = (minutes: number): Draft => {
    const at = NOW - minutes * MINUTE;
    return { field: "typeSearch", id: null, text: "des", from: null, about: WEBSITE, at };
  };

  it("is a search for a type of work: it goes on with what that is for", async () => {
    await open([typeSearch(9)]);
    expect(screen.getByText("Website relaunch")).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Type of work" }).value).toBe("des");
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await expect.poll(() => draftsItem.get()).toEqual([]);
  });

  it("is a search for a type of work, long ago: it waits until the same is chosen", async () => {
    await open([typeSearch(11)]);
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(await draftsItem.get()).toHaveLength(1);
  });
});

describe("what is saved", () => {
  it("is kept until the background has it", async () => {
    await open([NOTE], { isThere: false });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await expect.poll(() => draftsItem.get()).toEqual([{ ...NOTE, sent: "Second" }]);
  });

  it("is let go by, when somebody signs out meanwhile", async () => {
    await open([NOTE]);
    await fakeBrowser.storage.local.remove(["account", "state", "drafts"]);
    await expect.poll(() => screen.getByRole("heading", { level: 1 }).textContent).toBe("Not connected");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await draftsItem.get()).toEqual([]);
  });
});
