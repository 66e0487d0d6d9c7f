import { describe, expect, it } from "vitest";
import { hostsAmong, hostsOf } from "@/lib/follow/hosts";
import { ACCOUNT } from "../fake-browser/account";

describe("the hosts to ask for", () => {
  it.each<[string, string, string[]]>([
    ["with the workspace's own", "https://engines.awork.com", ["app.awork.com", "engines.awork.com"]],
    [
      "without its port, which no pattern can have",
      "https://a.awork.com:8443",
      ["app.awork.com", "a.awork.com"],
    ],
    ["where the workspace is at the common one", "https://app.awork.com", ["app.awork.com"]],
    ["where its address is no address", "engines", ["app.awork.com"]],
    ["where it is none of awork's", "https://evil.example", ["app.awork.com"]],
    ["where it hides behind a name of awork's", "https://app.awork.com@evil.example", ["app.awork.com"]],
    ["where it ends alike", "https://notawork.com", ["app.awork.com"]],
    ["where it isn't encrypted", "http://engines.awork.com", ["app.awork.com"]],
    ["never awork's API, which is required", "https://api.awork.com", ["app.awork.com"]],
  ])("%s", (_title, url, hosts) => {
    expect(hostsOf({ workspace: { ...ACCOUNT.workspace, url } })).toEqual(hosts);
  });

  it("are awork's common one where nobody is signed in", () => {
    expect(hostsOf(null)).toEqual(["app.awork.com"]);
  });
});

it("the hosts to give back are exact ones: no wildcard, which would take awork's API along, and not that", () => {
  const allowed = ["app.awork.com", "earlier.awork.com", "*.awork.com", "api.awork.com", "evil.example"];
  expect(hostsAmong(allowed.map((host) => `https://${host}/*`))).toEqual([
    "app.awork.com",
    "earlier.awork.com",
  ]);
});
