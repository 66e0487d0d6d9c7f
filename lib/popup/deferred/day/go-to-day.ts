/** Moves to a day in the list of the last days ("2026-08-26"): its heading gets the focus. */
export function goToDay(day: string, today: string): void {
  const name = document.getElementById(day === today ? "today" : day);
  const heading = name?.closest<HTMLElement>("h2, h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}
