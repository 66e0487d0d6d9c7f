import { test } from "@playwright/test";
import { build } from "../e2e/built.ts";

test("the extension is built for Chromium", async () => {
  await build("chrome");
});
