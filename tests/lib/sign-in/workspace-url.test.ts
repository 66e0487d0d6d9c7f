import * as fc from "fast-check";
import { expect, it } from "vitest";
import { workspaceUrl } from "@/lib/sign-in/workspace-url";

const AWORK = "https://app.awork.com";
const STAND_IN = "http://127.0.0.1:4000";

it.each([
  ["its own address", "https://engines.awork.com", "https://engines.awork.com"],
  [
    "its own address without what follows",
    "https://engines.awork.com/home?a=b#c",
    "https://engines.awork.com",
  ],
  ["its own address as it was called before", "https://engines.awork.io/a", "https://engines.awork.io"],
  ["awork's own address", "https://awork.com/login", "https://awork.com"],
  ["an address below an address", "https://eu.engines.awork.com", "https://eu.engines.awork.com"],
  ["a port of awork's", "https://engines.awork.com:8443/a", "https://engines.awork.com:8443"],
  ["awork's where it is a domain of somebody else's", "https://time.engines.example", AWORK],
  ["awork's where somebody else's begins like it", "https://awork.com.evil.example", AWORK],
  ["awork's where somebody else's ends like it", "https://evilawork.com", AWORK],
  ["awork's where it is another country's", "https://engines.awork.co", AWORK],
  ["awork's where its letters are of another language", "https://xn--wrk-5cd6a.com", AWORK],
  ["awork's where nothing stands before a dot", "https://.awork.io", AWORK],
  ["awork's where nothing stands between two dots", "https://engines..awork.com", AWORK],
  ["awork's where a dot stands behind it", "https://engines.awork.com.", AWORK],
  ["awork's where a backslash makes it another's", "https://engines.example\\.awork.com", AWORK],
  [
    "its own address, however much follows",
    `https://engines.awork.com/${"a".repeat(100_000)}`,
    "https://engines.awork.com",
  ],
  ["the stand-in that the extension was built for", STAND_IN, STAND_IN],
  ["awork's where a name stands before the host", "https://ada:secret@engines.awork.com", AWORK],
  ["awork's where another host is made to look like it", "https://app.awork.com@evil.example", AWORK],
  ["awork's where it looks like it with a password", "https://app.awork.com:443@evil.example/", AWORK],
  ["awork's where a line end hides in it", "https://evil.exa\nmple", AWORK],
  ["awork's where its letters are of another script", "https://app.\u0430work.com", AWORK],
  ["awork's where its letters are wide", "https://\uff41pp.awork.com", AWORK],
  ["awork's where a letter in it can't be seen", "https://app.aw\u200bork.com", AWORK],
  ["awork's where it is turned around", "https://\u202emoc.krowa.ppa", AWORK],
  ["awork's where a space stands before it", " https://engines.awork.com", AWORK],
  ["awork's where the slashes are missing", "https:engines.awork.com", AWORK],
  ["awork's where it has no host", "https://", AWORK],
  ["awork's where its port is none", "https://engines.awork.com:99999", AWORK],
  ["awork's where none is known", "", AWORK],
  ["awork's where it is no address", "engines.awork.com", AWORK],
  ["awork's where it is not safe", "http://engines.awork.com", AWORK],
  ["awork's where it is a script", "javascript:alert(1)", AWORK],
  ["awork's where it is data", "data:text/html,<h1>awork</h1>", AWORK],
  ["awork's where it leads into the browser", "chrome://settings", AWORK],
  ["awork's where it leads into this extension", "chrome-extension://one/popup.html", AWORK],
  ["awork's where it is a file", "file:///etc/passwd", AWORK],
  ["awork's where it is a part of something", "blob:https://engines.awork.com/1", AWORK],
  ["awork's where it only begins like the stand-in", `${STAND_IN}@evil.example`, AWORK],
  ["awork's where it is another port of this computer", "http://127.0.0.1:4001", AWORK],
])("a workspace is at home at %s", (_title, url, home) => {
  expect(workspaceUrl(url, STAND_IN)).toBe(home);
});

it("a workspace of the real awork is never at home on this computer", () => {
  expect(workspaceUrl(STAND_IN, "https://api.awork.com")).toBe(AWORK);
});

it("whatever awork names, people are sent over https to the host that the address shows", () => {
  const parts = fc.constantFrom(
    "https:",
    "http:",
    "//",
    "/",
    "@",
    ":",
    "\\",
    ".",
    "?",
    "#",
    "awork.com",
    "awork.io",
    "evil.example",
    "\u0430",
    "8443",
  );
  const written = fc.array(parts, { maxLength: 8 }).map((all) => all.join(""));
  const address = fc.oneof(
    written,
    written.map((rest) => `https://${rest}`),
    fc.string(),
  );
  fc.assert(
    fc.property(address, (url) => {
      const home = workspaceUrl(url, STAND_IN);
      expect(new URL(home).origin).toBe(home);
      expect(home).toMatch(/^https:\/\/([^/?#@\\:]+\.)?awork\.(com|io)(:\d+)?$/);
      if (home !== AWORK) expect(url.startsWith(home)).toBe(true);
    }),
  );
});
