import { StepList, type Steps } from "@/components/ui/step-list";

/** A signature step by step; the values were made by the code that verifies. */
export function WorkedExample({ title, steps }: { title: string; steps: Steps }) {
  return (
    <div>
      <h3>{title}</h3>
      <StepList steps={steps} className="mt-2" />
    </div>
  );
}
