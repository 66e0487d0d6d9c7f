import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { anyText, flag, idOrNull, text, uuid } from "@/lib/awork/field";
import { parse } from "@/lib/awork/parse";

const ID = "86650f81-0000-4000-8000-000000000001";

type Case = [sentence: string, said: object, read: unknown];
const of = (field: v.GenericSchema, said: object) => parse(v.object({ field }), said)["field"];

describe("the id of something else", () => {
  it.each<Case>([
    ["is the id", { field: ID }, ID],
    ["may be in capital letters", { field: ID.toUpperCase() }, ID.toUpperCase()],
    ["is none when missing", {}, null],
    ["is none when null", { field: null }, null],
    ["is none when empty", { field: "" }, null],
    ["is none when it is a word", { field: "current" }, null],
    ["is none when it would lead elsewhere", { field: `../users/${ID}` }, null],
    ["is none when it would end a filter", { field: `${ID}' or id ne guid'${ID}` }, null],
    ["is none when it is a number", { field: 7 }, null],
    ["is none when it is an object", { field: { id: ID } }, null],
  ])("%s", (_sentence, said, read) => {
    expect(of(idOrNull, said)).toBe(read);
  });
});

describe("text", () => {
  it.each<Case>([
    ["is the text", { field: "draft" }, "draft"],
    ["may be empty", { field: "" }, ""],
    ["is null when missing", {}, null],
    ["is null when null", { field: null }, null],
  ])("%s", (_sentence, said, read) => {
    expect([of(text, said), of(anyText, said)]).toEqual([read, read]);
  });

  it("that is none is understood only where it can be done without", () => {
    expect(of(anyText, { field: 7 })).toBeNull();
    expect(() => of(text, { field: 7 })).toThrow(new NotUnderstood("field"));
  });
});

describe("a flag", () => {
  it.each<Case>([
    ["is up when true", { field: true }, true],
    ["is down when false", { field: false }, false],
    ["is down when missing", {}, false],
    ["is down when null", { field: null }, false],
    ["is down when it is a number", { field: 1 }, false],
    ["is down when it is a text", { field: "true" }, false],
  ])("%s", (_sentence, said, read) => {
    expect(of(flag, said)).toBe(read);
  });
});

describe("the id of the thing itself", () => {
  it("is the id", () => {
    expect(of(uuid, { field: ID })).toBe(ID);
  });

  it.each([{}, { field: null }, { field: "" }, { field: "current" }, { field: 7 }])("can't be %j", (said) => {
    expect(() => of(uuid, said)).toThrow(new NotUnderstood("field"));
  });
});
