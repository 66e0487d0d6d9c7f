export type Parameters = ReturnType<typeof readParameters>;

/** OAuth's parameters: RFC 6749 wants none twice, and takes an empty one for one that is not there. */
export function readParameters(text: string | URLSearchParams) {
  const given = new URLSearchParams(text);
  return {
    get: (name: string) => given.get(name) || null,
    /** The first name that comes twice. */
    repeated: [...given.keys()].find((name) => given.getAll(name).length > 1) ?? null,
    isEmpty: given.size === 0,
  };
}

/** Whether a `content-type` says that the body is a web form. */
export const isForm = (type = "") => /^application\/x-www-form-urlencoded *(;|$)/i.test(type);
