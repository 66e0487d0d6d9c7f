import type { Books } from "../books.ts";
import { MINUTE, type Clock } from "../clock.ts";
import { API } from "../match.ts";
import type { Person } from "../people.ts";
import { askOf, redirect, refuse, wishOf, type Ask, type Wish } from "./ask.ts";
import { errorPage, signInPage, workspacePage } from "./authorize-page.ts";
import type { Clients } from "./clients.ts";
import type { Endpoint } from "./door.ts";
import { Fault } from "./fault.ts";
import type { Grants } from "./grants.ts";
import { isForm, readParameters, type Parameters } from "./parameters.ts";
import { newSecret } from "./secret.ts";

/** A person in front of the form: what was asked for outlives every step. */
type Visit = { ask: Ask; wish: Wish; person: Person | null; begun: number };

/** For so long the form waits for its person. */
const PATIENCE = 10 * MINUTE;

const ACTION = `${API}/accounts/authorize`;

type Parts = { books: Books; clock: Clock; clients: Clients; grants: Grants };

/** The authorize page: one form in two steps, of which the second is left out where there is nothing to choose. */
export function createAuthorize({ books, clock, clients, grants }: Parts) {
  const visits = new Map<string, Visit>();

  const authorize: Endpoint = ({ query }) => {
    const parameters = readParameters(query);
    const isDoubtful = parameters.repeated === "client_id" || parameters.repeated === "redirect_uri";
    const ask = isDoubtful ? null : askOf(parameters, clients);
    if (!ask) return errorPage("The application is not known here, or its redirect address is another one.");
    try {
      if (parameters.repeated)
        throw new Fault("invalid_request", `'${parameters.repeated}' was given twice.`);
      const wish = wishOf(parameters, ask);
      const id = newSecret();
      visits.set(id, { ask, wish, person: null, begun: clock.now() });
      return signInPage(stepOf(id, ask));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return refuse(ask, error.code, error.message);
    }
  };

  const stepOf = (id: string, { client }: Ask) => ({
    action: ACTION,
    visit: id,
    client: client.client_name ?? client.client_id,
  });

  const workspacesOf = (person: Person) =>
    books.workspaces.filter(({ id }) => person.workspaces.includes(id));

  function finish(id: string, { ask, wish }: Visit, person: Person, workspaceId: string) {
    visits.delete(id);
    const { scope, ...binding } = wish;
    const grant = {
      clientId: ask.client.client_id,
      personId: person.id,
      workspaceId,
      scope,
      revoked: false,
    };
    return redirect(ask, { code: grants.newCode(grant, binding) });
  }

  function signIn(id: string, visit: Visit, fields: Parameters) {
    const step = stepOf(id, visit.ask);
    const email = fields.get("email")?.trim() ?? "";
    const person = books.people.find((one) => one.email?.toLowerCase() === email.toLowerCase());
    if (!person || person.password !== fields.get("password"))
      return signInPage(step, { email, message: "The email or the password is not right." });
    const [workspace, ...others] = workspacesOf(person);
    if (!workspace) return signInPage(step, { email, message: "You do not belong to any workspace." });
    if (others.length === 0) return finish(id, visit, person, workspace.id);
    visit.person = person;
    return workspacePage(step, person, [workspace, ...others]);
  }

  function choose(id: string, visit: Visit, person: Person, fields: Parameters) {
    const workspaces = workspacesOf(person);
    const chosen = workspaces.find((one) => one.id === fields.get("workspace"));
    return chosen
      ? finish(id, visit, person, chosen.id)
      : workspacePage(stepOf(id, visit.ask), person, workspaces);
  }

  const form: Endpoint = ({ headers, body }) => {
    const fields = readParameters(isForm(headers["content-type"]) ? body : "");
    const id = fields.get("visit") ?? "";
    const visit = visits.get(id);
    if (!visit || clock.now() - visit.begun >= PATIENCE || !clients.find(visit.ask.client.client_id))
      return errorPage("This sign-in is over. Close this window, and begin it again.");
    if (fields.get("refuse") !== null) {
      visits.delete(id);
      return refuse(visit.ask, "access_denied", "The person refused.");
    }
    return visit.person ? choose(id, visit, visit.person, fields) : signIn(id, visit, fields);
  };

  return { authorize, form };
}
