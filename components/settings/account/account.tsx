import type { Words } from "@/lib/timer/words";
import "./account.css";

type Props = {
  /**
   * `url`: the workspace's URL; empty if it is unknown or not safe to link to. `unsaved`: how many edits have
   * not reached awork.
   */
  account: { name: string; workspace: string; url: string; following: string | null; unsaved: number };
  words: Words;
  onSignOut: () => void;
};

/** The account that is connected. */
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

/**
 * The initials of the first and last name. Takes whole characters, since a letter can be more than one code
 * unit.
 */
function initials(name: string): string {
  const [first = "", ...rest] = name.split(/\s+/).map((part) => [...part][0] ?? "");
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase();
}
