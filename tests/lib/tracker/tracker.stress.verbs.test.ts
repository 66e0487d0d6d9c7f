import { itHolds } from "./stress";

itHolds("verbs from the popup and the keys, most of all", { popup: 9, key: 5, edit: 1 });
