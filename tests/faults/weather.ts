import type { Behaviour } from "../fake-awork/script.ts";
import type { Dice } from "./dice.ts";

/** What lies between the extension and awork: how every request fares. */
export type Weather = {
  name: string;
  /** Null: awork answers. */
  behaviour: Behaviour | null;
  /** For how long awork wants to be left alone after an answer, in milliseconds. */
  wait: number;
  /** Only requests of this method fare so. */
  method?: string;
  /** awork puts off whoever wants to renew a sign-in. */
  isRenewalPutOff?: true;
};

export const CLEAR: Weather = { name: "clear", behaviour: null, wait: 0 };

const SECOND = 1000;

const status = (code: number): Weather => ({ name: `${code}`, behaviour: { status: code }, wait: 0 });

const plain = (name: string, behaviour: Behaviour): Weather => ({ name, behaviour, wait: 0 });

/** Bad weather of some kind. */
export function badWeather(dice: Dice): Weather {
  const seconds = dice.between(1, 90);
  const age = dice.one([5, 60, 600, 1800, 7200]);
  return dice.one<Weather>([
    plain("cut off", { drop: true }),
    plain("cut off", { drop: true }),
    plain("cut off after the deed", { drop: "after" }),
    plain("answers break off", { truncated: true }),
    plain("half a JSON", { malformed: true }),
    plain("empty answers", { empty: true }),
    plain("a portal", { html: true }),
    plain("a portal whose clock is an hour ahead", { html: true, ahead: 3600 * SECOND }),
    plain("401 with a reason", { blocked: true }),
    plain("entries of somebody else", { foreign: true }),
    { ...plain(`answers of a cache, ${age} s old`, { aged: age }), method: "GET" },
    { ...CLEAR, name: "renewal put off", isRenewalPutOff: true },
    plain("slow", { delay: dice.between(200, 1500) }),
    plain("slow", { delay: dice.between(1000, 3500) }),
    status(400),
    status(401),
    status(403),
    status(404),
    status(409),
    status(500),
    status(503),
    {
      name: `429 for ${seconds} s`,
      behaviour: { status: 429, headers: { "ratelimit-reset": `${seconds}` } },
      wait: seconds * SECOND,
    },
  ]);
}

export const isSlow = ({ behaviour }: Weather) => behaviour !== null && "delay" in behaviour;

/** How old an answer says to be, in milliseconds. */
export const ageIn = ({ behaviour }: Weather) =>
  behaviour !== null && "aged" in behaviour ? behaviour.aged * SECOND : 0;
