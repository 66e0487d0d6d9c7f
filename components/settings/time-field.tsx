import { minuteOf, minuteText } from "@/lib/timer/minute-of-day";
import { useDraft } from "./draft";

type Props = {
  id: string;
  /** In minutes since midnight. */
  minute: number;
  isDisabled: boolean;
  /** Null: what stands there is no time. */
  onEnter: (minute: number | null) => void;
};

/** A time of day. It counts once the person is done: while its parts are typed, one time after the other stands there. */
export function TimeField({ id, minute, isDisabled, onEnter }: Props) {
  const { field, done } = useDraft(minuteText(minute));
  const enter = ({ currentTarget: typed }: { currentTarget: HTMLInputElement }) => {
    if (typed.value !== minuteText(minute)) onEnter(minuteOf(typed.value));
    done();
  };
  return (
    <input
      id={id}
      type="time"
      {...field}
      disabled={isDisabled}
      onBlur={enter}
      onKeyDown={(event) => event.key === "Enter" && enter(event)}
    />
  );
}
