// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Popup } from "@/components/popup/popup";
import type { Message } from "@/lib/timer/words";
import { HOUR } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../../lib/timer/sample";
import { createTestWords } from "../../lib/words";
import { nameOf } from "./name-of";

afterEach(cleanup);

type Props = ComponentProps<typeof Popup>;

const SUBJECT = { task: "Design", project: "Website", client: "Acme", typeOfWork: null, note: null };
const RUNNING = sampleTimer({ subject: SUBJECT });
const PAUSED = sampleTimer({ subject: SUBJECT, breaks: [rest("09:56:45", null)] });
const STOPPED = sampleTimer({ subject: SUBJECT, end: at("10:00"), duration: HOUR });

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const words = createTestWords(language);
  const calls = {
    onPress: vi.fn(),
    onFind: vi.fn(),
    onSignIn: vi.fn(),
    onSettings: vi.fn(),
    onRemedy: vi.fn(),
  };
  const props: Props = {
    connected: true,
    timer: PAUSED,
    now: signal(at("10:23:45")),
    busy: null,
    isPerson: true,
    keeps: false,
    question: null,
    deferred: undefined,
    resumeKey: "Alt+Shift+U",
    notices: [],
    words,
    ...calls,
    ...given,
  };
  const view = render(<Popup {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Popup {...props} {...next} />) };
}

const buttonNames = () => screen.getAllByRole("button").map(nameOf);

/** A state of the popup, and what a person finds in it: heading, number, buttons, and a sentence if there is one. */
type Case = {
  state: string;
  given: Partial<Props>;
  heading: Message | null;
  number: string | null;
  buttons: Message[];
  says: Message | null;
};

const CASES: Case[] = [
  {
    state: "not connected",
    given: { connected: false, timer: undefined },
    heading: "notConnected",
    number: null,
    buttons: ["settings", "signIn"],
    says: "whyConnect",
  },
  {
    state: "not connected, whatever is still known",
    given: { connected: false, timer: RUNNING },
    heading: "notConnected",
    number: null,
    buttons: ["settings", "signIn"],
    says: "whyConnect",
  },
  {
    state: "first load",
    given: { timer: undefined },
    heading: null,
    number: null,
    buttons: ["settings"],
    says: "asking",
  },
  {
    state: "no entries",
    given: { timer: null },
    heading: "nothingRunning",
    number: null,
    buttons: ["settings"],
    says: "noEntries",
  },
  {
    state: "stopped, with the last entry",
    given: { timer: STOPPED },
    heading: "nothingRunning",
    number: "1:00:00",
    buttons: ["settings"],
    says: null,
  },
  {
    state: "running",
    given: { timer: RUNNING },
    heading: "running",
    number: "1:23:45",
    buttons: ["settings", "pause", "stop"],
    says: null,
  },
  {
    state: "paused",
    given: { timer: PAUSED },
    heading: "paused",
    number: "0:56:45",
    buttons: ["settings", "resume", "keep", "stop"],
    says: null,
  },
  {
    state: "resuming",
    given: { timer: PAUSED, busy: "resume" },
    heading: "paused",
    number: "0:56:45",
    buttons: ["settings", "resuming", "keep", "stop"],
    says: null,
  },
];

describe.each<"en" | "de">(["en", "de"])("the popup, in %s", (language) => {
  const words = createTestWords(language);

  it.each(CASES)("$state", ({ given, heading, number, buttons, says }) => {
    show(given, language);
    expect(screen.queryByRole("heading", { level: 1 })?.textContent ?? null).toBe(heading && words(heading));
    expect(screen.queryByRole("timer", { name: words("timeWorked") })?.textContent ?? null).toBe(number);
    expect(buttonNames()).toEqual(buttons.map((name) => words(name)));
    const text = screen.getByRole("main").textContent;
    if (says) expect(text).toContain(words(says));
    for (const other of ["whyConnect", "asking", "noEntries"] as const) {
      if (other !== says) expect(text).not.toContain(words(other));
    }
  });
});

describe("the popup", () => {
  it("tells what the time is for", () => {
    show();
    const text = screen.getByRole("main").textContent.replaceAll(/\s/g, " ");
    expect(text).toContain("Design");
    expect(text).toContain("Website · Acme");
  });

  it("says before resuming what becomes of the breaks", () => {
    show();
    const button = screen.getByRole("button", { name: "Resume" });
    const hint = document.getElementById(button.getAttribute("aria-describedby")!)!;
    expect(hint.textContent).toBe("0:27 of breaks will count as work");
  });

  it("hands on what is pressed, with the timer that was looked at", () => {
    const { onPress } = show();
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    expect(onPress.mock.calls).toEqual([["resume", PAUSED]]);
  });

  it("puts what comes after the first frame in the place of what is simpler", () => {
    const { again } = show();
    again({
      deferred: {
        when: <p>Since when</p>,
        more: <p>The rest</p>,
        entry: <p>The entry</p>,
        find: <p>The field</p>,
        ask: null,
        below: <p>The days</p>,
        isFinding: false,
      },
    });
    const text = screen.getByRole("main").textContent;
    for (const part of ["The entry", "Since when", "The rest", "The field", "The days", "Resume"])
      expect(text).toContain(part);
    expect(text).not.toContain("Start or switch");
    expect(text).not.toContain("Acme");
  });

  it.each([
    ["a timer", PAUSED],
    ["none", null],
  ])("puts the open list in the place of all that can be done, and keeps the field: %s", (_title, timer) => {
    const parts = { when: null, more: null, entry: null, find: <input />, ask: null, below: <p>The days</p> };
    const { again } = show({ timer, deferred: { ...parts, isFinding: false } });
    const field = screen.getByRole("textbox");
    field.focus();
    again({ timer, deferred: { ...parts, isFinding: true } });
    expect(screen.getByRole("main").textContent).not.toContain("The days");
    expect(buttonNames()).toEqual(["Settings"]);
    expect(screen.queryAllByRole("timer")).toHaveLength(timer ? 1 : 0);
    expect(document.activeElement).toBe(field);
    again({ timer, deferred: { ...parts, isFinding: false } });
    expect(document.activeElement).toBe(field);
  });

  it("keeps button and focus while resuming, so that a second press can join the first", () => {
    const { again } = show();
    const button = screen.getByRole("button", { name: "Resume" });
    button.focus();
    again({ busy: "resume" });
    expect(screen.getByRole("button", { name: "Resuming…" })).toBe(button);
    expect(document.activeElement).toBe(button);
  });

  it.each<[string, Partial<Props>, string | null]>([
    ["Resume when paused", {}, "Resume"],
    ["the way in when not connected", { connected: false, timer: undefined }, "Sign in with awork"],
    ["Pause when it runs", { timer: RUNNING }, "Pause"],
    ["nothing when it has ended and can't be continued", { timer: STOPPED }, null],
    ["nothing before awork has answered", { timer: undefined }, null],
  ])("opens with the focus on %s", (_title, given, name) => {
    show(given);
    const focused = document.querySelectorAll("[autofocus]");
    expect([...focused].map(nameOf)).toEqual(name === null ? [] : [name]);
  });

  it.each<[string, Partial<Props>, "onSignIn" | "onSettings"]>([
    ["Sign in with awork", { connected: false, timer: undefined }, "onSignIn"],
    ["Settings", { connected: false, timer: undefined }, "onSettings"],
    ["Settings", {}, "onSettings"],
  ])("%s leads there, and nowhere else: %o", (name, given, call) => {
    const calls = show(given);
    fireEvent.click(screen.getByRole("button", { name }));
    expect(calls[call]).toHaveBeenCalledOnce();
    expect(calls.onSignIn.mock.calls.length + calls.onSettings.mock.calls.length).toBe(1);
  });

  it.each<["en" | "de", string]>([
    ["en", "Your day and your week at a glance"],
    ["de", "Dein Tag und deine Woche auf einen Blick"],
  ])("says before signing in what one gets, with the name: %s", (language, gain) => {
    show({ connected: false, timer: undefined }, language);
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe(createTestWords(language)("appName"));
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toContain(gain);
  });

  it.each<[string, Partial<Props>]>([
    ["not connected", { connected: false, timer: undefined }],
    ["first load", { timer: undefined }],
    ["no entries", { timer: null }],
    ["running", { timer: RUNNING }],
    ["paused", {}],
  ])("has both regions before there is anything to tell: %s", (_title, given) => {
    const { again } = show(given);
    const regions = [screen.getByRole("alert"), screen.getByRole("status")];
    expect(regions.map(({ textContent }) => textContent)).toEqual(["", ""]);
    again({
      ...given,
      notices: [
        { tone: "bad", text: "No connection.", remedy: null },
        { tone: "good", text: "Resumed.", remedy: null },
      ],
    });
    expect(regions.map(({ textContent }) => textContent)).toEqual(["No connection.", "Resumed."]);
    expect(screen.getByRole("alert")).toBe(regions[0]);
  });

  it("keeps the number when there is trouble", () => {
    show({ timer: RUNNING, notices: [{ tone: "bad", text: "No connection.", remedy: "retry" }] });
    expect(screen.getByRole("timer").textContent).toBe("1:23:45");
  });

  it("hands on what helps", () => {
    const { onRemedy } = show({ notices: [{ tone: "bad", text: "Not allowed.", remedy: "permit" }] });
    fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Allow access to awork" }));
    expect(onRemedy.mock.calls).toEqual([["permit"]]);
  });

  it("offers to sign in again where that helps, and keeps the number", () => {
    const ended = "Your sign-in with awork has expired.";
    const { onRemedy } = show({ notices: [{ tone: "bad", text: ended, remedy: "signIn" }] });
    expect(screen.getByRole("timer").textContent).toBe("0:56:45");
    fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Sign in with awork" }));
    expect(onRemedy.mock.calls).toEqual([["signIn"]]);
  });

  it("does not say that it asks when it could not", () => {
    show({ timer: undefined, notices: [{ tone: "bad", text: "No connection.", remedy: "retry" }] });
    expect(screen.queryByText("Loading…")).toBeNull();
    expect(screen.getByRole("alert").textContent).toContain("No connection.");
  });

  it("says that there is no entry also when there is trouble since", () => {
    show({ timer: null, notices: [{ tone: "bad", text: "No connection.", remedy: "retry" }] });
    expect(screen.getByRole("heading").textContent).toBe("Nothing running");
  });

  it("shows awork's text as text", () => {
    const task = "<img src=x onerror=alert(1)>";
    show({ timer: sampleTimer({ subject: { ...SUBJECT, task, note: "<script>1</script>" } }) });
    const text = screen.getByRole("main").textContent;
    expect(text).toContain(task);
    expect(text).toContain("<script>1</script>");
    expect(document.querySelector("img, script")).toBeNull();
  });
});
