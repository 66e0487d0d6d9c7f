import { expect, it } from "vitest";
import { workspaceUrl } from "@/lib/tracker/workspace-url";

const AWORK = "https://app.awork.com";

it.each([
  ["its own address", "https://engines.awork.com", "https://engines.awork.com"],
  [
    "its own address without what follows",
    "https://engines.awork.com/home?a=b#c",
    "https://engines.awork.com",
  ],
  ["its own domain", "https://time.engines.example", "https://time.engines.example"],
  [
    "its own address without a name in it",
    "https://ada:secret@engines.awork.com",
    "https://engines.awork.com",
  ],
  ["awork's where none is known", "", AWORK],
  ["awork's where it is no address", "engines.awork.com", AWORK],
  ["awork's where it is not safe", "http://engines.awork.com", AWORK],
  ["awork's where it is a script", "javascript:alert(1)", AWORK],
  ["awork's where it is data", "data:text/html,<h1>awork</h1>", AWORK],
  ["awork's where it leads into the browser", "chrome://settings", AWORK],
])("a workspace is at home at %s", (_title, url, home) => {
  expect(workspaceUrl(url)).toBe(home);
});
