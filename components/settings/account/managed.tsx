import type { Settings } from "@/lib/timer/settings";
import type { SettingProps } from "@/components/settings/setting-props";

type Props = { id?: string; names: (keyof Settings)[] } & Pick<SettingProps, "managed" | "words">;

/** Says that an administrator manages one of these settings; renders nothing otherwise. */
export function Managed({ id, names, managed, words }: Props) {
  if (!names.some((name) => managed.includes(name))) return null;
  return (
    <p id={id} class="quiet managed">
      {words("managed")}
    </p>
  );
}
