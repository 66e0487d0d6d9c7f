import type { Answer } from "./answer.ts";
import type { Request } from "./request.ts";

const ROLE = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7b01";

/** What the caller may do: schema `UserPermissionInfoExternal` of awork's reference, as far as it is played here. */
export const permissions = ({ person }: Request): Answer => ({
  status: 200,
  body: {
    signature: "c2lnbmF0dXJl",
    userPermission: {
      userId: person.id,
      isAdmin: person.admin,
      isGuest: false,
      roleId: ROLE,
      isBlocked: false,
      permissions: person.plans
        ? [{ feature: "project-planning-data", accessLevels: ["read", "write"] }]
        : [],
      projectRolesPermissions: [],
    },
  },
});
