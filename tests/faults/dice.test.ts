import { describe, expect, it } from "vitest";
import { createDice } from "./dice.ts";

const many = <T>(roll: () => T) => Array.from({ length: 2000 }, roll);

describe("dice", () => {
  it("fall the same for the same seed, and otherwise for another", () => {
    const rolls = (seed: number) => {
      const dice = createDice(seed);
      return many(() => dice.between(0, 1_000_000));
    };
    expect(rolls(7)).toEqual(rolls(7));
    expect(rolls(7)).not.toEqual(rolls(8));
  });

  it("show each number between the two, and no other", () => {
    const dice = createDice(1);
    expect(new Set(many(() => dice.between(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  });

  it("show each of a list", () => {
    const dice = createDice(1);
    expect(new Set(many(() => dice.one(["a", "b", "c"])))).toEqual(new Set(["a", "b", "c"]));
  });

  it("are lucky as often as is said", () => {
    const dice = createDice(1);
    const share = many(() => dice.isLucky(0.3)).filter(Boolean).length / 2000;
    expect(Math.abs(share - 0.3)).toBeLessThan(0.05);
  });

  it("show names as often as their numbers say, and never one with none", () => {
    const dice = createDice(1);
    const names = many(() => dice.weighed({ often: 9, never: 0, seldom: 1 }));
    const share = (name: string) => names.filter((each) => each === name).length / 2000;
    expect(share("never")).toBe(0);
    expect(Math.abs(share("often") - 0.9)).toBeLessThan(0.03);
  });
});
