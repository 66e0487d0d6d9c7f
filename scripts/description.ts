import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/**
 * The path of awork's published OpenAPI description, beside the project. It belongs to awork and is not part
 * of this project.
 */
const BESIDE = join(root, "../shared/awork-openapi.json");

/**
 * The path of awork's OpenAPI description: the given one, otherwise the one beside the project; null if
 * neither exists.
 */
export function descriptionFile(given = process.env.AWORK_OPENAPI, beside = BESIDE): string | null {
  if (given) return given;
  return existsSync(beside) ? beside : null;
}
