import type { Words } from "@/lib/timer/words";

export type Permission = {
  /** Whether the browser allows notifications. */
  mayNotify: boolean;
  /** Asks the person to allow notifications. */
  onAllow: () => void;
};

/** That the browser allows no notifications, and a button to be asked for them. */
export const NotAllowed = ({ words, onAllow }: { words: Words } & Pick<Permission, "onAllow">) => (
  <div class="missing">
    <p>{words("notificationsMissing")}</p>
    <button type="button" class="plain" onClick={onAllow}>
      {words("allowNotifications")}
    </button>
  </div>
);
