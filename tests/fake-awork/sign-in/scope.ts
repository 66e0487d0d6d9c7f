/** Scopes of awork's reference: "Grants full access", "Grants continued access with a refresh token". */
const SCOPES = ["full_access", "offline_access"];

const partsOf = (scope: string) => scope.split(" ").filter((part) => part !== "");

export const hasScope = (scope: string, part: string) => partsOf(scope).includes(part);

/** Whether a scope names at least one part, and none that `allowed` leaves out. */
export function isScope(scope: string, allowed: string = SCOPES.join(" ")) {
  const parts = partsOf(scope);
  return parts.length > 0 && parts.every((part) => hasScope(allowed, part));
}
