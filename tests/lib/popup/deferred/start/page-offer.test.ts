import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { createPageOffer } from "@/lib/popup/deferred/start/page-offer";
import type { Timer } from "@/lib/timer/timer";
import { sampleTask } from "@/tests/components/popup/deferred/sample";
import { ACCOUNT } from "../../../fake-browser/account";
import { RUNNING, STOPPED } from "../../../tracker/states";

const HOME = ACCOUNT.workspace.url;
const LOGO = sampleTask("logo", "Logo");
const ON_LOGO = { ...RUNNING, about: { ...RUNNING.about, taskId: "logo" } };

async function offer(url: string | null, timer: Timer | null = null, account = ACCOUNT) {
  const ask = vi.fn(async () => LOGO);
  const page = Promise.resolve(url === null ? null : { url, title: " Brief for the logo " });
  const made = createPageOffer({ account: signal(account), shown: signal(timer), page, ask });
  await made.read();
  return { ...made, ask };
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
