import type { ComponentChildren } from "preact";

type Props = {
  /** The id of the heading; the list of sections links to it. */
  id: string;
  title: string;
  /** Stands under the heading. */
  intro?: string;
  /** Rows, usually. */
  children: ComponentChildren;
};

/** A section of the settings: its heading, and a card with its rows. */
export const Section = ({ id, title, intro, children }: Props) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {intro && <p class="quiet">{intro}</p>}
    <div class="card">{children}</div>
  </section>
);
