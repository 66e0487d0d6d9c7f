// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSearch } from "@/lib/popup/deferred/start/search";
import type { Choice } from "@/lib/timer/start/choice";
import { MINUTE, SECOND } from "@/lib/timer/time";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const choice = (name: string): Choice => ({
  kind: "task",
  id: name,
  name,
  key: null,
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: null,
  typeOfWork: null,
  isBillable: null,
});

const LOGO = choice("Logo concept");
const LOGIN = choice("Login page");
const MANY = Array.from({ length: 20 }, (_none, place) => choice(`Logo ${place}`));

/** A search whose requests wait for their answers until the test gives them. */
function create() {
  const questions: { term: string; answer: (answer: Choice[] | string) => void }[] = [];
  const ask = vi.fn(
    (term: string) => new Promise<Choice[] | string>((resolve) => questions.push({ term, answer: resolve })),
  );
  const search = createSearch(ask);
  const terms = () => ask.mock.calls.map(([term]) => term);
  /** Types letter by letter, with so long between two. */
  async function type(text: string, gap: number, from = 0) {
    for (let end = from + 1; end <= text.length; end++) {
      search.setTerm(text.slice(0, end));
      await vi.advanceTimersByTimeAsync(gap);
    }
  }
  const answer = async (place: number, given: Choice[] | string) => {
    questions[place]!.answer(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ...search, terms, type, answer };
}

describe("what is asked of awork", () => {
  it.each([
    ["at once", 0],
    ["fast", 80],
    ["slowly", 250],
    ["more slowly than the pause that is waited for", 350],
    ["letter by letter", 450],
  ])(
    "five letters typed %s cost two searches at most, and the last is for all of them",
    async (_title, gap) => {
      const { type, terms } = create();
      await type("logos", gap);
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(terms().length).toBeLessThanOrEqual(2);
      expect(terms().at(-1)).toBe("logos");
    },
  );

  it("nothing while it is typed, one question after a pause", async () => {
    const { setTerm, terms } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(299);
    expect(terms()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(terms()).toEqual(["logo"]);
  });

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["one letter, which would find nearly everything", "l"],
  ])("%s is not asked for", async (_title, text) => {
    const { setTerm, terms, found } = create();
    setTerm("lo");
    setTerm(text);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(terms()).toEqual([]);
    expect(found.value.busy).toBe(false);
  });

  it("what narrows a whole answer down is found in it", async () => {
    const { type, terms, answer, found } = create();
    await type("lo", SECOND);
    await answer(0, [LOGO, LOGIN]);
    await type("logi", SECOND, 2);
    expect(terms()).toEqual(["lo"]);
    expect(found.value).toEqual({ term: "logi", choices: [LOGIN], busy: false, fault: null });
  });

  it.each<[string, boolean]>([
    ["was there before the field was emptied", true],
    ["came after that", false],
  ])("what %s is asked for anew: there can be new tasks, or another workspace", async (_title, isBefore) => {
    const { type, setTerm, terms, answer, found } = create();
    await type("lo", SECOND);
    if (isBefore) await answer(0, [LOGO]);
    setTerm("");
    if (!isBefore) await answer(0, [LOGO]);
    await type("log", 10);
    expect(found.value.choices).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(terms()).toEqual(["lo", "log"]);
  });

  it.each<[string, Choice[], string]>([
    ["an answer that was cut off", MANY, "logo"],
    ["an answer that has nothing for it: awork finds more than names", [LOGO], "lox"],
  ])("%s is not narrowed down, but asked for anew", async (_title, first, text) => {
    const { type, terms, answer } = create();
    await type("lo", SECOND);
    await answer(0, first);
    await type(text, 10, 2);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(terms()).toEqual(["lo", text]);
  });
});

describe("what is found", () => {
  it("is busy from the first letter until the answer", async () => {
    const { type, answer, found } = create();
    await type("logo", 10);
    expect(found.value.busy).toBe(true);
    await vi.advanceTimersByTimeAsync(SECOND);
    await answer(0, [LOGO]);
    expect(found.value).toEqual({ term: "logo", choices: [LOGO], busy: false, fault: null });
  });

  it("is the answer to what stands there now, in whatever order answers come", async () => {
    const { setTerm, answer, found, terms } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    setTerm("page");
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(terms()).toEqual(["logo", "page"]);
    await answer(1, [LOGIN]);
    await answer(0, [LOGO]);
    expect(found.value).toMatchObject({ term: "page", choices: [LOGIN], busy: false });
  });

  it("is not the answer to what was taken back", async () => {
    const { setTerm, answer, found } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(SECOND);
    setTerm("");
    await answer(0, [LOGO]);
    expect(found.value).toEqual({ term: "", choices: [], busy: false, fault: null });
  });

  it("says why there is nothing, and asks again for other words", async () => {
    const { setTerm, answer, found, terms } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(SECOND);
    await answer(0, "No connection to awork.");
    expect(found.value).toMatchObject({ choices: [], busy: false, fault: "No connection to awork." });
    setTerm("login");
    expect(found.value).toMatchObject({ busy: true, fault: null });
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(terms()).toEqual(["logo", "login"]);
  });

  it("asks again by itself after a failure, and says why until there is an answer", async () => {
    const { setTerm, answer, found, terms } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(SECOND);
    await answer(0, "No connection to awork.");
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(terms()).toEqual(["logo", "logo"]);
    expect(found.value).toMatchObject({ term: "logo", busy: false, fault: "No connection to awork." });
    await answer(1, [LOGO]);
    expect(found.value).toEqual({ term: "logo", choices: [LOGO], busy: false, fault: null });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(terms()).toHaveLength(2);
  });

  it("does not ask again for what was taken back after a failure", async () => {
    const { setTerm, answer, terms } = create();
    setTerm("logo");
    await vi.advanceTimersByTimeAsync(SECOND);
    await answer(0, "No connection to awork.");
    setTerm("");
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(terms()).toEqual(["logo"]);
  });

  it("keeps of a shorter term what suits a longer one whose search fails", async () => {
    const { setTerm, answer, found } = create();
    setTerm("lo");
    await vi.advanceTimersByTimeAsync(SECOND);
    await answer(0, [...MANY, LOGIN]);
    setTerm("login");
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    await answer(1, "No connection to awork.");
    expect(found.value).toMatchObject({ choices: [LOGIN], fault: "No connection to awork." });
  });
});
