import type { useDraft } from "@/components/settings/draft";

type Props = {
  id: string;
  draft: ReturnType<typeof useDraft>;
  isDisabled: boolean;
  /** The person left the field or pressed Enter. */
  onEnter: () => void;
};

/**
 * A time of day. It counts on blur or Enter, because the text passes through other valid times while it is
 * typed.
 */
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
