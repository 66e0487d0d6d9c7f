import {
  ASSUMPTIONS,
  type Assumption,
  type Context,
  QUESTIONS,
  type Question,
  rawAnswer,
} from "./assumptions";
import { type Reply, call } from "./call";
import { Failure } from "./failure";
import { person } from "./person";
import type { Connection } from "./request";
import { shape } from "./shape";

/** What came of one assumption. `seen`: of what the answers were, without anything that they say. */
export type Finding = {
  title: string;
  reliedOn: string | null;
  verdict: "holds" | "fails" | "not seen";
  seen: string;
};

/**
 * Asks awork, one thing after the other and only to read, and tells which assumptions hold. With an API key, `userId` is
 * whose entries are meant; without it they are those of whom the token stands for. Never throws: what fails is told.
 */
export async function checkAssumptions(connection: Connection, userId?: string): Promise<Finding[]> {
  const context: Context = { userId: userId ?? "", at: connection.now(), answers: {} };
  const failures: Partial<Record<Question, string>> = {};
  const ask = createAsking(connection);
  for (const [name, pathOf] of Object.entries(QUESTIONS)) {
    const question = name as Question;
    const path = pathOf(context);
    if (path === null) continue;
    try {
      context.answers[question] = rawAnswer(await ask(path));
      if (question === "me" && context.answers.me!.status === 200)
        context.userId ||= person(context.answers.me!.value).id;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      failures[question] = `${question}: ${failure.kind}`;
    }
    // Without a person there is nothing to ask for.
    if (context.answers.me?.status !== 200 || context.userId === "") break;
  }
  return ASSUMPTIONS.map((assumption) => found(assumption, context, failures));
}

/** A token that awork refuses is renewed once, and the new one used from then on. */
function createAsking(connection: Connection) {
  let { token } = connection;
  let isRenewed = false;

  const once = (path: string): Promise<Reply> =>
    call(connection, `${connection.origin}/api/v1${path}`, {
      method: "GET",
      headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
    });

  return async (path: string): Promise<Reply> => {
    const reply = await once(path);
    if (reply.status !== 401 || !connection.renew || isRenewed) return reply;
    isRenewed = true;
    const renewed = await connection.renew(token);
    if (renewed === null) return reply;
    token = renewed;
    return once(path);
  };
}

function found(
  { title, reliedOn, of, about, holds }: Assumption,
  context: Context,
  failures: Partial<Record<Question, string>>,
): Finding {
  const values = about(context) as never[];
  const isHeld = values.every((value) => holds(value, context));
  const verdict = values.length === 0 ? "not seen" : isHeld ? "holds" : "fails";
  const statuses = of.flatMap((question) => {
    const answer = context.answers[question];
    return failures[question] ?? (answer && answer.status !== 200 ? `${question}: ${answer.status}` : []);
  });
  const seen = [...(values.length > 0 ? [`${values.length} × ${shape(...values)}`] : []), ...statuses].join(
    "; ",
  );
  return { title, reliedOn, verdict, seen };
}

/** One line for people, in English as the report is. */
export const findingLine = ({ title, reliedOn, verdict, seen }: Finding): string =>
  `${verdict}: ${title}${reliedOn ? ` (${reliedOn})` : ""}${seen ? ` — ${seen}` : ""}`;
