import { describe, expect, it } from "vitest";
import { detailsOf, nameOf } from "@/components/popup/deferred/entry-name";
import type { Subject } from "@/lib/timer/timer";
import { NO_SUBJECT } from "../../../lib/timer/sample";
import { createTestWords } from "../../../lib/words";

const ALL = { ...NO_SUBJECT, task: "Logo", project: "Website", client: "Acme", typeOfWork: "Design" };

describe("what an entry is called", () => {
  it.each<[string, Subject, string, (string | null)[]]>([
    ["its task", ALL, "Logo", ["Website", "Acme", "Design"]],
    ["else its type of work, told once", { ...ALL, task: null }, "Design", ["Website", "Acme"]],
    ["else its project, told once", { ...NO_SUBJECT, project: "Website" }, "Website", []],
    ["else that it has no name", NO_SUBJECT, "Entry without a name", []],
  ])("%s", (_title, subject, name, details) => {
    expect(nameOf(subject, createTestWords("en"))).toBe(name);
    expect(detailsOf(name, subject).filter((each) => each !== null)).toEqual(details);
  });

  it("is in German where it has no name", () => {
    expect(nameOf(NO_SUBJECT, createTestWords("de"))).toBe("Eintrag ohne Namen");
  });
});
