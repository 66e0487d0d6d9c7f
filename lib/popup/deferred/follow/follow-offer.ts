import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { followOfferItem } from "@/lib/follow/follow-items";
import { hostOf, hostsOf } from "@/lib/follow/hosts";
import { askToFollow, missingHosts } from "@/lib/follow/permission";
import { succeeds } from "@/lib/async/succeeds";
import type { Instant } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";

/**
 * The offer to follow awork's web app at once: once, to whoever is signed in to a workspace with a host of awork's, until
 * they agree or dismiss it. Chromium closes the popup when it asks; the background then notes the answer.
 */
export async function createFollowOffer(
  account: ReadonlySignal<Account | null>,
  answeredAt: ReadonlySignal<Instant | null>,
) {
  const isOpen = () => answeredAt.value === null && hostOf(account.value?.workspace.url ?? "") !== null;
  const isMissing = signal(isOpen() && (await missingHosts(account.value)).length > 0);
  return {
    /** The hosts to ask for; null if nothing is offered. */
    hosts: computed(() => (isMissing.value && isOpen() ? hostsOf(account.value) : null)),
    accept: () => succeeds(askToFollow(account.value)),
    dismiss(): void {
      isMissing.value = false;
      void succeeds(followOfferItem.set(Date.now()));
    },
  };
}
