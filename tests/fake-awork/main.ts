import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "./people.ts";
import { startFakeAwork } from "./server.ts";

const awork = await startFakeAwork({ port: Number(process.argv[2] ?? 0), day: true });
console.log(`A stand-in for awork is running: ${awork.origin}`);
console.log(`Access token: ${PERSON_TOKEN}`);
console.log(`Or sign in as ${PERSON_EMAIL} with the password: ${PERSON_PASSWORD}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void awork.close());
