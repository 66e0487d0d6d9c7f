import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createConnectionCheck } from "@/lib/options/connection-check";
import { createStatus } from "@/lib/options/status";
import { send } from "@/lib/messages/messages";
import type { Account } from "@/lib/tracker-store/account";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";
import { ACCOUNT } from "../fake-browser/account";
import { createTestWords } from "../words";

vi.mock("@/lib/messages/messages", () => ({ send: vi.fn() }));

const FOUND: ConnectionCheck = { at: 1, holding: 1, lines: ["holds: a", "fails: b"], trouble: null };
const HOLD = "1 of 2 checks passed. The report lists the others.";
const OTHER: Account = { ...ACCOUNT, userId: "another" };

const account = signal<Account | null>(ACCOUNT);
const create = () => {
  const status = createStatus();
  return {
    ...createConnectionCheck(account, status, createTestWords("en")),
    status,
    said: () => [status.message.value, status.error.value],
  };
};

beforeEach(() => {
  vi.resetAllMocks();
  account.value = ACCOUNT;
});

/** A check that is under way until it is answered. */
function begun() {
  const answer = Promise.withResolvers<ConnectionCheck | null>();
  vi.mocked(send).mockReturnValueOnce(answer.promise);
  const checking = create();
  const done = checking.check();
  return { ...checking, answer, done };
}

describe("the check of the connection, on the settings page", () => {
  it("tells nothing before somebody wants it", () => {
    const { result, said, isRunning } = create();
    expect([result.value, said(), isRunning.value]).toEqual([null, ["", ""], false]);
    expect(send).not.toHaveBeenCalled();
  });

  it("says that it is under way, runs once, and tells what it found", async () => {
    const { result, said, isRunning, check, answer, done } = begun();
    expect([said(), isRunning.value]).toEqual([["Checking…", ""], true]);
    await check();
    expect(vi.mocked(send).mock.calls).toEqual([["checkConnection", null]]);
    answer.resolve(FOUND);
    await done;
    expect([result.value, said(), isRunning.value]).toEqual([FOUND, [HOLD, ""], false]);
  });

  it("tells why it did not finish, and keeps what was found for the report", async () => {
    const found: ConnectionCheck = { ...FOUND, trouble: { kind: "unreachable", detail: "" } };
    const { result, said, answer, done } = begun();
    answer.resolve(found);
    await done;
    expect(result.value).toEqual(found);
    expect(said()).toEqual(["", expect.stringContaining("No connection to awork")]);
  });

  it("says so where the worker dies, keeps what was found before, and can be tried again", async () => {
    const { result, said, isRunning, check, answer, done } = begun();
    answer.resolve(FOUND);
    await done;
    vi.mocked(send).mockRejectedValueOnce(new Error("gone"));
    await check();
    expect([result.value, isRunning.value]).toEqual([FOUND, false]);
    expect(said()).toEqual(["", expect.stringContaining("nothing was checked")]);
  });

  it.each<[string, Account | null]>([
    ["signs out", null],
    ["becomes somebody else", OTHER],
  ])("forgets what it found when the person %s", async (_title, next) => {
    const { result, status, said, answer, done } = begun();
    answer.resolve(FOUND);
    await done;
    status.show("Signed out.");
    account.value = next;
    expect([result.value, said()]).toEqual([null, ["Signed out.", ""]]);
  });

  it("is not told to somebody else", async () => {
    const { result, said, isRunning, answer, done } = begun();
    account.value = OTHER;
    expect([said(), isRunning.value]).toEqual([["", ""], false]);
    answer.resolve(FOUND);
    await done;
    expect([result.value, said()]).toEqual([null, ["", ""]]);
  });

  it("stays where only the name of the workspace changes", async () => {
    const { result, answer, done } = begun();
    account.value = { ...ACCOUNT, workspace: { ...ACCOUNT.workspace, name: "Renamed" } };
    answer.resolve(FOUND);
    await done;
    expect(result.value).toEqual(FOUND);
  });

  it("tells nothing where nobody was connected any more", async () => {
    const { said, isRunning, answer, done } = begun();
    answer.resolve(null);
    await done;
    expect([said(), isRunning.value]).toEqual([["", ""], false]);
  });
});
