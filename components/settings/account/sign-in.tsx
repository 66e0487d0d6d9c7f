import type { ComponentProps } from "preact";
import { ConnectForm } from "./connect-form";

type Props = {
  isSigningIn: boolean;
  onSignIn: () => void;
} & ComponentProps<typeof ConnectForm>;

/** Both ways to sign in: with one click and a password that only awork sees, or with an access token. */
export function SignIn(props: Props) {
  const { onSignIn, isSigningIn, words } = props;
  return (
    <div class="sign-in">
      <p class="quiet">{words("signInHelp")}</p>
      <button type="button" class="main" aria-busy={isSigningIn} onClick={onSignIn}>
        {words(isSigningIn ? "signingIn" : "signIn")}
      </button>
      <details>
        <summary>{words("useToken")}</summary>
        <ConnectForm {...props} />
      </details>
    </div>
  );
}
