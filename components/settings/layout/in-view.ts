import { useLayoutEffect, useState } from "preact/hooks";

type View = { visible: ReadonlySet<string>; followed: string | null };

/** The uppermost part of the window doesn't count: a section that is about to leave it is not the one being read. */
const MARGIN = "-12% 0px 0px 0px";

/**
 * Which section is in view, by the id of its heading; null if none is. It is the first one, unless the person
 * has followed the link to another: that one counts as long as it can be seen, since the last sections can't
 * be scrolled to the top.
 */
export function useInView(ids: readonly string[]) {
  const [{ visible, followed }, setView] = useState<View>({ visible: new Set(), followed: null });
  // At once, as long as the sections are there.
  useLayoutEffect(() => {
    const observer = new IntersectionObserver((changes) => setView((view) => changes.reduce(changed, view)), {
      rootMargin: MARGIN,
    });
    for (const id of ids) observer.observe(document.getElementById(id)!.closest("section")!);
    return () => observer.disconnect();
  }, [ids]);
  return {
    inView: followed ?? ids.find((id) => visible.has(id)) ?? null,
    follow: (id: string) => setView((view) => ({ ...view, followed: id })),
  };
}

function changed({ visible, followed }: View, { target, isIntersecting }: IntersectionObserverEntry): View {
  const id = target.getAttribute("aria-labelledby")!;
  const others = [...visible].filter((each) => each !== id);
  return isIntersecting
    ? { visible: new Set([...others, id]), followed }
    : { visible: new Set(others), followed: followed === id ? null : followed };
}
