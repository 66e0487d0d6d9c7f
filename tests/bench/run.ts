import type { Lab } from "./lab.ts";
import { MEASURES, SIZES } from "./measures.ts";
import { takeTurns } from "./rounds.ts";
import { sizes } from "./size.ts";
import { spread, type Spread } from "./spread.ts";
import type { Subject } from "./subject.ts";
import type { Result } from "./table.ts";
import { BARE, type Variant } from "./variants.ts";

const KB = 1000;

type Values = Record<string, Spread>;

export async function weigh({ ours, before }: { ours: Variant; before?: Variant }): Promise<Result[]> {
  const weighed = async (folder: string): Promise<Values> =>
    Object.fromEntries(
      Object.entries(await sizes(folder)).map(([key, bytes]) => [key, spread([bytes / KB])]),
    );
  const values = { ours: await weighed(ours.release), bare: await weighed(BARE) };
  return results(SIZES, before ? { ...values, before: await weighed(before.release) } : values);
}

export type Subjects = { ours: Subject; before?: Subject; bare: Subject; bareBadge: Subject };

export async function measure(lab: Lab, subjects: Subjects, openings: number): Promise<Result[]> {
  const all: Result[] = [];
  for (const { title, against, once, rows } of MEASURES) {
    console.log(`Measuring ${title}`);
    const { ours, before, [against]: bare } = subjects;
    const values = await takeTurns(openings, {
      bare: () => once(lab, bare),
      ours: () => once(lab, ours),
      ...(before && { before: () => once(lab, before) }),
    });
    all.push(...results(rows, values));
  }
  return all;
}

const results = (rows: typeof SIZES, values: { ours: Values; bare: Values; before?: Values }): Result[] =>
  rows.map((row) => ({
    ...row,
    ours: values.ours[row.key]!,
    bare: values.bare[row.key]!,
    ...(values.before && { before: values.before[row.key]! }),
  }));
