import type { ComponentChildren } from "preact";

type Props = {
  /** Of the field with the id `field`; the label's own id is `${field}-text`. A button needs neither. */
  label?: string;
  field?: string;
  /** Stands under the label, or in its place. */
  help?: ComponentChildren;
  /** The control, with its unit. */
  children: ComponentChildren;
};

/** A row of a section: what it is about at its start, the control at its end, or below if there is no room. */
export const Row = ({ label, field, help, children }: Props) => (
  <div class="row">
    <div class="what">
      {field && (
        <label id={`${field}-text`} for={field}>
          {label}
        </label>
      )}
      {help}
    </div>
    <div class="control">{children}</div>
  </div>
);
