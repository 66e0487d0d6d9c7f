import { inspect } from "node:util";

/** All that an error tells, to whoever prints, stores or looks through it. */
export function told(error: unknown): string {
  const fields = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error as object, name));
  return [
    String(error),
    (error as Error).stack,
    JSON.stringify(error),
    JSON.stringify(fields),
    inspect(error, { depth: null, showHidden: true }),
  ].join("\n");
}

/** What a step threw; one that went well fails the test. */
export const thrownBy = (step: Promise<unknown>): Promise<Error> =>
  step.then(
    (value) => {
      throw new Error(`went well: ${JSON.stringify(value)}`);
    },
    (error: Error) => error,
  );
