import { createContext } from "preact";
import type { Drafts } from "@/lib/timer/draft";

/** Where what is typed is kept until it is saved; by default nowhere. */
export const DraftsContext = createContext<Drafts>({ find: () => undefined, keep: () => {}, drop: () => {} });
