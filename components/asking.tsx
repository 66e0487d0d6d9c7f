import { useEffect, useState } from "preact/hooks";
import { type Duration, SECOND } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

/** A call takes 12 s at the longest. */
const LIMIT: Duration = 15 * SECOND;

/** That awork is asked; after the time that an answer may take, that it has not come. */
export function Asking({ words }: { words: Words }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LIMIT);
    return () => clearTimeout(timer);
  }, []);
  return <>{isLate ? `${words("troubleTimedOut")} ${words("nextTry")}` : words("asking")}</>;
}
