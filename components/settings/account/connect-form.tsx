import type { Words } from "@/lib/timer/words";

type Props = {
  busy: boolean;
  words: Words;
  onConnect: (token: string, userId: string) => void;
};

/** Connects with an access token. The token is never shown again: the form disappears once connected. */
export function ConnectForm({ busy, words, onConnect }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    if (!busy) onConnect(String(form.get("token")), String(form.get("userId")));
  };
  return (
    <form onSubmit={submit} autocomplete="off">
      <label for="token">{words("accessToken")}</label>
      <input id="token" name="token" type="password" aria-describedby="token-help" spellcheck={false} />
      <p id="token-help" class="quiet">
        {words("accessTokenHelp")}
      </p>
      <label for="userId">{words("userId")}</label>
      <input id="userId" name="userId" type="text" aria-describedby="user-help" spellcheck={false} />
      <p id="user-help" class="quiet">
        {words("userIdHelp")}
      </p>
      <button type="submit" class="plain" aria-busy={busy}>
        {words(busy ? "connecting" : "connect")}
      </button>
    </form>
  );
}
