import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onSignInWish, wishSignIn } from "@/lib/sign-in/sign-in-wish";
import { HOUR, MINUTE } from "@/lib/timer/time";

beforeEach(() => fakeBrowser.reset());
afterEach(() => void vi.useRealTimers());

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
};

it.each([
  ["none was pressed", async () => {}, 0],
  ["one was pressed just before", () => wishSignIn(), 1],
  ["one was pressed twice", () => Promise.all([wishSignIn(), wishSignIn()]), 1],
  [
    "another version has stored something else",
    () => fakeBrowser.storage.session.set({ signInWish: "now" }),
    0,
  ],
])(
  "a settings page that opens begins a sign-in if a button was pressed: %s",
  async (_title, before, times) => {
    await before();
    const begin = vi.fn();
    onSignInWish(begin);
    await settled();
    expect(begin).toHaveBeenCalledTimes(times);
  },
);

it("one page begins it, however many are open", async () => {
  const begin = vi.fn();
  for (const _ of [1, 2, 3]) onSignInWish(begin);
  await settled();
  await wishSignIn();
  await settled();
  expect(begin).toHaveBeenCalledOnce();
  await wishSignIn();
  await settled();
  expect(begin).toHaveBeenCalledTimes(2);
});

it.each([
  ["a moment", MINUTE - 1, 1],
  ["a minute", MINUTE, 0],
  ["an hour", HOUR, 0],
])("a press is worth nothing after a while, when no page came: %s", async (_title, age, times) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await wishSignIn();
  vi.setSystemTime(Date.now() + age);
  const begin = vi.fn();
  onSignInWish(begin);
  await settled();
  expect(begin).toHaveBeenCalledTimes(times);
  // Nor is it for the next.
  onSignInWish(begin);
  await settled();
  expect(begin).toHaveBeenCalledTimes(times);
});
