import type { ComponentChildren } from "preact";
import type { Words } from "@/lib/timer/words";

type Props = {
  /** Which steps are done; null leaves a step out because the browser can't tell. */
  steps: { signIn: boolean; pin: boolean | null; key: boolean };
  /** The shortcut for Resume; empty if none is set, undefined until it is known. */
  resumeKey: string | undefined;
  words: Words;
  onSetKey: () => void;
  onHide: () => void;
};

/** The steps to take once after installation. */
export function FirstRun({ steps, resumeKey, words, onSetKey, onHide }: Props) {
  const isOver = steps.signIn && steps.pin !== false && steps.key;
  return (
    <section aria-labelledby="first-run" class="first-run">
      <h2 id="first-run">{words("firstSteps")}</h2>
      <div class="card">
        {isOver ? (
          <p>{words("firstStepsDone")}</p>
        ) : (
          <>
            <ol>
              <Step title={words("stepSignIn")} isDone={steps.signIn} words={words}>
                {words("stepSignInHelp")}
              </Step>
              {steps.pin !== null && (
                <Step title={words("stepPin")} isDone={steps.pin} words={words}>
                  {words("stepPinHelp")}
                </Step>
              )}
              <Step title={words("stepKey")} isDone={steps.key} words={words}>
                {resumeKey === "" ? (
                  <>
                    {words("keyMissing")}{" "}
                    <button type="button" class="link" onClick={onSetKey}>
                      {words("setKey")}
                    </button>
                  </>
                ) : (
                  resumeKey && words("stepKeyHelp", resumeKey)
                )}
              </Step>
            </ol>
            <div class="row">
              <button type="button" class="link" onClick={onHide}>
                {words("hideSteps")}
              </button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

type StepProps = { title: string; isDone: boolean; words: Words; children: ComponentChildren };

function Step({ title, isDone, words, children }: StepProps) {
  return (
    <li class={isDone ? "done" : undefined}>
      <div>
        <strong>{title}</strong>
        {isDone ? ` (${words("stepDone")})` : <p class="quiet">{children}</p>}
      </div>
    </li>
  );
}
