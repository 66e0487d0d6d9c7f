/** What repeated measurements say: their middle, and how far half of them lie around it. */
export type Spread = { median: number; lower: number; upper: number; samples: number[] };

export function spread(samples: number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), lower: at(sorted, 0.25), upper: at(sorted, 0.75), samples };
}

/** The value at this share of a sorted list, between its neighbours where it falls between two. */
function at(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}
