import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Answer } from "../answer.ts";
import type { Person } from "../people.ts";
import type { Workspace } from "../workspaces.ts";
import { escaped } from "./markup.ts";

const STYLE = readFileSync(new URL("authorize.css", import.meta.url), "utf8");
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** No `form-action`: Chromium holds it against the redirect after the form, too, and that leads elsewhere. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`;

/** One page without scripts; no cookie is set and none is needed. */
function page(status: number, title: string, content: string): Answer {
  const text = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <p class="soft">A stand-in for awork on this machine</p>
      <h1>${escaped(title)}</h1>
${content}
    </main>
  </body>
</html>
`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  };
  return { status, text, headers };
}

const REFUSE = `<button name="refuse" value="yes" class="quiet" formnovalidate>Refuse</button>`;

/** The person's next step goes to this address, with the id of the visit in a hidden field. */
function form(action: string, visit: string, fields: string) {
  return `      <form method="post" action="${escaped(action)}">
        <input type="hidden" name="visit" value="${escaped(visit)}" />
        ${fields}
        ${REFUSE}
      </form>`;
}

const paragraph = (text: string) => `      <p>${escaped(text)}</p>`;

type Step = { action: string; visit: string; client: string };

export function signInPage({ action, visit, client }: Step, { email = "", message = "" } = {}) {
  const fields = `<label>Email
          <input name="email" type="email" autocomplete="username" value="${escaped(email)}" required${email ? "" : " autofocus"} /></label>
        <label>Password
          <input name="password" type="password" autocomplete="current-password" required${email ? " autofocus" : ""} /></label>
        <button>Sign in</button>`;
  const alert = message && `      <p role="alert">${escaped(message)}</p>\n`;
  const asks = paragraph(`“${client}” asks to work with awork in your name.`);
  return page(200, "Sign in to awork", `${asks}\n${alert}${form(action, visit, fields)}`);
}

export function workspacePage({ action, visit, client }: Step, person: Person, workspaces: Workspace[]) {
  const fields = workspaces
    .map(({ id, name }) => `<button name="workspace" value="${escaped(id)}">${escaped(name)}</button>`)
    .join("\n        ");
  const asks = paragraph(
    `You are signed in as ${person.firstName} ${person.lastName}. “${client}” gets to see one workspace only.`,
  );
  return page(200, "Choose a workspace", `${asks}\n${form(action, visit, fields)}`);
}

export const errorPage = (message: string) => page(400, "This does not work", paragraph(message));
