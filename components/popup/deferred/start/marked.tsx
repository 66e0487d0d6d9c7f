import type { ComponentChild } from "preact";
import { marks } from "@/lib/timer/start/marks";

/** A text with the parts marked that the typed words match; plain text if none do. */
export function marked(text: string | null, term: string): ComponentChild {
  const ranges = text && term ? marks(text, term) : [];
  if (!text || ranges.length === 0) return text;
  const parts = ranges.flatMap(([start, end], place) => [
    text.slice(ranges[place - 1]?.[1] ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ]);
  return (
    <span key={text}>
      {parts}
      {text.slice(ranges.at(-1)![1])}
    </span>
  );
}
