import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { createPageOffer } from "@/lib/popup/deferred/start/page-offer";
import type { Choice } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import type { Account } from "@/lib/tracker-store/account";
import { sampleTask } from "@/tests/components/popup/deferred/sample";
import { ACCOUNT } from "../../../fake-browser/account";
import { RUNNING, STOPPED } from "../../../tracker/states";

const HOME = ACCOUNT.workspace.url;
const LOGO = sampleTask("logo", "Logo");
const ON_LOGO = { ...RUNNING, about: { ...RUNNING.about, taskId: "logo" } };

const LABEL = " Brief for the logo ";

async function offer(url: string | null, timer: Timer | null = null, who: Account | null = ACCOUNT) {
  const ask = vi.fn(async (): Promise<Choice | null> => LOGO);
  const account = signal(who);
  /** The page that the browser tells of now. */
  const now = { url, title: LABEL };
  const page = async () => (now.url === null ? null : { url: now.url, title: now.title });
  const made = createPageOffer({ account, shown: signal(timer), page, ask });
  await made.read();
  return { ...made, ask, now, account };
}

describe("the page behind the popup", () => {
  it.each<[string, Timer | null, boolean]>([
    ["while nothing runs", STOPPED, true],
    ["while another timer runs", RUNNING, true],
    ["not while a timer runs on it", ON_LOGO, false],
    ["after a timer ran on it", { ...STOPPED, about: ON_LOGO.about }, true],
  ])("is what to start on where it is a task of awork: %s", async (_title, timer, isOffered) => {
    const { choice, title, ask } = await offer(`${HOME}/tasks/WEB-12/details`, timer);
    expect(ask.mock.calls).toEqual([[{ kind: "task", key: "WEB-12" }]]);
    expect([choice.value, title.value]).toEqual([isOffered ? LOGO : null, null]);
  });

  it.each<[string, string | null, string | null]>([
    ["another site", "https://example.com/brief", "Brief for the logo"],
    ["another page of awork", `${HOME}/dashboard`, "Brief for the logo"],
    ["a page of the browser", "chrome://extensions/", null],
    ["a file on this computer", "file:///home/brief.pdf", null],
    ["a page that the browser doesn't tell", null, null],
  ])("asks awork nothing, and offers at most its title: %s", async (_title, url, expected) => {
    const { choice, title, ask } = await offer(url);
    expect([ask.mock.calls.length, choice.value, title.value]).toEqual([0, null, expected]);
  });
});

describe("the page beside the side panel, read again", () => {
  it("is not asked for twice while it is the same", async () => {
    const { read, choice, ask } = await offer(`${HOME}/tasks/WEB-12/details`);
    await read();
    expect([ask.mock.calls.length, choice.value]).toEqual([1, LOGO]);
  });

  it.each<[string, string | null, string | null]>([
    ["another site", "https://example.com/brief", "Brief for the logo"],
    ["one that the browser doesn't tell", null, null],
  ])("takes its offer along when it becomes %s", async (_title, url, expected) => {
    const { read, choice, title, now, ask } = await offer(`${HOME}/tasks/WEB-12/details`);
    now.url = url;
    await read();
    expect([choice.value, title.value]).toEqual([null, expected]);
    now.url = `${HOME}/tasks/WEB-12/details`;
    await read();
    expect([ask.mock.calls.length, choice.value, title.value]).toEqual([2, LOGO, null]);
  });

  it("is asked for again if there was nothing: awork may not have answered", async () => {
    const { read, choice, now, ask } = await offer(null);
    now.url = `${HOME}/tasks/WEB-12`;
    ask.mockResolvedValueOnce(null);
    await read();
    expect(choice.value).toBeNull();
    await read();
    expect(choice.value).toEqual(LOGO);
  });

  it("has its new title", async () => {
    const { read, title, now } = await offer("https://example.com/mail");
    now.title = "Offer for the flyer";
    await read();
    expect(title.value).toBe("Offer for the flyer");
  });

  it("is another workspace's once another account is connected, and nobody's after a sign-out", async () => {
    const { read, choice, ask, account } = await offer(`${HOME}/tasks/WEB-12`);
    account.value = { ...ACCOUNT, workspace: { ...ACCOUNT.workspace, id: "other" } };
    ask.mockResolvedValueOnce(null);
    await read();
    expect([ask.mock.calls.length, choice.value]).toEqual([2, null]);
    account.value = null;
    await read();
    expect([ask.mock.calls.length, choice.value]).toEqual([2, null]);
    account.value = ACCOUNT;
    await read();
    expect([ask.mock.calls.length, choice.value]).toEqual([3, LOGO]);
  });

  it("leaves aside an answer about a page that is gone", async () => {
    const { read, choice, now, ask } = await offer(null);
    const answer = Promise.withResolvers<typeof LOGO>();
    ask.mockReturnValueOnce(answer.promise);
    now.url = `${HOME}/tasks/WEB-12`;
    const first = read();
    await Promise.resolve();
    now.url = "https://example.com/";
    await read();
    answer.resolve(LOGO);
    await first;
    expect(choice.value).toBeNull();
  });
});
