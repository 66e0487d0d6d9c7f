import type { Words } from "@/lib/timer/words";
import "./account.css";

type Props = {
  /**
   * `url` is the workspace's own address; empty when it is not known, or not one to send people to. `unsaved`: how many
   * changes wait for awork.
   */
  account: { name: string; workspace: string; url: string; following: string | null; unsaved: number };
  words: Words;
  onSignOut: () => void;
};

/** Who is connected. */
export function Account({ account: { name, workspace, url, following, unsaved }, words, onSignOut }: Props) {
  return (
    <div class="account">
      <span class="initials" aria-hidden="true">
        {initials(name)}
      </span>
      <div>
        <p>
          <strong>{words("connectedAs", name)}</strong>
        </p>
        {workspace && <p class="quiet">{words("workspace", workspace)}</p>}
        {following && <p class="quiet">{words("followingUser", following)}</p>}
        {url && (
          <a href={url} target="_blank" rel="noreferrer">
            {words("openWorkspace")}
          </a>
        )}
        {unsaved > 0 && <p>{words("unsaved", `${unsaved}`)}</p>}
      </div>
      <button type="button" class="plain" onClick={onSignOut}>
        {words("signOut")}
      </button>
    </div>
  );
}

/** Of the first and the last name; whole characters, since not every letter is one code unit. */
function initials(name: string): string {
  const [first = "", ...rest] = name.split(/\s+/).map((part) => [...part][0] ?? "");
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase();
}
