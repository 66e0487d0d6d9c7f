import { describe, expect, it, vi } from "vitest";
import { createProjectTypes } from "@/lib/popup/deferred/start/project-types";
import { sampleType } from "@/tests/components/popup/deferred/sample";

const DESIGN = [sampleType("d", "Design")];

describe("the types of work of a project", () => {
  it("are loaded once, and undefined until then", async () => {
    const ask = vi.fn(async () => DESIGN);
    const types = createProjectTypes(ask);
    const loading = types.load("web");
    expect(types.of("web")).toBeUndefined();
    await Promise.all([loading, types.load("web")]);
    expect(types.of("web")).toEqual(DESIGN);
    expect(ask.mock.calls).toEqual([["web"]]);
    expect(types.of("shop")).toBeUndefined();
  });

  it.each<[string, () => Promise<object | null>]>([
    ["awork doesn't tell them", async () => null],
    ["the background has an error for an answer", async () => ({ kind: "timedOut", detail: "" })],
    ["the background doesn't answer", () => Promise.reject(new Error("gone"))],
  ])("are none in particular where %s", async (_title, ask) => {
    const types = createProjectTypes(ask);
    await types.load("web");
    expect(types.of("web")).toBeNull();
  });

  it("are none in particular without a project, and nothing is asked", async () => {
    const ask = vi.fn(async () => DESIGN);
    const types = createProjectTypes(ask);
    await types.load(null);
    expect([types.of(null), ask.mock.calls]).toEqual([null, []]);
  });

  it("are not those of the account before", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof DESIGN>();
    const types = createProjectTypes(() => promise);
    const loading = types.load("web");
    types.reset();
    resolve(DESIGN);
    await loading;
    expect(types.of("web")).toBeUndefined();
  });
});
