import { send } from "@/lib/messages/messages";
import type { Edits } from "@/lib/popup/deferred/edits";
import type { createOffer } from "@/lib/popup/deferred/start/offer";
import type { createProjectTypes } from "@/lib/popup/deferred/start/project-types";
import type { createSearch } from "@/lib/popup/deferred/start/search";
import type { Model } from "@/lib/popup/model";
import { type BookedOn, bookedOn } from "@/lib/timer/editing/booked-on";
import { type Edit, holds } from "@/lib/timer/editing/edit";
import type { Choice } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import { EMPTY, type FormState } from "./form-state";
import type { FormView } from "./form-view";

export type Given = {
  model: Pick<Model, "ask">;
  edits: Pick<Edits, "save">;
  search: Pick<ReturnType<typeof createSearch>, "setTerm">;
  offer: Pick<ReturnType<typeof createOffer>, "load">;
  types: Pick<ReturnType<typeof createProjectTypes>, "load">;
};

/** What the form gives to booking. `close` closes the form. */
type Form = {
  state: Pick<FormState, "give" | "show" | "isBooking">;
  view: Pick<FormView, "entry" | "input" | "values">;
  close: () => void;
};

/** The form's search for another task or project, and what is chosen in it. */
export function createFormBooking(
  { model, edits, search, offer, types }: Given,
  { state, view, close }: Form,
) {
  const { entry, input, values } = view;

  function searchFor(text: string | null): void {
    state.give(entry.peek(), {}, { search: text });
    search.setTerm(text ?? "");
  }

  function openSearch(): void {
    offer.load();
    searchFor("");
  }

  function book(choice: Choice): void {
    void model.ask(() => send("picked", choice));
    search.setTerm("");
    const to = bookedOnChoice(choice);
    void types.load(to.projectId);
    if (state.isBooking.value) return bookCurrent(to);
    const isNew = entry.peek() === null;
    const { typeOfWorkId, typeOfWork, isBillable } = choice;
    const isFree = isNew && values.peek().typeOfWorkId === null;
    state.give(
      entry.peek(),
      {
        bookedOn: to,
        // A new entry has nothing yet that would be changed silently.
        ...(isFree && typeOfWorkId && { typeOfWork: { id: typeOfWorkId, name: typeOfWork ?? "" } }),
        ...(isNew && input.peek().isBillable === undefined && isBillable !== null && { isBillable }),
      },
      { search: null, isDefaultBillable: isNew ? null : isBillable },
    );
  }

  /** Books the current entry on something else, at once. */
  function bookCurrent(to: BookedOn): void {
    const timer = entry.peek();
    state.give(timer, {}, { search: null });
    close();
    if (!timer) return;
    const edit: Edit = { id: timer.id, field: "bookedOn", from: bookedOn(timer), to };
    if (holds(timer, edit) !== "to") void edits.save([edit]);
  }

  return {
    openSearch,
    searchFor,
    book,
    /** Opens the search alone, to book the current entry on something else. */
    rebook(timer: Timer): void {
      state.show(timer, timer.day, EMPTY.given);
      state.isBooking.value = true;
      openSearch();
    },
    /** Back from the search to the form. */
    closeSearch(): void {
      searchFor(null);
      if (state.isBooking.value) close();
    },
  };
}

/** What a choice can be booked on. */
const bookedOnChoice = ({ kind, id, name, projectId, project, client, ...choice }: Choice): BookedOn => ({
  taskId: kind === "task" ? id : null,
  projectId: kind === "project" ? id : projectId,
  task: kind === "task" ? name : null,
  project: kind === "project" ? name : project,
  client,
  ...(choice.isProjectDone && { isProjectDone: true }),
});
