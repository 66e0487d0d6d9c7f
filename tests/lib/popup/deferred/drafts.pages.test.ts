import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { draftsItem } from "@/lib/drafts/draft-items";
import { createDrafts } from "@/lib/popup/deferred/drafts";

beforeEach(() => fakeBrowser.reset());

const NOTE = { field: "note", id: "one", text: "Note", from: null } as const;
const SEARCH = { field: "search", id: null, text: "logo", from: null } as const;

const stored = async () => (await draftsItem.get()).map(({ text }) => text).toSorted();
const texts = ({ all }: ReturnType<typeof createDrafts>) => all.value.map(({ text }) => text).toSorted();

describe("of two pages that are open", () => {
  it("each keeps what is typed in the other", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    await expect.poll(() => texts(panel)).toEqual(["Note"]);
    panel.keep(SEARCH);
    await expect.poll(stored).toEqual(["Note", "logo"]);
    await expect.poll(() => texts(popup)).toEqual(["Note", "logo"]);
  });

  it("each lets go what the other lets go, and no more", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    await expect.poll(() => texts(panel)).toEqual(["Note"]);
    panel.keep(SEARCH);
    await expect.poll(() => texts(popup)).toEqual(["Note", "logo"]);
    panel.drop("note", "one");
    await expect.poll(() => texts(popup)).toEqual(["logo"]);
    popup.keep({ ...NOTE, text: "Again" });
    await expect.poll(stored).toEqual(["Again", "logo"]);
  });

  it("what both type at once stays in both", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    panel.keep(SEARCH);
    await expect.poll(() => texts(popup)).toEqual(["Note", "logo"]);
    await expect.poll(() => texts(panel)).toEqual(["Note", "logo"]);
    await expect.poll(stored).toEqual(["Note", "logo"]);
  });

  it("the later text of a field counts", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    await expect.poll(() => texts(panel)).toEqual(["Note"]);
    panel.keep({ ...NOTE, text: "Later" });
    await expect.poll(() => texts(popup)).toEqual(["Later"]);
  });

  it("one that signs out ends the drafts of both", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    await expect.poll(() => texts(panel)).toEqual(["Note"]);
    await fakeBrowser.storage.local.remove("drafts");
    await expect.poll(() => [texts(popup), texts(panel)]).toEqual([[], []]);
  });
});

describe("what a page types itself", () => {
  it("is never set back by what storage tells of it later", async () => {
    const page = createDrafts([]);
    const seen: string[][] = [];
    page.all.subscribe(() => void seen.push(texts(page)));
    for (const text of ["N", "No", "Not", "Note"]) page.keep({ ...NOTE, text });
    page.drop("note", "one");
    page.keep({ ...NOTE, text: "New" });
    await expect.poll(stored).toEqual(["New"]);
    expect(seen).toEqual([[], ["N"], ["No"], ["Not"], ["Note"], [], ["New"]]);
  });

  it("is still its own draft after another page typed, so that it goes once it is saved", async () => {
    const [popup, panel] = [createDrafts([]), createDrafts([])];
    popup.keep(NOTE);
    const saved = popup.sending({ field: "note", id: "one", to: "Note" });
    await expect.poll(() => panel.all.value.map(({ sent }) => sent)).toEqual(["Note"]);
    panel.keep(SEARCH);
    await expect.poll(() => texts(popup)).toEqual(["Note", "logo"]);
    saved();
    await expect.poll(stored).toEqual(["logo"]);
  });
});
