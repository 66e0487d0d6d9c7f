import type { Words } from "@/lib/timer/words";

type Props = {
  /** The hosts that the browser will be asked for. */
  hosts: string[];
  words: Words;
  onAccept: () => void;
  onDismiss: () => void;
};

/** Offers to show changes in awork's web app at once. */
export const FollowOffer = ({ hosts, words, onAccept, onDismiss }: Props) => (
  <div role="group" aria-labelledby="follow-offer" class="notice">
    <p id="follow-offer" class="quiet">
      {words("followOffer", new Intl.ListFormat(words.locale).format(hosts))}
    </p>
    <button type="button" class="plain" onClick={onAccept}>
      {words("followAccept")}
    </button>{" "}
    <button type="button" class="plain" onClick={onDismiss}>
      {words("notNow")}
    </button>
  </div>
);
