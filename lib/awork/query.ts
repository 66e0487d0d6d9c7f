/** The part of an address from `?` on. Spaces as `%20`: a plus sign means a space only in forms. */
export const query = (values: Record<string, string>) =>
  `?${new URLSearchParams(values)}`.replaceAll("+", "%20");
