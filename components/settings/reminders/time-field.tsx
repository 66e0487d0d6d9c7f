import type { useDraft } from "@/components/settings/draft";

type Props = {
  id: string;
  draft: ReturnType<typeof useDraft>;
  isDisabled: boolean;
  /** The person is done: has left the field, or pressed Enter. */
  onEnter: () => void;
};

/** A time of day. It counts once the person is done: while it is typed, one time after the other stands there. */
export const TimeField = ({ id, draft, isDisabled, onEnter }: Props) => (
  <input
    id={id}
    type="text"
    class="time"
    maxLength={20}
    autocomplete="off"
    {...draft.field}
    disabled={isDisabled}
    onBlur={onEnter}
    onKeyDown={({ key, isComposing }) => key === "Enter" && !isComposing && onEnter()}
  />
);
