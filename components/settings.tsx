import type { ComponentProps } from "preact";
import { Account } from "./account";
import { GuardField } from "./guard-field";
import { Replacement } from "./replacement";
import { Report } from "./report";
import { SignIn } from "./sign-in";
import "./base.css";
import "./settings.css";

type Props = {
  /** Who is connected; null when nobody is. `canChange`: to another workspace, by signing in again. */
  account: (ComponentProps<typeof Account>["account"] & { canChange: boolean }) | null;
  /** awork wants to see the person again. */
  mustSignIn: boolean;
  /** Signed in to another workspace than before, and not yet said which of them it is to be. */
  replacement: { from: string; to: string } | null;
  /** Why the last try did not connect; empty when there is nothing to tell. */
  refusal: string;
  /** What has just been done; empty when there is nothing to tell. */
  told: string;
  /** Undefined until they are known; empty when none is set. */
  keys: { resume: string; open: string } | undefined;
  guardMinutes: number;
  report: Omit<ComponentProps<typeof Report>, "words">;
  onSignOut: () => void;
  onReplace: (isWanted: boolean) => void;
  onGuard: ComponentProps<typeof GuardField>["onChange"];
  onGuardInvalid: () => void;
  onChangeKeys: () => void;
} & ComponentProps<typeof SignIn>;

/** The settings page. */
export function Settings(props: Props) {
  const { account, mustSignIn, replacement, isSigningIn, refusal, told, keys, guardMinutes, report, words } =
    props;
  const { onSignIn, onSignOut, onGuard, onGuardInvalid, onChangeKeys } = props;
  return (
    <main class="settings">
      <h1>{words("settingsTitle")}</h1>
      <div role="status" class="told">
        {told}
      </div>
      <section aria-labelledby="account">
        <h2 id="account">{words("account")}</h2>
        <div role="alert" class="refusal">
          {refusal}
        </div>
        {replacement && <Replacement {...props} {...replacement} />}
        {account && <Account account={account} words={words} onSignOut={onSignOut} />}
        {!account || mustSignIn ? (
          <SignIn {...props} />
        ) : (
          account.canChange && (
            <button type="button" class="link" onClick={onSignIn}>
              {words(isSigningIn ? "signingIn" : "changeWorkspace")}
            </button>
          )
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
      <Report {...report} words={words} />
    </main>
  );
}
