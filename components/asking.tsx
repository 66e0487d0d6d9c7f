import { useEffect, useState } from "preact/hooks";
import { type Duration, SECOND } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

/** An API call takes at most 12 s. */
const LIMIT: Duration = 15 * SECOND;

/** Says that data is loading; after 15 s, that no answer has come. */
export function Asking({ words }: { words: Words }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LIMIT);
    return () => clearTimeout(timer);
  }, []);
  return <>{isLate ? `${words("troubleTimedOut")} ${words("nextTry")}` : words("asking")}</>;
}
