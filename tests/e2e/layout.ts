import type { Page } from "@playwright/test";

/** People's own texts may be cut off where they are too long: they are whole in awork. `.unseen` is for ears alone. */
const OWN = ".unseen, .brief, .subject p, .details .dotted > *, textarea, input, select";

/** The smallest that is easily hit, in CSS pixels. */
const TARGET = 24;

/**
 * What is wrong with how a page lies: what is cut off, covered, wider than the page, or too small to be hit, and a dot
 * between two parts that begins a line, or texts of one button that lie over each other.
 */
export const ills = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ own, target }) => {
      const found: string[] = [];
      const name = (element: Element) =>
        `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute("title") || element.id).trim().slice(0, 40)}"`;
      const wide = document.documentElement.scrollWidth - innerWidth;
      if (wide > 0) found.push(`the page is ${wide} px too wide`);

      const isSeen = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      for (const element of document.body.querySelectorAll("*")) {
        if (!isSeen(element) || element.matches(own) || element.closest(own)) continue;
        const { overflowX } = getComputedStyle(element);
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent!.trim(),
        );
        if (!hasText) continue;
        if (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
          found.push(`cut off: ${name(element)}`);
        const range = document.createRange();
        range.selectNodeContents(element);
        const box = range.getBoundingClientRect();
        if (box.left < -1 || box.right > innerWidth + 1) found.push(`beyond the edge: ${name(element)}`);
      }

      // From right to left the names stay as they are, so the dots in them end up anywhere.
      const isLeftToRight = getComputedStyle(document.documentElement).direction === "ltr";
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const parent = text.parentElement!;
        let block = parent;
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement!;
        const start =
          block.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(block).paddingLeft);
        for (const { index } of text.data.matchAll(/·/g)) {
          const dot = document.createRange();
          dot.setStart(text, index);
          dot.setEnd(text, index + 1);
          const { left, width } = dot.getBoundingClientRect();
          if (isLeftToRight && width > 0 && isSeen(parent) && left - start < 4)
            found.push(`a dot begins a line: ${name(block)}`);
        }
      }

      const boxOf = (text: Node) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getBoundingClientRect();
      };
      const areOver = (one: DOMRect, other: DOMRect) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;

      const press = "button, a[href], input, select, textarea, summary, [role=option]";
      for (const element of document.querySelectorAll<HTMLElement>(press)) {
        if (!isSeen(element)) continue;
        const parts = [...element.querySelectorAll("span, small, kbd")].filter(
          (part) => isSeen(part) && !part.matches(own) && !part.querySelector("span, small, kbd"),
        );
        for (const [place, part] of parts.entries())
          for (const other of parts.slice(place + 1))
            if (areOver(boxOf(part), boxOf(other)))
              found.push(`written over each other: ${name(part)}, ${name(other)}`);
        element.scrollIntoView({ block: "nearest" });
        // Of a text over several lines the first: all together they go round others, or on below what is cut off.
        const box = element.getClientRects()[0]!;
        if (
          Math.min(box.width, box.height) < target - 0.5 &&
          !element.matches("input[type=radio], input[type=checkbox]")
        )
          found.push(`too small, ${Math.round(box.width)} x ${Math.round(box.height)}: ${name(element)}`);
        // A label is hit as well as its box.
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        // What an open menu lies over is there again once it closes.
        const isHit = at && (element.contains(at) || at.contains(element) || at.closest(".menu"));
        if (!isHit) found.push(`covered by ${at ? name(at) : "nothing"}: ${name(element)}`);
      }
      return found;
    },
    { own: OWN, target: TARGET },
  );
