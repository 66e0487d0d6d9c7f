import type { Message, Words } from "@/lib/timer/words";
import "./welcome.css";

const GAINS: Message[] = ["gainToolbar", "gainResume", "gainDay"];

/** What one gets by signing in. */
export const Welcome = ({ words }: { words: Words }) => (
  <div class="welcome">
    <img src="/icons/app-128.png" width="48" height="48" alt="" />
    <h2>{words("appName")}</h2>
    <p>{words("whyConnect")}</p>
    <ul>
      {GAINS.map((gain) => (
        <li key={gain}>{words(gain)}</li>
      ))}
    </ul>
  </div>
);
