import type { Words } from "@/lib/timer/words";

type Props = {
  /** The person is new here: say first what the extension does for them. */
  isNew: boolean;
  words: Words;
};

/** The icon and the name. */
export const Header = ({ isNew, words }: Props) => (
  <header>
    <img src="/icons/app-128.png" alt="" />
    <div>
      <h1>{words("settingsTitle")}</h1>
      {isNew && <p>{words("promise")}</p>}
    </div>
  </header>
);
