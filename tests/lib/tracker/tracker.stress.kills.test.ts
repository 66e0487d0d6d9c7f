import { itHolds } from "./stress";

itHolds("a worker that dies again and again", { kill: 5 });
