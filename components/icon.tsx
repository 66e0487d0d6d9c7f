/** The icons of buttons, each in a box of 16 by 16. */
const SHAPES = {
  play: <path d="M4.5 2.5v11l9-5.5z" />,
  pause: <path d="M3.5 2.5h3v11h-3zm6 0h3v11h-3z" />,
  stop: <path d="M3 3h10v10H3z" />,
  more: <path d="M2 6.6h2.8v2.8H2zm4.6 0h2.8v2.8H6.6zm4.6 0H14v2.8h-2.8z" />,
  edit: <path d="M11.2 1.8l3 3-8.4 8.4-3.8.8.8-3.8z" />,
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

/** Decoration: the button's name is elsewhere. */
export const Icon = ({ name }: { name: keyof typeof SHAPES }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[name]}
  </svg>
);
