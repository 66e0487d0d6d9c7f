import { test } from "@playwright/test";
import { build } from "../e2e/built.ts";

test("the extension is built for Firefox", async () => {
  await build("firefox");
});
