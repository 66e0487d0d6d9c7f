import type { ComponentProps } from "preact";
import { Account } from "./account/account";
import { BreakRule } from "./reminders/break-rule";
import type { SettingProps } from "./setting-props";
import { Follow } from "./account/follow";
import { FirstRun } from "./first-run";
import { Keys } from "./keys";
import { Contents } from "./layout/contents";
import { Header } from "./layout/header";
import { Section } from "./layout/section";
import { Reminders } from "./reminders/reminders";
import { Replacement } from "./account/replacement";
import { Report } from "./report";
import { Resume } from "./resume";
import { SignIn } from "./account/sign-in";
import { Target } from "./target";
import { Toolbar } from "./toolbar";
import { Transfer } from "./transfer";
import "@/components/base.css";
import "./layout/layout.css";
import "./layout/section.css";
import "./layout/fields.css";
import "./settings.css";

type Without<T> = Omit<T, "words">;

type Props = {
  /**
   * The connected account; null if there is none. `canChange`: signing in again can switch to another
   * workspace.
   */
  account: (ComponentProps<typeof Account>["account"] & { canChange: boolean }) | null;
  /** An account is stored that this version can't read. */
  isUnreadable: boolean;
  /** The person has to sign in again. */
  mustSignIn: boolean;
  /** The person signed in to another workspace and has not yet chosen between the two. */
  replacement: { from: string; to: string } | null;
  /** Why the last action failed; empty if there is nothing to report. */
  error: string;
  /** What has just been done; empty if there is nothing to report. */
  message: string;
  /** Which of the first steps are done; null when they are no longer needed. */
  steps: ComponentProps<typeof FirstRun>["steps"] | null;
  settingProps: Without<SettingProps>;
  hasPanel: boolean;
  reminderProps: Without<Omit<ComponentProps<typeof Reminders>, keyof SettingProps>>;
  follow: Without<ComponentProps<typeof Follow>>;
  transfer: Without<ComponentProps<typeof Transfer>>;
  report: Without<ComponentProps<typeof Report>>;
  onSignOut: () => void;
  onReplace: (isWanted: boolean) => void;
  onHideSteps: () => void;
} & ComponentProps<typeof SignIn> &
  ComponentProps<typeof Keys>;

export function Settings(props: Props) {
  const { account, mustSignIn, replacement, isSigningIn, error, message, keys, steps, words } = props;
  const { onSignIn, onSignOut, onChangeKeys, onHideSteps } = props;
  const settingProps = { ...props.settingProps, words };
  return (
    <div class="settings">
      <Header isNew={steps !== null || account === null} words={words} />
      <Contents words={words} />
      <main>
        <div class="status">
          <div role="status" class="message">
            {message}
          </div>
          <div role="alert" class="error">
            {error}
          </div>
        </div>
        {steps && (
          <FirstRun
            steps={steps}
            resumeKey={keys?.resume}
            words={words}
            onSetKey={onChangeKeys}
            onHide={onHideSteps}
          />
        )}
        <Section id="account" title={words("account")}>
          {replacement && <Replacement {...props} {...replacement} />}
          {account && <Account account={account} words={words} onSignOut={onSignOut} />}
          {props.isUnreadable && (
            <div class="account">
              <p>{words("accountUnreadable")}</p>
              <button type="button" class="plain" onClick={onSignOut}>
                {words("signOut")}
              </button>
            </div>
          )}
          {!account || mustSignIn ? (
            <SignIn {...props} />
          ) : (
            account.canChange && (
              <div class="row">
                <button type="button" class="link" onClick={onSignIn}>
                  {words(isSigningIn ? "signingIn" : "changeWorkspace")}
                </button>
              </div>
            )
          )}
        </Section>
        <Resume {...settingProps} />
        <Toolbar {...settingProps} hasPanel={props.hasPanel} />
        <Follow {...props.follow} words={words} />
        <Target {...settingProps} />
        <Reminders {...settingProps} {...props.reminderProps} />
        <BreakRule {...settingProps} {...props.reminderProps} />
        <Keys {...props} />
        <Transfer {...props.transfer} words={words} />
        <Report {...props.report} words={words} />
      </main>
    </div>
  );
}
