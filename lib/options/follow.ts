import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { hostsOf } from "@/lib/follow/hosts";
import { askToFollow, missingHosts, stopFollowing } from "@/lib/follow/permission";
import { onPermission } from "@/lib/platform/permissions";
import type { Words } from "@/lib/timer/words";
import type { Account } from "@/lib/tracker-store/account";
import type { Status } from "./status";

/** Following awork's web app at once: the browser's permission is the setting. */
export function createFollow(account: ReadonlySignal<Account | null>, status: Status, words: Words) {
  const hosts = computed(() => hostsOf(account.value));
  const missing = signal(hosts.value);
  const isOn = computed(() => missing.value.length < hosts.value.length);

  async function read(): Promise<void> {
    const before = account.value;
    const next = await missingHosts(before);
    if (account.value === before) missing.value = next;
  }
  onPermission(read);
  account.subscribe(() => void read());

  /** Asks before anything else, because it needs the click's user activation. */
  async function allow(): Promise<void> {
    const answer = askToFollow(account.value).catch(() => false);
    status.clear();
    const isAllowed = await answer;
    await read();
    if (isAllowed) status.show(words("followIsOn"));
    else status.showError(words("followRefused"));
  }

  async function end(): Promise<void> {
    status.clear();
    await stopFollowing();
    await read();
    // A person can have allowed more in the browser's own settings.
    if (isOn.value) status.showError(words("followStays"));
    else status.show(words("followIsOff"));
  }

  return { hosts, missing, isOn, read, allow, end };
}
