import { Icon } from "@/components/icon";

/** The icon of what can be edited. */
export const Pencil = () => (
  <Icon>
    <path d="M11.2 1.8l3 3-8.4 8.4-3.8.8.8-3.8z" />
  </Icon>
);
