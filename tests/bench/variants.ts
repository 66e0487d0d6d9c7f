import { join } from "node:path";
import { root } from "../../scripts/root.ts";
import { build } from "./build.ts";
import { checkOut } from "./revision.ts";

/** The two extensions that ours is compared with, as Chromium loads them. */
export const BARE = join(import.meta.dirname, "bare");
export const BARE_BADGE = join(import.meta.dirname, "bare-badge");

export type Variant = {
  /** As it is released: this one is weighed. */
  release: string;
  /** As it finds the stand-in for awork: this one is run. */
  folder: string;
};

/** Ours, and what it was at a commit when there is one to measure against. */
export async function buildVariants(
  origin: string,
  against: string | undefined,
  things: AsyncDisposableStack,
  stop: AbortSignal,
): Promise<{ ours: Variant; before?: Variant }> {
  const both = async (source: string, name: string): Promise<Variant> => ({
    release: await build(source, `${name}-release`, undefined, stop),
    folder: await build(source, name, origin, stop),
  });
  const ours = await both(root, "ours");
  if (against === undefined) return { ours };
  return { ours, before: await both(await checkOut(against, things, stop), "before") };
}
