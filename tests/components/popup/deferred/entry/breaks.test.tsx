// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Breaks } from "@/components/popup/deferred/entry/breaks";
import { DAY, MINUTE } from "@/lib/timer/time";
import type { Break } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

function show(breaks: Break[], { now = signal(at("10:23:45")), language = "en" as "en" | "de" } = {}) {
  render(<Breaks timer={sampleTimer({ breaks })} now={now} words={createTestWords(language)} />);
  return now;
}

/** Spaces within times differ between versions of Node. The tests' time zone is two hours ahead of UTC. */
const lines = () =>
  screen.getAllByRole("listitem").map(({ textContent }) => textContent.replaceAll(/\s/g, " ").trim());

describe("the breaks", () => {
  it.each<[string, Break[], "en" | "de", string[]]>([
    ["from, to and length", [rest("09:10", "09:37")], "en", ["11:10 AM – 11:37 AM 0:27"]],
    ["from, to and length, German", [rest("09:10", "09:37")], "de", ["11:10 – 11:37 0:27"]],
    [
      "in order, the open one last",
      [rest("10:00", null), rest("09:10", "09:37")],
      "en",
      ["11:10 AM – 11:37 AM 0:27", "since 12:00 PM 0:23:45"],
    ],
    ["the open one, German", [rest("10:00", null)], "de", ["seit 12:00 0:23:45"]],
    ["seconds of a short one", [rest("09:10", "09:10:59")], "de", ["11:10 – 11:10 0:00:59"]],
    ["the length where awork tells no more", [rest(null, null, 27 * MINUTE)], "de", ["0:27:00"]],
  ])("are told with %s", (_title, breaks, language, expected) => {
    show(breaks, { language });
    expect(lines()).toEqual(expected);
  });

  it("count the open one up", async () => {
    const now = show([rest("10:00", null)], { language: "de" });
    now.value = at("10:23:46");
    await expect.poll(lines).toEqual(["seit 12:00 0:23:46"]);
  });

  it("have their day, once, when it is another one", () => {
    show([rest("09:10", "09:37")], { now: signal(at("10:00") + DAY), language: "de" });
    expect(lines()).toEqual(["gestern, 11:10 – 11:37 0:27"]);
  });
});
