import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs with these names on the PATH, in its order. */
export function onPath(names: string[]): string[] {
  const ending = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name + ending))).filter(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
