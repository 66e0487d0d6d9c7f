import type { Words } from "@/lib/timer/words";

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
    <section aria-labelledby="transfer">
      <h2 id="transfer">{words("transfer")}</h2>
      <p class="quiet">{words("transferExplained")}</p>
      <button type="button" class="plain" onClick={onExport}>
        {words("exportSettings")}
      </button>
      <p class="file">
        <label for="import">{words("importSettings")}</label>
        <input id="import" type="file" accept=".json,application/json" onChange={choose} />
      </p>
    </section>
  );
}
