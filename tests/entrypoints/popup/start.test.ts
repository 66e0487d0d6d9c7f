// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/popup/app";
import type { Offer } from "@/lib/start/choice-items";
import type { Choice } from "@/lib/timer/start/choice";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { SECOND } from "@/lib/timer/time";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { NOW, RUNNING, stateOf } from "../../lib/tracker/states";

/** As awork's search returns a task: with only the name of its type of work. */
const SITEMAP: Choice = {
  kind: "task",
  id: "sitemap",
  name: "Sitemap",
  key: "WEB-15",
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: null,
  typeOfWork: "Design",
  isBillable: null,
};
const DESIGN: Choice = {
  ...SITEMAP,
  kind: "typeOfWork",
  id: "design",
  name: "Design",
  typeOfWorkId: "design",
};

let sent: { name: string; data: any }[];
let types: PromiseWithResolvers<Offer>;

beforeEach(async () => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
  sent = [];
  types = Promise.withResolvers();
  speak("en");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((async (message: (typeof sent)[0]) => {
    sent.push(message);
    if (message.name === "search") return [SITEMAP];
    return message.name === "choices" ? types.promise : undefined;
  }) as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(RUNNING));
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  await expect.poll(field).not.toBeNull();
});
afterEach(() => {
  render(null, document.getElementById("popup")!);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The field to start, in both steps. */
const field = () => document.querySelector<HTMLInputElement>("#choose")!;
const press = (key: string, given = {}) => fireEvent.keyDown(field(), { key, ...given });
const started = () => sent.filter(({ name, data }) => name === "act" && data.verb === "start");
const WAITS = "Starts as soon as the types of work are loaded.";

/** Takes the task that was found, before the types of work have been read. */
async function take() {
  fireEvent.click(field());
  fireEvent.input(field(), { target: { value: "sitemap" } });
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  await screen.findByRole("option");
  press("Enter");
  await screen.findByText(WAITS);
}

/** The types of work are there. */
async function read() {
  types.resolve({ assigned: [], types: [DESIGN], troubles: { assigned: null, types: null } });
  await vi.advanceTimersByTimeAsync(0);
}

it("Enter pressed before the types of work have been read starts once they have, and once", async () => {
  await take();
  press("Enter", { repeat: true });
  press("Enter");
  expect(started()).toEqual([]);
  await read();
  await expect
    .poll(started)
    .toMatchObject([{ data: { purpose: { taskId: "sitemap", typeOfWorkId: "design" } } }]);
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(started()).toHaveLength(1);
});

it.each<[string, () => unknown]>([
  ["Escape is pressed", () => press("Escape")],
  ["the field is left", () => field().blur()],
  ["something else is typed", () => fireEvent.input(field(), { target: { value: "x" } })],
])("the press is forgotten when %s", async (_title, happen) => {
  await take();
  happen();
  await expect.poll(() => screen.queryByText(WAITS)).toBeNull();
  await read();
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(started()).toEqual([]);
});
