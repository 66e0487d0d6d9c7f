import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** Where awork's published OpenAPI description lies beside the project. It is awork's, and not part of this project. */
const BESIDE = join(root, "../shared/awork-openapi.json");

/** The file that awork's description is in: the one that is given, or the one beside the project; null for neither. */
export function descriptionFile(given = process.env.AWORK_OPENAPI, beside = BESIDE): string | null {
  if (given) return given;
  return existsSync(beside) ? beside : null;
}
