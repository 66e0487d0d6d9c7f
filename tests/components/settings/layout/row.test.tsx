// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Row } from "@/components/settings/layout/row";

afterEach(cleanup);

it("labels its field, with an id that others can refer to", () => {
  render(
    <Row label="Hours" field="hours" help={<p>A day</p>}>
      <input id="hours" />
    </Row>,
  );
  expect(screen.getByLabelText("Hours").id).toBe("hours");
  expect(document.getElementById("hours-text")?.textContent).toBe("Hours");
  expect(screen.getByText("A day")).toBeDefined();
});

it("has no label where a button says by itself what it does", () => {
  render(
    <Row help={<p>What it does</p>}>
      <button type="button">Do</button>
    </Row>,
  );
  expect(document.querySelector("label")).toBeNull();
  expect(document.querySelector(".row")?.textContent).toBe("What it doesDo");
});
