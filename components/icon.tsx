import type { ComponentChildren } from "preact";

/** The icons that the popup's first frame needs, each in a box of 16 by 16. */
const SHAPES = {
  play: <path d="M4.5 2.5v11l9-5.5z" />,
  pause: <path d="M3.5 2.5h3v11h-3zm6 0h3v11h-3z" />,
  stop: <path d="M3 3h10v10H3z" />,
  search: (
    <g fill="none" stroke="currentColor" stroke-width="1.6">
      <circle cx="6.8" cy="6.8" r="4.6" />
      <path d="M10.2 10.2l4 4" />
    </g>
  ),
  settings: (
    <g fill="none" stroke="currentColor">
      <circle cx="8" cy="8" r="3.6" stroke-width="2" />
      <circle cx="8" cy="8" r="5.8" stroke-width="2.4" stroke-dasharray="2.277 2.277" />
    </g>
  ),
};

type Props = { name?: keyof typeof SHAPES; children?: ComponentChildren };

/** Decoration: the button's name is elsewhere. `children`: the shape, if it is none of these. */
export const Icon = ({ name, children = name && SHAPES[name] }: Props) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    {children}
  </svg>
);
