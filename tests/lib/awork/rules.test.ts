import { describe, expect, it } from "vitest";
import type { Rules } from "@/lib/timer/rules/rules";
import { rules } from "@/lib/awork/rules";
import { createDesk, failureOf } from "./desk";

const desk = createDesk();

const NONE: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};

describe("the company's rules", () => {
  it.each<[string, object, Partial<Rules>]>([
    ["allow everything at first", {}, {}],
    ["may switch tracking off", { disabled: true }, { isTrackingOff: true }],
    ["may require a description", { descriptionRequired: true }, { isNoteRequired: true }],
    ["may close what is done", { doneProjectsPrevented: true }, { isDoneClosed: true }],
    ["may limit past days", { pastDays: 7 }, { pastDays: 7 }],
    ["may allow today alone", { pastDays: 0 }, { pastDays: 0 }],
  ])("%s", async (_sentence, settings, expected) => {
    Object.assign(desk.awork.books.settings, settings);
    expect((await desk.hers().rules()).value).toEqual({ ...NONE, ...expected });
    expect(desk.urls).toEqual(["/timetracking/settings", "/me/permissions"]);
  });

  it("come with whether the person is an admin", async () => {
    expect((await desk.byKey().rules()).value.isAdmin).toBe(true);
  });

  it.each<[string, object]>([
    ["refused", { status: 401 }],
    ["gone", { status: 404 }],
    ["without a permission", { body: {} }],
  ])("hold though the permissions are %s; the token is not renewed for that", async (_sentence, answer) => {
    desk.connection.renew = () => expect.unreachable("renewed");
    desk.awork.script.next({ path: /permissions/ }, answer);
    expect((await desk.hers().rules()).value).toEqual({ ...NONE, isAdmin: null });
  });

  it("are not known where awork can't be reached", async () => {
    desk.awork.script.next({ path: /permissions/ }, { status: 503 });
    expect((await failureOf(desk.hers().rules())).kind).toBe("aworkTrouble");
  });

  it.each<[string, unknown, Partial<Rules>]>([
    ["an unknown type", [{ type: "new-rule", enabled: true }], {}],
    ["a rule that is not enabled", [{ type: "require-description", enabled: false }], {}],
    ["a rule that doesn't say", [{ type: "require-description" }], {}],
    ["what is no rule", [null, 5, {}, { type: 7, enabled: true }], {}],
    ["past days without a count", [{ type: "allow-on-past-days", enabled: true, dayCount: null }], {}],
    ["past days of an odd count", [{ type: "allow-on-past-days", enabled: true, dayCount: -1 }], {}],
    ["past days that are switched off", [{ type: "allow-on-past-days", enabled: false, dayCount: 3 }], {}],
    [
      "a rule among unreadable ones",
      [null, { type: "require-description", enabled: true, dayCount: "many" }],
      { isNoteRequired: true },
    ],
  ])("pass over %s", (_sentence, settings, expected) => {
    expect(rules(settings, false)).toEqual({ ...NONE, ...expected });
  });

  it("that are no list are not understood", () => {
    expect(() => rules({}, false)).toThrow(/not understood/);
  });
});
