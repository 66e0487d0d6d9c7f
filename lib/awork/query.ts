/** The query string, with `?`. Spaces become `%20`, because `+` means a space only in forms. */
export const query = (values: Record<string, string>) =>
  `?${new URLSearchParams(values)}`.replaceAll("+", "%20");
