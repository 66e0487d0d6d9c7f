import type { Choice } from "@/lib/timer/start/choice";

/** A task of the project "Website relaunch"; its type of work is not known unless said otherwise. */
export function sampleTask(id: string, name: string, given: Partial<Choice> = {}): Choice {
  return {
    kind: "task",
    id,
    name,
    key: `WEB-${id}`,
    projectId: "web",
    project: "Website relaunch",
    client: "Productivity Inc.",
    typeOfWorkId: null,
    typeOfWork: null,
    isBillable: null,
    ...given,
  };
}

export function sampleProject(id: string, name: string): Choice {
  return sampleTask(id, name, { kind: "project", key: "WEB", projectId: id, project: name });
}

export function sampleType(id: string, name: string): Choice {
  const none = { key: null, projectId: null, project: null, client: null };
  return sampleTask(id, name, { kind: "typeOfWork", ...none, typeOfWorkId: id, typeOfWork: name });
}
