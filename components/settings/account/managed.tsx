import type { Settings } from "@/lib/timer/settings";
import type { Choosing } from "@/components/settings/choosing";

type Props = { id?: string; names: (keyof Settings)[] } & Pick<Choosing, "managed" | "words">;

/** Says that an administrator manages one of these settings; renders nothing otherwise. */
export function Managed({ id, names, managed, words }: Props) {
  if (!names.some((name) => managed.includes(name))) return null;
  return (
    <p id={id} class="quiet managed">
      {words("managed")}
    </p>
  );
}
