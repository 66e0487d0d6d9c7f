import type { Project } from "./catalogue.ts";
import { withoutNulls } from "./json.ts";
import { PERSON_ID } from "./people.ts";

/** A project inside a time entry or a task: schema `ProjectModelForTimeTrackings` of awork's reference. */
export const projectJson = ({ id, name, key, company, status, isBillableByDefault }: Project) =>
  withoutNulls({
    id,
    name,
    projectKey: key,
    projectStatus: { ...status, isArchived: false },
    company: company && { ...company, hasImage: false },
    isPrivate: false,
    hasImage: false,
    isExternal: false,
    isBillableByDefault,
    createdBy: PERSON_ID,
  });
