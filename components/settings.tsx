import type { ComponentProps } from "preact";
import type { Words } from "@/lib/timer/words";
import { ConnectForm } from "./connect-form";
import { GuardField } from "./guard-field";
import "./base.css";
import "./settings.css";

type Props = {
  /** Who is connected; null when nobody is. `following` is the id of the person whose timer an API key shows. */
  account: { name: string; workspace: string; following: string | null } | null;
  /** What has just been done; empty when there is nothing to tell. */
  told: string;
  /** Undefined until they are known; empty when none is set. */
  keys: { resume: string; open: string } | undefined;
  guardMinutes: number;
  words: Words;
  onSignOut: () => void;
  onGuard: ComponentProps<typeof GuardField>["onChange"];
  onGuardInvalid: () => void;
  onChangeKeys: () => void;
} & Pick<ComponentProps<typeof ConnectForm>, "busy" | "refusal" | "onConnect">;

/** The settings page. */
export function Settings(props: Props) {
  const { account, told, keys, guardMinutes, words, onSignOut, onGuard, onGuardInvalid, onChangeKeys } =
    props;
  return (
    <main class="settings">
      <h1>{words("settingsTitle")}</h1>
      <div role="status" class="told">
        {told}
      </div>
      <section aria-labelledby="account">
        <h2 id="account">{words("account")}</h2>
        {account ? (
          <>
            <p>
              <strong>{words("connectedAs", account.name)}</strong>
            </p>
            {account.workspace && <p class="quiet">{words("workspace", account.workspace)}</p>}
            {account.following && <p class="quiet">{words("followingUser", account.following)}</p>}
            <div role="alert" class="refusal">
              {props.refusal}
            </div>
            <button type="button" class="plain" onClick={onSignOut}>
              {words("signOut")}
            </button>
          </>
        ) : (
          <ConnectForm {...props} />
        )}
      </section>
      <section aria-labelledby="resume">
        <h2 id="resume">{words("resumeSettings")}</h2>
        <p class="quiet">{words("resumeExplained")}</p>
        <GuardField minutes={guardMinutes} words={words} onChange={onGuard} onInvalid={onGuardInvalid} />
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{words("shortcuts")}</h2>
        <dl>
          <dt>{words("shortcutResume")}</dt>
          <dd>{keys && (keys.resume ? <kbd>{keys.resume}</kbd> : words("shortcutNone"))}</dd>
          <dt>{words("shortcutOpen")}</dt>
          <dd>{keys && (keys.open ? <kbd>{keys.open}</kbd> : words("shortcutNone"))}</dd>
        </dl>
        <button type="button" class="plain" onClick={onChangeKeys}>
          {words("changeKeys")}
        </button>
      </section>
    </main>
  );
}
