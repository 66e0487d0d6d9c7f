import { itHolds } from "./stress";

itHolds("a day in awork's own page beside it", { elsewhere: 9 });
