import { describe, expect, it } from "vitest";
import { isTimerCall } from "@/lib/follow/timer-call";

const APP = "https://app.awork.com";
const START = "https://api.awork.com/api/v1/timetracking/start";

describe("a call of awork's web app that changes a timer or an entry", () => {
  it.each<[boolean, string, string, string, string | null]>([
    [true, "to start one", "POST", START, APP],
    [true, "told with the page's whole address", "POST", START, `${APP}/tasks/HAUS-6`],
    [true, "from the workspace's own host", "POST", START, "https://engines.awork.com"],
    [true, "to a host of the page's own", "POST", `${APP}/api/v1/me/timetracking/stop`, APP],
    [true, "to edit an entry", "PUT", `${APP}/api/v1/timeentries/1`, APP],
    [true, "to delete one", "DELETE", `${APP}/api/v1/TimeEntries/1`, APP],
    [false, "that only asks", "GET", START, APP],
    [false, "that asks for the headers", "HEAD", START, APP],
    [false, "that asks whether it may call", "OPTIONS", START, APP],
    [false, "to something else", "POST", `${APP}/api/v1/tasks`, APP],
    [false, "that has the name in what is searched for", "POST", `${APP}/search?term=/timetracking`, APP],
    [false, "of our own", "POST", START, "chrome-extension://abcdefgh"],
    [false, "of our own in Firefox", "POST", START, "moz-extension://6f1d3f0a/background.js"],
    [false, "of nobody", "POST", START, null],
    [false, "of a page without an origin", "POST", START, "null"],
    [false, "of another site", "POST", START, "https://evil.example"],
    [false, "of a site that ends alike", "POST", START, "https://notawork.com"],
    [false, "to another site", "POST", "https://evil.example/timetracking", APP],
    [false, "that isn't encrypted", "POST", START.replace("https", "http"), APP],
  ])("%s: %s", (expected, _title, method, url, from) => {
    expect(isTimerCall({ method, url, from })).toBe(expected);
  });
});
