import { type Exemption } from "./exemptions.ts";
import { lineOf, type Answer, type Exchange, type Violation } from "./exchange.ts";
import type { Judge } from "./judge.ts";

export type Verdict = {
  /** A line each, without those that say the same. */
  violations: string[];
  requests: number;
  answers: number;
  /** How often each exemption was needed. */
  exempt: Map<Exemption, number>;
};

/** Judges what went over the wire. */
export function judged(
  exchanges: readonly Exchange[],
  judge: Judge,
  exemptions: readonly Exemption[],
): Verdict {
  const exempt = new Map(exemptions.map((exemption) => [exemption, 0]));

  function isExempt(violation: Violation): boolean {
    const exemption = exemptions.find(({ covers }) => covers(violation));
    if (exemption) exempt.set(exemption, exempt.get(exemption)! + 1);
    return exemption !== undefined;
  }

  const violations = exchanges.flatMap((exchange) => {
    const wrong = judge.request(exchange).filter((violation) => !isExempt(violation));
    const answered = judge.answer(exchange).filter((violation) => !isExempt(violation));
    return [...requestLines(exchange, wrong), ...answered.map(lineOf)];
  });
  const unused = [...exempt].filter(([, times]) => times === 0);
  return {
    violations: [
      ...new Set(violations),
      ...unused.map(([{ name }]) => `exemption '${name}': nothing needs it`),
    ],
    requests: exchanges.length,
    answers: exchanges.filter(({ answer }) => answer !== null).length,
    exempt,
  };
}

/**
 * The product may not send what the description refuses. What the judge sends may be wrong on purpose: then the stand-in
 * must refuse it.
 */
function requestLines({ sender, answer }: Exchange, wrong: Violation[]): string[] {
  if (sender === "client") return wrong.map(lineOf);
  const isTaken = answer !== null && answer.status < 400 && !isErrorRedirect(answer);
  return isTaken ? wrong.map((each) => `${lineOf(each)}; the stand-in takes it`) : [];
}

/** RFC 6749, section 4.1.2.1: the authorize page refuses by leading back with an error. */
const isErrorRedirect = ({ headers }: Answer) =>
  URL.parse(headers.get("location") ?? "")?.searchParams.has("error") ?? false;
