import type { Call } from "./calls.ts";
import { playCall } from "./calls.ts";
import type { Description } from "./description.ts";
import type { Exchange } from "./exchange.ts";
import { mutantsOf } from "./mutants.ts";
import type { Stage } from "./stage.ts";

/**
 * Sends every kind of request that the product sends once more for each thing that the description says of it, with
 * that one thing broken: the stand-in must refuse it. `begin` puts the stand-in in order, so that nothing else is wrong.
 */
export async function playStrictness(
  stage: Stage,
  description: Description,
  calls: Call[],
  begin: () => void,
) {
  const played = new Set<string>();
  const restart = () => {
    stage.reset();
    begin();
  };

  for (const call of calls) {
    restart();
    const from = stage.recorder.exchanges.length;
    await playCall(stage, call, "as it should be");
    for (const exchange of stage.recorder.exchanges.slice(from)) {
      const operation = operationOf(exchange, description);
      if (!operation || !isDone(exchange)) continue;
      for (const mutant of mutantsOf(exchange, operation, description)) {
        const title = `${operation.method} ${operation.path}: ${mutant.title}`;
        if (played.has(title)) continue;
        played.add(title);
        restart();
        const { method } = exchange;
        const { url, headers, body } = mutant;
        await stage.byHand(mutant.title, () => stage.recorder.fetch(url, { method, headers, body }));
      }
    }
  }
}

const operationOf = ({ method, url }: Exchange, description: Description) =>
  description.at(url.pathname).find((operation) => operation.method === method);

const isDone = ({ answer }: Exchange) => answer !== null && answer.status < 300;
