import { itHolds } from "./stress";

itHolds("edits, most of all", { edit: 8, move: 3, popup: 2, key: 1 });
