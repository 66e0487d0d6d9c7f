import { authorizeUrl, question, redeem, type Question } from "@/lib/awork/oauth/authorize";
import { isUnknownClient } from "@/lib/awork/oauth/oauth";
import { register } from "@/lib/awork/oauth/register";
import { renew } from "@/lib/awork/oauth/renew";
import { revoke } from "@/lib/awork/oauth/revoke";
import { COLLEAGUE_EMAIL, COLLEAGUE_PASSWORD, PERSON_EMAIL, PERSON_PASSWORD } from "../fake-awork/people.ts";
import { REDIRECT } from "../fake-awork/sign-in/visitor.ts";
import type { Rules } from "../fake-awork/sign-in/rules.ts";
import type { Call } from "./calls.ts";
import { playCall } from "./calls.ts";
import type { Stage } from "./stage.ts";

/** What each rule of the stand-in's sign-in can be. */
const RULES: { [Rule in keyof Rules]: Rules[Rule][] } = {
  registration: ["open", "refused"],
  reuse: ["revokes", "refuses"],
  dialect: ["oauth", "awork"],
  absent: ["left out", "null"],
  native: ["taken", "refused"],
  saidLife: [null, 0, 60, 1e13],
  refreshRefusal: [null, "temporarily_unavailable", "slow_down", "invalid_request"],
  revocation: ["works", "fails"],
};

const CARLA = { email: PERSON_EMAIL, password: PERSON_PASSWORD };
const JUERGEN = { email: COLLEAGUE_EMAIL, password: COLLEAGUE_PASSWORD };

/** Every step of the product's sign-in. */
export function signInCalls(stage: Stage): Call[] {
  const { awork, connection, visitor } = stage;
  const door = connection;
  let asked: Question;
  let answer = "";

  async function ask() {
    const { client_id } = awork.signIn.addClient({ redirect_uris: [REDIRECT] });
    asked = question(client_id, REDIRECT);
    return visitor.open(Object.fromEntries(new URL(await authorizeUrl(awork.origin, asked)).searchParams));
  }

  async function consent() {
    const step = await visitor.submit(await ask(), JUERGEN);
    answer = step.headers.get("location") ?? "";
  }

  const redeemed = (title: string, run: () => Promise<unknown>, prepare = consent): Call => ({
    title,
    prepare,
    run,
  });

  return [
    { title: "register", run: () => register(door, REDIRECT, "1.2.3") },
    {
      title: "register with an address that awork refuses",
      run: () => register(door, "http://a.example/", "1"),
    },
    redeemed("redeem a code", () => redeem(door, asked, answer)),
    redeemed("redeem a code twice", async () => {
      await redeem(door, asked, answer);
      await redeem(door, asked, answer);
    }),
    redeemed("redeem a code of another question", () =>
      redeem(door, { ...asked, verifier: question("a", REDIRECT).verifier }, answer),
    ),
    redeemed("redeem a code of a client that is gone", async () => {
      awork.signIn.forgetClients();
      await redeem(door, asked, answer);
    }),
    redeemed(
      "redeem a code of another workspace",
      () => redeem(door, asked, answer),
      async () => {
        const step = await visitor.submit(await ask(), CARLA);
        const last = await visitor.submit(step, { workspace: awork.books.workspaces[1]!.id });
        answer = last.headers.get("location") ?? "";
      },
    ),
    redeemed(
      "redeem a refusal",
      () => redeem(door, asked, answer),
      async () => {
        const step = await visitor.submit(await ask(), { refuse: "yes" });
        answer = step.headers.get("location") ?? "";
      },
    ),
    redeemed("redeem the answer to another question", () =>
      redeem(door, { ...asked, state: "another" }, answer),
    ),
    {
      title: "renew",
      async run() {
        const { clientId, refreshToken } = awork.signIn.issue();
        await renew(door, clientId, refreshToken);
      },
    },
    {
      title: "renew with a token that was used",
      async run() {
        const { clientId, refreshToken } = awork.signIn.issue();
        const { refresh } = await renew(door, clientId, refreshToken);
        await renew(door, clientId, refreshToken).catch(() => {});
        await renew(door, clientId, refresh!);
      },
    },
    {
      title: "renew for a client that is gone",
      async run() {
        const { clientId, refreshToken } = awork.signIn.issue();
        awork.signIn.forgetClient(clientId);
        await renew(door, clientId, refreshToken).catch(({ message }) => isUnknownClient(String(message)));
      },
    },
    {
      title: "take back an authorization, twice",
      async run() {
        const { clientId, accessToken } = awork.signIn.issue();
        await revoke({ ...connection, token: accessToken }, clientId);
        await revoke({ ...connection, token: accessToken }, clientId);
      },
    },
    {
      title: "take back an authorization that there is not",
      run: () => revoke(connection, "dcr/unknown client"),
    },
    {
      title: "renew a sign-in that was taken back",
      async run() {
        const { clientId, refreshToken } = awork.signIn.issue();
        awork.signIn.revokeAll();
        await renew(door, clientId, refreshToken);
      },
    },
    {
      title: "take back what was allowed",
      async run() {
        const { clientId, accessToken } = awork.signIn.issue();
        await revoke({ ...connection, token: accessToken }, clientId);
      },
    },
    {
      title: "take back what was not allowed",
      run: () => revoke(connection, "nobody"),
    },
  ];
}

/** The sign-in by each of the stand-in's rules. */
export async function playSignIn(stage: Stage) {
  for (const [rule, values] of Object.entries(RULES)) {
    for (const value of values) {
      for (const call of signInCalls(stage)) {
        stage.reset();
        Object.assign(stage.awork.signIn, { [rule]: value });
        await playCall(stage, call, `${rule} ${value}`);
      }
    }
  }
}
