import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";

type About = { version: string; license: string; homepage?: string };

/**
 * The copyright line of packages without a licence file. The repository of wxt has our licence text with this
 * line.
 */
const COPYRIGHT: Record<string, string> = { wxt: "Copyright (c) 2023 Aaron" };

/** The licence texts of the extension and of the given packages, which must be distributed with it. */
export async function licences(names: Iterable<string>): Promise<string> {
  const own = await textIn(root);
  const parts = await Promise.all(
    [...names].toSorted().map(async (name) => {
      const folder = join(root, "node_modules", name);
      const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as About;
      return `${name} ${about.version} (${about.license})\n\n${await termsOf(name, about, folder, own)}`;
    }),
  );
  const ours = `Timer for awork (MIT)\n\n${own}\n\nIt contains code of the packages that follow.`;
  return [ours, ...parts].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

async function termsOf(name: string, about: About, folder: string, own: string): Promise<string> {
  if (about.license === "MPL-2.0")
    return [
      "This code is subject to the terms of the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/.",
      `Its source is at ${about.homepage}.`,
    ].join("\n");
  if (about.license !== "MIT")
    throw new Error(`${name} is under ${about.license}: what that asks for has to be known.`);
  const copyright = COPYRIGHT[name];
  return copyright ? own.replace(/^Copyright .*$/m, copyright) : textIn(folder);
}

async function textIn(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (!file) throw new Error(`${folder} has no licence.`);
  return (await readFile(join(folder, file), "utf8")).replaceAll("\r\n", "\n").trim();
}
