import { sanitize } from "@/lib/timer/sanitize";
import { truncate } from "@/lib/timer/truncate";

/** In UTF-16 units. A title of this length says what the page is; some pages have whole articles there. */
const LONGEST = 250;

/**
 * The title of a page as a note, in one line; null if it has none, or is no web page. For a page without a title
 * browsers give its address.
 */
export function titleOf({ url, title }: { url: string; title: string }): string | null {
  if (!/^https?:/.test(url)) return null;
  const line = sanitize(title).replaceAll(/\s+/g, " ");
  const isAddress = [url, url.replace(/^https?:\/\//, "")].some((each) => bare(each) === bare(line));
  if (!line || isAddress) return null;
  return line.length > LONGEST ? `${truncate(line, LONGEST - 1).trimEnd()}…` : line;
}

/** An address as browsers shorten it. */
const bare = (address: string) => address.replace(/^www\./, "").replace(/\/$/, "");
