import { describe, expect, it } from "vitest";
import { addressOf } from "@/lib/timer/start/page-address";

const HOME = "https://haus.awork.com";
const ID = "7a000000-0000-4000-8000-000000000001";
const task = (key: string) => ({ kind: "task", key });
const project = (key: string) => ({ kind: "project", key });

describe("a page of awork's web app", () => {
  it.each<[string, string, object | null]>([
    ["a task", "https://haus.awork.com/tasks/HAUS-6/details", task("HAUS-6")],
    ["a task by its id", `https://haus.awork.com/tasks/${ID}`, task(ID)],
    ["a task with a search and a fragment", "https://haus.awork.com/tasks/HAUS-6?a=b#c", task("HAUS-6")],
    ["a task whose project has an umlaut in its key", "https://haus.awork.com/tasks/M%C3%9C-6", task("MÜ-6")],
    [
      "a task whose project has a dash in its key",
      "https://haus.awork.com/tasks/HAUS-26-6",
      task("HAUS-26-6"),
    ],
    ["a task of a project's page", "https://haus.awork.com/projects/HAUS/tasks/HAUS-6", task("HAUS-6")],
    ["a project", "https://haus.awork.com/projects/HAUS", project("HAUS")],
    ["a project by its id, and a view of it", `https://haus.awork.com/projects/${ID}/board`, project(ID)],
    ["the host for every workspace", "https://app.awork.com/tasks/HAUS-6/details", task("HAUS-6")],
    ["the former domain", "https://haus.awork.io/tasks/HAUS-6", task("HAUS-6")],
    ["the former host for every workspace", "https://app.awork.io/tasks/HAUS-6", task("HAUS-6")],
    ["another workspace", "https://maison.awork.com/tasks/HAUS-6", null],
    ["another site with the same path", "https://haus.example.com/tasks/HAUS-6", null],
    ["a host that ends like awork's", "https://haus.awork.com.evil.example/tasks/HAUS-6", null],
    ["a host in the user's name", "https://haus.awork.com@evil.example/tasks/HAUS-6", null],
    ["no secure connection", "http://haus.awork.com/tasks/HAUS-6", null],
    ["the list of all tasks", "https://haus.awork.com/tasks", null],
    ["a task without a number", "https://haus.awork.com/tasks/my", null],
    ["a way back", "https://haus.awork.com/tasks/..%2F..%2Fme", null],
    ["a broken escape", "https://haus.awork.com/tasks/%E0%A4%A", null],
    ["the dashboard", "https://haus.awork.com/dashboard", null],
    ["a page of the browser", "chrome://extensions/", null],
    ["no address", "", null],
  ])("%s", (_title, page, expected) => {
    expect(addressOf(page, HOME)).toEqual(expected);
  });

  it.each(["https://haus.awork.com", "https://haus.awork.io", "https://app.awork.io"])(
    "is of a workspace whose own address is of the former domain: %s",
    (host) => {
      expect(addressOf(`${host}/tasks/HAUS-6`, "https://haus.awork.io")).toEqual(task("HAUS-6"));
      expect(addressOf("https://maison.awork.io/tasks/HAUS-6", "https://haus.awork.io")).toBeNull();
    },
  );

  it("can't be told without the workspace's own address", () => {
    expect(addressOf("https://app.awork.com/tasks/HAUS-6", "")).toBeNull();
  });
});
