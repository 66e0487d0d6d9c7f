import type { Words } from "@/lib/timer/words";

type Props = { minutes: number; words: Words; onChange: (minutes: number) => void; onInvalid: () => void };

/** From how many minutes of breaks on a key press is answered with a question. */
export function GuardField({ minutes, words, onChange, onInvalid }: Props) {
  const change = ({ currentTarget: field }: { currentTarget: HTMLInputElement }) => {
    if (field.value !== "" && field.validity.valid) onChange(field.valueAsNumber);
    else onInvalid();
  };
  return (
    <p class="row">
      <label for="guard">{words("guard")}</label>
      <input id="guard" type="number" min={0} max={1440} step={1} value={minutes} onChange={change} />
    </p>
  );
}
