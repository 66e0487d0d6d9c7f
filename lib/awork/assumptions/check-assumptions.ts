import {
  ASSUMPTIONS,
  type Assumption,
  type Context,
  QUESTIONS,
  type Question,
  rawAnswer,
} from "./assumptions";
import { type RawResponse, call } from "@/lib/awork/call";
import { ApiError } from "@/lib/awork/api-error";
import { person } from "@/lib/awork/person";
import { toApiError } from "@/lib/awork/to-api-error";
import type { Connection } from "@/lib/awork/request";
import { shape } from "./shape";

/** The result for one assumption. `seen` describes the shape of the answers, without their content. */
export type Finding = {
  title: string;
  reliedOn: string | null;
  verdict: "holds" | "fails" | "not seen";
  seen: string;
};

/** `failure`: the error that ended the check early; null if there was none. */
export type Check = { findings: Finding[]; failure: ApiError | null };

/** The check stops after this many questions in a row without an answer. */
const MOST_UNANSWERED = 2;

/**
 * Sends all questions to awork in sequence (reads only) and reports which assumptions hold. With an API key,
 * `userId` is the person whose entries to check; otherwise it is the token's user. Never throws: errors are
 * part of the result.
 */
export async function checkAssumptions(connection: Connection, userId?: string): Promise<Check> {
  const context: Context = {
    userId: userId ?? "",
    byKey: userId !== undefined,
    at: connection.now(),
    answers: {},
  };
  const failures: Partial<Record<Question, string>> = {};
  const { ask, refused } = createAsking(connection);
  let unanswered = 0;
  let failure: ApiError | null = null;

  /**
   * Asks one question. Returns the error; null if awork answered, even with a refusal that nothing else
   * depends on.
   */
  async function put(question: Question, path: string): Promise<ApiError | null> {
    try {
      const reply = await ask(path);
      context.answers[question] = rawAnswer(reply);
      if (reply.status === 429 || (question === "me" && reply.status !== 200)) return refused(reply);
      if (question === "me") context.userId ||= person(context.answers.me!.value).id;
      return null;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      failures[question] = `${question}: ${cause.kind}`;
      return cause;
    }
  }

  for (const [name, pathOf] of Object.entries(QUESTIONS)) {
    const question = name as Question;
    const path = pathOf(context);
    if (path === null) continue;
    const cause = await put(question, path);
    const isUnanswered = cause?.kind === "unreachable" || cause?.kind === "timedOut";
    unanswered = isUnanswered ? unanswered + 1 : 0;
    // Without the person, no other question can be asked.
    if (!cause || (isUnanswered && question !== "me" && unanswered < MOST_UNANSWERED)) continue;
    failure = cause;
    break;
  }
  return { findings: ASSUMPTIONS.map((assumption) => found(assumption, context, failures)), failure };
}

/** Renews a refused token once and uses the new one from then on. */
function createAsking(connection: Connection) {
  let { token } = connection;
  let isRenewed = false;

  const once = (path: string): Promise<RawResponse> =>
    call(connection, `${connection.origin}/api/v1${path}`, {
      method: "GET",
      headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
    });

  async function ask(path: string): Promise<RawResponse> {
    const reply = await once(path);
    if (reply.status !== 401 || !connection.renew || isRenewed) return reply;
    isRenewed = true;
    const renewed = await connection.renew(token);
    if (renewed === null) return reply;
    token = renewed;
    return once(path);
  }

  return { ask, refused: (reply: RawResponse) => toApiError(reply, token, connection.now()) };
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

/** One line of the report, in English like the rest of it. */
export const findingLine = ({ title, reliedOn, verdict, seen }: Finding): string =>
  `${verdict}: ${title}${reliedOn ? ` (${reliedOn})` : ""}${seen ? ` — ${seen}` : ""}`;
