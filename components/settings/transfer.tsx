import type { Words } from "@/lib/timer/words";
import { Row } from "./layout/row";
import { Section } from "./layout/section";

type Props = { words: Words; onExport: () => void; onImport: (file: File) => void };

/** Exports and imports the settings as a file. */
export function Transfer({ words, onExport, onImport }: Props) {
  const choose = ({ currentTarget: field }: { currentTarget: HTMLInputElement }) => {
    const [file] = field.files ?? [];
    if (file) onImport(file);
    // Reset the field, so that the same file can be chosen again after a correction.
    field.value = "";
  };
  return (
    <Section id="transfer" title={words("transfer")}>
      <Row help={<p class="quiet">{words("transferExplained")}</p>}>
        <button type="button" class="plain" onClick={onExport}>
          {words("exportSettings")}
        </button>
      </Row>
      <Row label={words("importSettings")} field="import">
        <span class="file">
          <span class="plain" aria-hidden="true">
            {words("chooseFile")}
          </span>
          {/* Lies over the button, unseen: it takes clicks, keys and dropped files. */}
          <input id="import" type="file" accept=".json,application/json" onChange={choose} />
        </span>
      </Row>
    </Section>
  );
}
